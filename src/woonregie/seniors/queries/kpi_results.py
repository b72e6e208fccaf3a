# SPDX-License-Identifier: EUPL-1.2
"""Category 1 of the evaluation: way of working and results (D004, pilot plan, chapter 6)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Min, Q, Sum

from woonregie.allocation.models import Advert, Letting
from woonregie.seniors.measures import Line, Measured, Unit, count, mean, means, share
from woonregie.seniors.models import Hours, Letter, Response
from woonregie.seniors.queries.window import Window
from woonregie_core.allocation.kpi import Ratio
from woonregie_core.pilot.spans import Spans, spans

_OFFER, _MEDIATION, _POOL = "aanbod", "bemiddeling", "30"


def movers(now: Window, then: Window | None) -> list[Line]:
    """Who moved on, against homes that became free, that were advertised, and the group it is meant for."""
    unknown = now.not_known()
    against = {"movers_of_available": {}, "movers_of_advertised": {"model": _OFFER}}
    against["movers_of_pool"] = {"model": _OFFER, "pool": _POOL}
    lines = [count("movers", len(now.movers), len(then.movers) if then else None)]
    for code, kind in against.items():
        lines.append(share(code, _of_homes(now, kind), _of_homes(then, kind) if then else None, now.least))
    # Who is in the group is known of today only, so an earlier period has no such number.
    return [*lines, share("movers_of_group", _of_group(now), None, now.least, unknown)]


def _of_homes(window: Window, kind: dict[str, str]) -> Ratio:
    """Who moved on to a home of this kind, against all such homes that were on offer."""
    fits = [one for one in window.movers if all(getattr(one.advert, name) == code for name, code in kind.items())]
    homes = window.offered(**kind).values("dwelling").distinct().count()
    return Ratio(sum(window.is_suitable(one.dwelling) for one in fits), homes)


def _of_group(window: Window) -> Ratio:
    moved = {one.household_id for one in window.movers}
    return Ratio(len(moved), len(moved) + window.meant_for().exclude(pk__in=moved).count())


def vacancy(now: Window, then: Window | None) -> list[Line]:
    """Days that a home stood empty between two households."""
    days, before = _empty(now), _empty(then) if then else None
    own = [_empty(one, moved_out=True) if one else None for one in (now, then)]
    assert own[0] is not None
    return [
        mean("vacancy_all", days, before, now.least),
        mean("vacancy_left_by_movers", own[0], own[1], now.least),
    ]


def _empty(window: Window, moved_out: bool = False) -> Spans:
    """From the contract of who left until the contract of who came; unknown where nobody is known to have left."""
    came = window.own_lettings
    homes = {one.dwelling_id for one in came}
    left: dict[int, list[tuple[date, Letting]]] = {}
    for one in Letting.objects.filter(left__in=homes).select_related("household__senior_case", "dwelling"):
        left.setdefault(one.left_id or 0, []).append((one.contract_date, one))
    ends: list[tuple[date | None, date | None]] = []
    for one in came:
        earlier = [pair for pair in left.get(one.dwelling_id, []) if pair[0] <= one.contract_date]
        last = max(earlier, key=lambda pair: pair[0]) if earlier else None
        if not moved_out or (last and last[1].label == "doorstroom"):
            ends.append((last[0] if last else None, one.contract_date))
    return spans(ends)


def mediations(now: Window, then: Window | None) -> list[Line]:
    """Homes that were offered directly: how many of them were let."""
    running = now.offered(model=_MEDIATION, state__in=["published", "closed"]).count()
    return [share("mediations", _mediated(now), _mediated(then) if then else None, now.least, running)]


def _mediated(window: Window) -> Ratio:
    ended = window.offered(model=_MEDIATION).exclude(state__in=["published", "closed"])
    return Ratio(ended.filter(letting__contract_date__lte=window.end).count(), ended.count())


def movers_by_advert(now: Window, then: Window | None) -> list[Line]:
    """Who moved on through an advert."""
    return [share("movers_by_advert", _by_advert(now), _by_advert(then) if then else None, now.least)]


def _by_advert(window: Window) -> Ratio:
    return Ratio(sum(one.advert.model == _OFFER for one in window.movers), len(window.movers))


def hours(now: Window, _then: Window | None) -> list[Line]:
    """Hours of work, and hours for each mover; months of which nothing was recorded are counted as unknown."""
    rows = Hours.objects.filter(
        pilot=now.pilot, month__range=(now.start.replace(day=1), now.end), corporation__in=now.landlords
    )
    found = rows.aggregate(total=Sum("hours"), rows=Count("pk"))
    months = (now.end.year - now.start.year) * 12 + now.end.month - now.start.month + 1
    missing = months * len(now.landlords) - found["rows"]
    total: Decimal | None = found["total"]
    lines = [count("hours", None if total is None else float(total), None, Unit.HOURS, max(missing, 0))]
    if total is not None and now.movers:
        many = len(now.movers)
        lines.append(Line("hours_per_mover", Unit.HOURS, Measured(float(total) / many, float(total), many)))
    return lines


def letters(now: Window, _then: Window | None) -> list[Line]:
    """Households that were written to, and how many of them let something know afterwards."""
    sent = Letter.objects.filter(campaign__pilot=now.pilot, campaign__sent_on__range=(now.start, now.end))
    written = dict(sent.values_list("case").annotate(first=Min("campaign__sent_on")))
    answers = Response.objects.filter(case__in=written, on__lte=now.end).values_list("case", "on", "interest")
    heard = [(case, interest) for case, on, interest in answers if on >= written[case]]
    answered = {case for case, _interest in heard}
    interested = {case for case, interest in heard if interest == "yes"}
    return [
        share("letters", Ratio(len(answered), len(written)), None, now.least),
        share("letters_interested", Ratio(len(interested), len(written)), None, now.least),
    ]


def reactions(now: Window, then: Window | None) -> list[Line]:
    """Reactions for each advert that closed: in the part for movers, and on other suitable homes."""
    lines = []
    for code, pool in (("reactions_pool", _POOL), ("reactions_other", "70")):
        before = _per_advert(then, pool) if then else None
        lines.append(means(code, _per_advert(now, pool), before, now.least, Unit.COUNT))
    return lines


def _per_advert(window: Window, pool: str) -> Sequence[float]:
    counted = Count("reactions", filter=Q(reactions__withdrawn_at=None))
    found = Advert.objects.filter(
        closes__range=(window.start, window.end),
        dwelling__corporation__in=window.landlords,
        dwelling__bat__gte=window.agreement.pool_minimum_bat,
        model=_OFFER,
        pool=pool,
    ).exclude(state="published")
    return list(found.annotate(many=counted).values_list("many", flat=True))


def lead_time(now: Window, then: Window | None) -> list[Line]:
    """Days until the contract: from the first contact, and from the advert."""
    return [
        mean("lead_from_contact", _from_contact(now), None, now.least),
        mean("lead_from_advert", _from_advert(now), _from_advert(then) if then else None, now.least),
    ]


def _from_contact(window: Window) -> Spans:
    cases = {
        one.pk: one.household.senior_case.pk for one in window.movers if hasattr(one.household, "senior_case")
    }
    first: dict[int, date] = {}
    letters_sent = Letter.objects.filter(case__in=cases.values()).values_list("case", F("campaign__sent_on"))
    said = Response.objects.filter(case__in=cases.values()).values_list("case", "on")
    for case, day in [*letters_sent, *said]:
        first[case] = min(day, first.get(case, day))
    return spans((first.get(cases.get(one.pk, 0)), one.contract_date) for one in window.movers)


def _from_advert(window: Window) -> Spans:
    return spans((one.advert.opens, one.contract_date) for one in window.movers)
