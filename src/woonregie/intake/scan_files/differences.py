# SPDX-License-Identifier: EUPL-1.2
"""A list that goes before OpenStreetMap, and what that changes: in which of both each stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from scipy.spatial import cKDTree

from woonregie.intake.scan_files.osm_facilities import Facility
from woonregie_core.policy.parameters import PolicyOn
from woonregie_core.proximity.coordinates import to_rd
from woonregie_core.proximity.problems import Code, refuse

ONLY_BEFORE, ONLY_LIST, MOVED, SAME = "only_osm", "only_list", "moved", "same"
WHICH = ("category", "difference", "osm_id", "osm_name", "list_id", "list_name")
COLUMNS = ("category", "difference", "osm_id", "osm_name", "list_id", "list_name", "list_source", "metres",
           "lon", "lat")  # fmt: skip


@dataclass(frozen=True)
class Nearness:
    """When two are the same, in metres: near, or of one name and not too far; and when one has moved."""

    near: float
    named: float
    moved: float

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Nearness":
        """The choices of a profile.

        Raises:
            UnknownParameter: one is not known on this day.
            ProximityError: one is below 0.
        """
        found = {name: float(policy.number(f"proximity.list.{name}")) for name in cls.__dataclass_fields__}
        for name, metres in found.items():
            if metres < 0:
                raise refuse(Code.SETTING, name=f"proximity.list.{name}", value=metres)
        return cls(**found)


def override(before: Sequence[Facility], given: Sequence[Facility], replaced: Collection[str]) -> list[Facility]:
    """The facilities, with the list in place of what stood there for every category that it replaces."""
    kept = [one for one in before if one.category not in replaced]
    return sorted([*kept, *given], key=lambda one: (one.category, one.id))


def differences(
    before: Sequence[Facility], given: Sequence[Facility], replaced: Collection[str], nearness: Nearness
) -> list[dict[str, str]]:
    """A row per facility of the categories that the list replaces; those of both sources as one row.

    Each is matched once: first those of one name, the nearest pairs first, then those near each other.
    """
    found = []
    for category in sorted(replaced):
        old = sorted((one for one in before if one.category == category), key=lambda one: one.id)
        new = sorted((one for one in given if one.category == category), key=lambda one: one.id)
        pairs = _match(old, new, nearness)
        rows = [_row(old[first], new[last], metres, nearness) for first, last, metres in pairs]
        matched_old, matched_new = {one for one, _, _ in pairs}, {one for _, one, _ in pairs}
        rows += [_row(one, None, None, nearness) for at, one in enumerate(old) if at not in matched_old]
        rows += [_row(None, one, None, nearness) for at, one in enumerate(new) if at not in matched_new]
        found += sorted(rows, key=lambda row: (row["difference"], row["list_id"], row["osm_id"]))
    return found


def count_differences(rows: Iterable[dict[str, str]]) -> dict[str, dict[str, int]]:
    """By category, how many rows there are of each difference."""
    ordered = sorted(rows, key=lambda row: row["category"])
    found = {}
    for category, some in groupby(ordered, key=lambda row: row["category"]):
        kinds = [row["difference"] for row in some]
        found[category] = {kind: kinds.count(kind) for kind in (ONLY_BEFORE, ONLY_LIST, MOVED, SAME)}
    return found


def _match(old: list[Facility], new: list[Facility], nearness: Nearness) -> list[tuple[int, int, float]]:
    """Rows of both that are the same facility, and the metres between them."""
    if not old or not new:
        return []
    here, there = (np.column_stack(to_rd([f.lon for f in some], [f.lat for f in some])) for some in (old, new))
    reach = max(nearness.near, nearness.named)
    options = []
    for first, some in enumerate(cKDTree(here).query_ball_tree(cKDTree(there), reach)):
        for last in some:
            metres = round(float(np.hypot(*(here[first] - there[last]))), 3)
            one_name = bool(_plain(old[first])) and _plain(old[first]) == _plain(new[last])
            if metres <= (nearness.named if one_name else nearness.near):
                options.append((not one_name, metres, first, last))
    found: list[tuple[int, int, float]] = []
    taken_old, taken_new = set[int](), set[int]()
    for _, metres, first, last in sorted(options):
        if first not in taken_old and last not in taken_new:
            taken_old.add(first)
            taken_new.add(last)
            found.append((first, last, metres))
    return found


def _plain(one: Facility) -> str:
    """The name without capitals, marks and spaces, to compare with."""
    return "".join(mark for mark in one.name.casefold() if mark.isalnum())


def _row(old: Facility | None, new: Facility | None, metres: float | None, nearness: Nearness) -> dict[str, str]:
    shown = new or old
    assert shown is not None
    kind = ONLY_LIST if old is None else ONLY_BEFORE if new is None else SAME
    if metres is not None and metres > nearness.moved:
        kind = MOVED
    return {
        "category": shown.category,
        "difference": kind,
        "osm_id": old.id if old else "",
        "osm_name": old.name if old else "",
        "list_id": new.id if new else "",
        "list_name": new.name if new else "",
        "list_source": new.source if new else "",
        "metres": "" if metres is None else f"{metres:.0f}",
        "lon": f"{shown.lon:.7f}",
        "lat": f"{shown.lat:.7f}",
    }
