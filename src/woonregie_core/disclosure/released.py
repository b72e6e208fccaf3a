# SPDX-License-Identifier: EUPL-1.2
"""What may be seen of each cell, and why. Codes only: the words for them live with the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.disclosure.counts import CountTable, Key
from woonregie_core.disclosure.rules import DisclosureRules


class Kind(StrEnum):
    """Whether a cell is hidden for its own sake or for another's."""

    PRIMARY = "primary"
    COMPLEMENTARY = "complementary"


class Reason(StrEnum):
    """Why a cell is as it is."""

    ROUNDED = "rounded"
    EXACT = "exact"
    STRUCTURAL_ZERO = "structural_zero"
    BELOW_THRESHOLD = "below_threshold"
    IN_SMALL_TOTAL = "in_small_total"
    PROTECTS_OTHERS = "protects_others"
    HIDDEN_BEFORE = "hidden_before"
    SMALL_DENOMINATOR = "small_denominator"
    SMALL_NUMERATOR = "small_numerator"
    SMALL_REST = "small_rest"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Shown:
    """A value that may be seen, rounded."""

    value: int
    reason: Reason


@dataclass(frozen=True)
class Suppressed:
    """A value that is known and stays hidden."""

    kind: Kind
    reason: Reason


@dataclass(frozen=True)
class Missing:
    """No value is known. Never 0."""

    reason: Reason = Reason.NOT_KNOWN


Released = Shown | Suppressed | Missing


@dataclass(frozen=True)
class View:
    """One way in which the counts are asked: the axes it keeps; along the others it takes one code each.

    Attributes:
        name: what the caller calls it.
        axes: names of the axes that are laid out in full.
        fixed: the code taken along each other axis, usually its total.
    """

    name: str
    axes: tuple[str, ...]
    fixed: Mapping[str, str]

    def keys(self, table: CountTable) -> tuple[Key, ...]:
        """The cells of the table that this view shows."""
        wanted = [None if axis.name in self.axes else self.fixed[axis.name] for axis in table.axes]
        return tuple(
            key for key in table.cells if all(want in (None, code) for want, code in zip(wanted, key, strict=True))
        )


@dataclass(frozen=True)
class Range:
    """What an attacker can still not tell apart: both ends are possible values of a hidden small cell."""

    key: Key
    low: int
    high: int


@dataclass(frozen=True)
class ReleasedTable:
    """The cells of a release, decided together.

    Attributes:
        cells: every published cell. A cell that is not here was in no view and must not be shown.
        rules: the rules it was made with.
        sensitive: whether the threshold for sensitive measures was used.
        reduced: small cells that could keep only a part of their range open, with that part. It is made of true
            values: for whoever releases, not for readers.
    """

    cells: Mapping[Key, Released]
    rules: DisclosureRules
    sensitive: bool
    reduced: tuple[Range, ...] = ()

    def view(self, view: View, table: CountTable) -> Mapping[Key, Released]:
        """The cells of one view."""
        return {key: self.cells[key] for key in view.keys(table) if key in self.cells}


@dataclass(frozen=True)
class Earlier:
    """An earlier release of the same counts (a correction, a vintage), with the counts as they stood then."""

    counts: CountTable
    released: ReleasedTable
