# SPDX-License-Identifier: EUPL-1.2
"""Store a scan with all its outcomes, and let the public read it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.conf.policy import current_policy
from woonregie.places.models import Place
from woonregie.proximity.arrays import arrays_of, fingerprint, packed, streets_arrays
from woonregie.proximity.computing import CHOICES, Found, Outcome, crowd_of, outcome_of
from woonregie.proximity.content import About, Spot, Town
from woonregie.proximity.frozen import hash_of, kept_policy, policy_of
from woonregie.proximity.models import Facility, Scan, ScanResult, Zone
from woonregie_core.proximity.score import Scores

_BATCH = 1_000


@dataclass(frozen=True)
class _Made:
    """A scan that was worked out and not yet stored."""

    about: About
    town: Town
    spots: tuple[Spot, ...]
    kept: list[dict[str, Any]]
    input_hash: str
    arrays: Mapping[str, Any]
    outcomes: Mapping[tuple[str, str], Outcome]


def store_scan(grant: Grant, about: About, town: Town, spots: Iterable[Spot]) -> Scan:
    """Work out a scan for every walker and set of weights, and keep it. What is there already is not stored again.

    Raises:
        PermissionDenied: only who keeps the register for all parties may.
        CannotDo: there is no such walker or set of weights.
        ProximityError, UnknownParameter: the choices of the profile or the distances cannot be used.
    """
    grant.require_party(None)
    if (about.walker, about.weighing) not in CHOICES:
        raise CannotDo(_("Deze keuze van lopen of wegen is er niet."))
    kept, arrays = kept_policy(current_policy().on(about.on)), arrays_of(town)
    given = _facility_lines(spots)
    listed = np.array([str(one) for one in given], dtype=np.str_)
    known = fingerprint({**arrays, **streets_arrays(town), "facilities": listed})
    same = Scan.objects.defer("data", "streets").filter(
        input_hash=known, policy_hash=hash_of(kept), walker=about.walker, weighing=about.weighing, name=about.name
    )
    if (stored := same.first()) is not None:
        return stored
    policy = policy_of(kept, about.on)
    crowd = crowd_of(town, policy)
    outcomes = {choice: outcome_of(town, policy, *choice, key=known, crowd=crowd) for choice in CHOICES}
    return _keep(grant, _Made(about, town, given, kept, known, arrays, outcomes))


@transaction.atomic
def release_scan(grant: Grant, scan: Scan) -> None:
    """Let the public read a scan; doing it twice changes nothing.

    Raises:
        PermissionDenied: only who keeps the register for all parties may.
    """
    grant.require_party(None)
    if Scan.objects.filter(pk=scan.pk, released_on=None).update(released_on=timezone.localdate()):
        record(grant, "scan.release", f"scan:{scan.number}", _("Scan openbaar gemaakt."))


@transaction.atomic
def _keep(grant: Grant, made: _Made) -> Scan:
    about, first = made.about, made.outcomes[made.about.walker, made.about.weighing]
    streets = streets_arrays(made.town)
    scan = Scan.objects.create(
        number=(Scan.objects.aggregate(top=Max("number"))["top"] or 0) + 1,
        name=about.name,
        municipality_id=about.municipality_id,
        on=about.on,
        made_at=timezone.now(),
        made_by=grant.actor.name,
        walker=about.walker,
        weighing=about.weighing,
        straight=made.town.reached.straight,
        synthetic=about.synthetic,
        points=made.town.points.size,
        without_score=int(np.isnan(first.scores.total).sum()),
        policy=made.kept,
        policy_hash=hash_of(made.kept),
        input_hash=made.input_hash,
        data=packed(made.arrays),
        streets=packed(streets) if streets else b"",
        differences=[dict(one) for one in about.differences],
        remarks=list(about.remarks),
    )
    Facility.objects.bulk_create((Facility(scan=scan, **vars(spot)) for spot in made.spots), batch_size=_BATCH)
    zones = sum(_keep_result(scan, made.town, *choice, one) for choice, one in made.outcomes.items())
    details = {"points": scan.points, "zones": zones, "policy": scan.policy_hash, "input": scan.input_hash}
    record(grant, "scan.store", f"scan:{scan.number}", _("Scan bewaard."), details)
    return scan


def _keep_result(scan: Scan, town: Town, walker: str, weighing: str, outcome: Outcome) -> int:
    """One outcome with its zones; how many zones."""
    scores = outcome.scores
    result = ScanResult.objects.create(
        scan=scan,
        walker=walker,
        weighing=weighing,
        scored=int((~np.isnan(scores.total)).sum()),
        made_of=list(scores.made_of()),
        left_out=list(scores.left_out()),
        counts=[[one.threshold, one.radius, one.zones, round(one.share, 6)] for one in outcome.counts],
        scores=packed(
            {
                "total": scores.total,
                "without_safety": scores.without_safety,
                "classes": scores.classes,
                "stability": outcome.stability,
            }
        ),
    )
    places = {place.code: place for place in Place.objects.filter(code__in=set(town.places))}
    rows = [
        _zone(result, number, found, town, scores, places) for number, found in enumerate(outcome.zones, start=1)
    ]
    _tell_apart(rows)
    Zone.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)


def _tell_apart(rows: Sequence[Zone]) -> None:
    """A second zone around the same neighbourhood gets a number behind its name."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.name] += 1
        if seen[row.name] > 1:
            row.name = f"{row.name} {seen[row.name]}"


def _zone(
    result: ScanResult, number: int, found: Found, town: Town, scores: Scores, places: Mapping[str, Place]
) -> Zone:
    zone, best = found.zone, found.best
    place = places.get(town.places[zone.anchor])
    name = place.name if place else town.places[zone.anchor] or _("Zone %(number)s") % {"number": number}
    return Zone(
        result=result,
        number=number,
        anchor=town.points.ids[zone.anchor],
        name=name,
        place=place,
        people=zone.people,
        addresses=zone.addresses,
        score=round(zone.score, 6),
        without_safety=_mean(scores.without_safety[zone.members], town.points.people[zone.members]),
        missing=list(zone.missing),
        addition=best.category if best else "",
        addition_point=town.points.ids[best.row] if best else "",
        addition_gain=round(best.gain, 6) if best else None,
        addition_people=best.people if best else None,
        members=zone.members.tolist(),
    )


def _mean(values: Any, people: Any) -> float | None:
    known = ~(np.isnan(values) | np.isnan(people))
    total = float(people[known].sum())
    return round(float((values[known] * people[known]).sum() / total), 6) if total > 0 else None


def _facility_lines(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    return tuple(sorted(spots, key=lambda spot: (spot.category, spot.code)))
