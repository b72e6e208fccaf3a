# SPDX-License-Identifier: EUPL-1.2
"""Text as it may stand in a cell of a workbook, and back again without losing a letter."""

import re
from typing import Any

FORMULA_STARTS = "=+-@\t\r"
# Apostrophes that stand before a risky start are doubled too, so that taking one off always gives the original.
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_SHIELDED = re.compile(r"'+[=+\-@\t\r]")
# The format itself writes characters that XML cannot hold, and a carriage return, as _x000D_.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def safe_text(value: Any) -> Any:
    """Text that a spreadsheet will not run as a formula: an apostrophe goes before a risky first character."""
    if not isinstance(value, str):
        return value
    shielded = f"'{value}" if _RISKY.match(value) else value
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", shielded)


def plain_text(value: Any) -> Any:
    """The inverse of `safe_text`, for text from a reader that already undoes _x000D_."""
    return value[1:] if isinstance(value, str) and _SHIELDED.match(value) else value
