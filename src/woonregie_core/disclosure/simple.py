# SPDX-License-Identifier: EUPL-1.2
"""The commonest cases in one call: one measure over places, and one measure over places and categories."""

from collections.abc import Mapping

from woonregie_core.disclosure.counts import Axis, CountTable
from woonregie_core.disclosure.release import release
from woonregie_core.disclosure.released import Released
from woonregie_core.disclosure.rules import DisclosureRules

Parents = Mapping[str, str | None]


def protect_series(
    values_by_place: Mapping[str, int | None], parents: Parents, rules: DisclosureRules, sensitive: bool = False
) -> Mapping[str, Released]:
    """What may be seen of one count per place.

    Args:
        values_by_place: what would be published; None is not known. Places may be of several levels.
        parents: the parent of each place. Give every place that shares a parent: one left out counts as not
            known, and then its parent is not compared with its parts.

    Raises:
        DisclosureError, DoNotAddUp: as `release`.
    """
    table = CountTable(
        (_places(parents, values_by_place),), {(p,): v for p, v in values_by_place.items()}, sensitive
    )
    return {place: cell for (place,), cell in release(table, rules).cells.items()}


def protect_table(
    values: Mapping[tuple[str, str], int | None],
    parents: Parents,
    rules: DisclosureRules,
    sensitive: bool = False,
    total: str | None = None,
) -> Mapping[tuple[str, str], Released]:
    """What may be seen of one count per place and category; `total` is the category that is the sum of the others.

    Raises:
        DisclosureError, DoNotAddUp: as `release`.
    """
    places = _places(parents, {place: None for place, _category in values})
    categories = Axis.flat("category", {category for _place, category in values}, total)
    table = CountTable((places, categories), dict(values.items()), sensitive)
    return {(key[0], key[1]): cell for key, cell in release(table, rules).cells.items()}


def _places(parents: Parents, named: Mapping[str, int | None]) -> Axis:
    return Axis.tree("place", {**dict.fromkeys(named), **parents})
