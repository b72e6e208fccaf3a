# SPDX-License-Identifier: EUPL-1.2
"""The first look at a table: what is hidden for its own sake, before anything is hidden for another's."""

from collections.abc import Collection, Sequence

from woonregie_core.disclosure.counts import CountTable, Key
from woonregie_core.disclosure.released import (
    Earlier,
    Kind,
    Missing,
    Reason,
    Released,
    Shown,
    Suppressed,
)
from woonregie_core.disclosure.rules import DisclosureRules


def first_look(
    counts: CountTable, rules: DisclosureRules, published: Collection[Key], previous: Sequence[Earlier]
) -> dict[Key, Released]:
    """A state for every published cell; what was hidden before stays hidden."""
    cells = {key: _alone(key, counts, rules) for key in counts.cells if key in published}
    for one in previous:
        for key, said in one.released.cells.items():
            if isinstance(said, Suppressed) and isinstance(cells.get(key), Shown):
                cells[key] = _as_before(key, one, counts, rules)
    if rules.show_zero:
        _close(cells, counts)
    return cells


def _alone(key: Key, counts: CountTable, rules: DisclosureRules) -> Released:
    value = counts.complete[key]
    if key in counts.structural_zeros:
        return Shown(0, Reason.STRUCTURAL_ZERO)
    if value is None:
        return Missing()
    if rules.is_small(value, counts.sensitive):
        return Suppressed(Kind.PRIMARY, Reason.BELOW_THRESHOLD)
    return Shown(rules.rounded(value), Reason.ROUNDED if rules.base > 1 and value else Reason.EXACT)


def _as_before(key: Key, one: Earlier, counts: CountTable, rules: DisclosureRules) -> Released:
    value = counts.complete[key] or 0
    if value < rules.smallest(counts.sensitive):
        return Suppressed(Kind.PRIMARY, Reason.HIDDEN_BEFORE)
    same = one.counts.complete.get(key) == value
    return Suppressed(Kind.COMPLEMENTARY, Reason.PROTECTS_OTHERS if same else Reason.HIDDEN_BEFORE)


def _close(cells: dict[Key, Released], counts: CountTable) -> None:
    """Hide every part of a small hidden total, noughts too.

    With noughts shown, four hidden parts of a hidden total below five could only be one each.
    """
    changed = True
    while changed:
        changed = False
        for one in counts.sums:
            if not _is_primary(cells.get(one.total)):
                continue
            for part in one.parts:
                if _can_join(cells.get(part)):
                    cells[part] = Suppressed(Kind.PRIMARY, Reason.IN_SMALL_TOTAL)
                    changed = True


def _can_join(said: Released | None) -> bool:
    if isinstance(said, Shown):
        return said.reason is not Reason.STRUCTURAL_ZERO
    return _is_primary(said) and said != Suppressed(Kind.PRIMARY, Reason.IN_SMALL_TOTAL)


def _is_primary(said: Released | None) -> bool:
    return isinstance(said, Suppressed) and said.kind is Kind.PRIMARY
