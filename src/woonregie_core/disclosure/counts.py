# SPDX-License-Identifier: EUPL-1.2
"""A set of counts with its structure: axes, what adds up to what, what is missing, what can only be zero."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

Key = tuple[str, ...]
"""A cell: one code for each axis, in the order of the axes."""


class DisclosureError(ValueError):
    """Counts or rules with which nothing can be released."""


class DoNotAddUp(DisclosureError):
    """A total is not the sum of its parts, or no value of what is missing can make it so."""


@dataclass(frozen=True)
class Sum:
    """One cell that is the sum of others."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Axis:
    """One direction of a table, such as place or age.

    Attributes:
        name: what views call it.
        codes: every code, totals included.
        sums: which code is the sum of which others. A code may be in several sums, so groups may overlap.
    """

    name: str
    codes: tuple[str, ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def flat(cls, name: str, codes: Iterable[str], total: str | None = None) -> "Axis":
        """Codes side by side, with or without a total over all of them."""
        own = tuple(sorted(set(codes) - {total}))
        return cls(name, own) if total is None else cls(name, (*own, total), ((total, own),))

    @classmethod
    def tree(cls, name: str, parents: Mapping[str, str | None]) -> "Axis":
        """A hierarchy, such as neighbourhoods in districts in a municipality. A code without parent has None."""
        children: dict[str, list[str]] = {}
        for code, parent in parents.items():
            if parent is not None:
                children.setdefault(parent, []).append(code)
        sums = tuple((parent, tuple(sorted(parts))) for parent, parts in sorted(children.items()))
        return cls(name, tuple(sorted({*parents, *children})), sums)

    @cached_property
    def top_down(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The sums, each before the sums of its parts.

        Raises:
            DisclosureError: a code is, in the end, a part of itself.
        """
        waiting, ordered = sorted(self.sums), []
        while waiting:
            parts = {part for _total, members in waiting for part in members}
            free = [one for one in waiting if one[0] not in parts]
            if not free:
                raise DisclosureError(f"axis '{self.name}': a code is a part of itself")
            ordered += free
            waiting = [one for one in waiting if one not in free]
        return tuple(ordered)


@dataclass(frozen=True)
class CountTable:
    """Counts of one measure over one or more axes.

    Attributes:
        values: a count for each cell, or None where it is not known. A cell left out is worked out from its
            parts if all of those are known, and is not known otherwise.
        sensitive: whether the measure tells of care, health or another special matter.
        structural_zeros: cells that everybody knows to be empty.
    """

    axes: tuple[Axis, ...]
    values: Mapping[Key, int | None]
    sensitive: bool = False
    structural_zeros: frozenset[Key] = field(default_factory=frozenset)

    @cached_property
    def cells(self) -> tuple[Key, ...]:
        """Every cell of the whole table, in a fixed order."""
        return tuple(product(*(sorted(axis.codes) for axis in self.axes)))

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """All that adds up, along each axis: totals before the sums of their parts."""
        found = []
        for place, axis in enumerate(self.axes):
            others = [sorted(other.codes) for other in self.axes if other is not axis]
            for (total, parts), rest in product(axis.top_down, product(*others)):
                at = [(*rest[:place], code, *rest[place:]) for code in (total, *parts)]
                found.append(Sum(at[0], tuple(at[1:])))
        return tuple(found)

    @cached_property
    def totals(self) -> frozenset[Key]:
        """Cells that are the sum of other cells."""
        return frozenset(one.total for one in self.sums)

    @cached_property
    def complete(self) -> Mapping[Key, int | None]:
        """A value for every cell, totals worked out where all parts are known.

        Raises:
            DisclosureError: a cell is not of this table, negative, not whole, or a filled structural zero.
            DoNotAddUp: a total differs from its parts, or is less than the known ones together.
        """
        known = set(self.cells)
        for key, value in self.values.items():
            if key not in known:
                raise DisclosureError(f"cell {key} is not of this table")
            if value is not None and (
                value != int(value) or value < 0 or (value and key in self.structural_zeros)
            ):
                raise DisclosureError(f"cell {key} cannot hold {value}")
        empty = dict.fromkeys(self.structural_zeros & known, 0)
        full: dict[Key, int | None] = dict.fromkeys(self.cells) | dict(self.values) | empty
        for one in reversed(self.sums):
            parts = [full[part] for part in one.parts]
            if one.total not in self.values and full[one.total] is None and None not in parts:
                full[one.total] = sum(part for part in parts if part is not None)
        for one in self.sums:
            _check(one, full)
        return full


def _check(one: Sum, full: Mapping[Key, int | None]) -> None:
    total, parts = full[one.total], [full[part] for part in one.parts]
    together = sum(part for part in parts if part is not None)
    if total is not None and (together > total or (None not in parts and together != total)):
        raise DoNotAddUp(f"{one.total} is {total}, its parts are {together} together")
