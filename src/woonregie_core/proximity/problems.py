# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an input of the scan: a code and values. The Dutch sentences live in the building."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Every kind of problem. `BLOCKING` says which of them stop the scan."""

    EMPTY = "empty"
    SHAPE = "shape"
    NOT_A_NUMBER = "not_a_number"
    SWAPPED = "swapped"
    PROJECTED = "projected"
    GEOGRAPHIC = "geographic"
    SWAPPED_METRES = "swapped_metres"
    OUTSIDE_GRID = "outside_grid"
    OUTSIDE_COUNTRY = "outside_country"
    DUPLICATE_NODE = "duplicate_node"
    DUPLICATE_FACILITY = "duplicate_facility"
    UNKNOWN_NODE = "unknown_node"
    NEGATIVE_LENGTH = "negative_length"
    TOO_LONG = "too_long"
    TOO_LARGE = "too_large"
    NEGATIVE_PEOPLE = "negative_people"
    UNKNOWN_CATEGORY = "unknown_category"
    REACH = "reach"
    SETTING = "setting"
    ISLANDS = "islands"
    FACILITY_OUTSIDE = "facility_outside"
    POINT_OUTSIDE = "point_outside"


BLOCKING = frozenset(Code) - {Code.ISLANDS, Code.FACILITY_OUTSIDE, Code.POINT_OUTSIDE}


@dataclass(frozen=True)
class Problem:
    """One problem.

    Attributes:
        code: what kind of problem.
        values: what it is about, by name, such as `first` (the first offender) and `count` (how many).
    """

    code: Code
    values: dict[str, object] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether nothing may be computed with this input."""
        return self.code in BLOCKING


class ProximityError(ValueError):
    """An input cannot be used. Nothing was computed.

    Attributes:
        problems: what is wrong, at least one.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{one.code} {one.values}" for one in problems))
        self.problems = problems


def refuse(code: Code, **values: object) -> ProximityError:
    """An error of one problem, to be raised."""
    return ProximityError(Problem(code, values))


def stop_at(problems: Sequence[Problem]) -> None:
    """Stop when one of the problems blocks.

    Raises:
        ProximityError: with those that block.
    """
    blocking = [problem for problem in problems if problem.blocks]
    if blocking:
        raise ProximityError(*blocking)
