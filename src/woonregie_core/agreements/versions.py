# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a commitment, field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, went or came."""

    text: str
    state: str  # "same", "removed" or "added"


@dataclass(frozen=True)
class FieldChange:
    """One field that differs, with its words compared."""

    field: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def compare(before: Mapping[str, str], after: Mapping[str, str], fields: Sequence[str]) -> list[FieldChange]:
    """The fields that differ, in the given order.

    Args:
        before, after: field name -> text; a missing field is an empty text.
    """
    changes = []
    for field in fields:
        old, new = before.get(field, ""), after.get(field, "")
        if old != new:
            changes.append(FieldChange(field, old, new, word_difference(old, new)))
    return changes


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """The words of two texts as runs that stayed, went or came; joined they give back both texts' words."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(" ".join(old[old_from:old_to]), "same"))
            continue
        if old_to > old_from:
            pieces.append(Piece(" ".join(old[old_from:old_to]), "removed"))
        if new_to > new_from:
            pieces.append(Piece(" ".join(new[new_from:new_to]), "added"))
    return tuple(pieces)
