# SPDX-License-Identifier: EUPL-1.2
"""Codes of areas as CBS writes them, also when a spreadsheet took their noughts or blanks away."""

import re
from typing import Any

_LETTERS = re.compile(r"(GM|WK|BU)(\d{1,8})")
_UPPER = re.compile(r"(NL|LD|PV|CR|GG|GD|AM|RP|SG|GA|VR|ZK|JZ|RR|AR|EG|WZ)\d{1,4}")
_POSTCODE = re.compile(r"[1-9]\d{3}([A-Z]{2})?")
_WIDTH = {"GM": 4, "WK": 6, "BU": 8}
_BY_LENGTH = {3: "GM", 4: "GM", 5: "WK", 6: "WK", 7: "BU", 8: "BU"}


def region_code(cell: Any) -> str:
    """The code of a municipality (GM0935), district (WK093500), neighbourhood (BU09350000) or larger area.

    Digits alone get their letters by their number; a lost leading nought comes back. Empty where it is no code.
    """
    text = _text(cell)
    if text.isdecimal():
        letters = _BY_LENGTH.get(len(text), "")
        return f"{letters}{text.zfill(_WIDTH[letters])}" if letters else ""
    found = _LETTERS.fullmatch(text)
    if found:
        return f"{found[1]}{found[2].zfill(_WIDTH[found[1]])}"
    return text if _UPPER.fullmatch(text) else ""


def postcode(cell: Any) -> str:
    """A Dutch postcode of four digits, or with two letters, without a blank. Empty where it is none."""
    text = _text(cell).replace(" ", "")
    return text if _POSTCODE.fullmatch(text) else ""


def is_larger(code: str) -> bool:
    """Whether the code is of an area above the municipality."""
    return bool(_UPPER.fullmatch(code))


def municipality_digits(code: str) -> str:
    """The four digits of the municipality that an area lies in; empty for a larger area or a postcode."""
    found = _LETTERS.fullmatch(code)
    return found[2].zfill(_WIDTH[found[1]])[:4] if found else ""


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell if cell is not None else "").strip().upper()
