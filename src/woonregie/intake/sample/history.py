# SPDX-License-Identifier: EUPL-1.2
"""A made-up year of adverts, offers and lettings as rows, with the counts that follow from them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from woonregie.allocation.models import Advert, Count, CountBooking, Dwelling, Household, Letting, Offer, Reaction
from woonregie.allocation.services.counting import YEARLY
from woonregie.intake.sample.registry import BATCH
from woonregie_core.allocation import facts
from woonregie_core.allocation.bookings import Book
from woonregie_core.allocation.conditions import INDEX
from woonregie_core.allocation.lots import commitment
from woonregie_core.allocation.offers import Outcome, Step
from woonregie_core.allocation.ranking import Ranked
from woonregie_core.allocation.run import Decided
from woonregie_core.allocation.verdict import Verdict
from woonregie_core.synthetic.year import Month

_ANSWERED = {Outcome.LET: "let", Outcome.REFUSED: "refused", Outcome.EXPIRED: "expired"}
_DAYS_TO_ANSWER = 3
_DAYS_TO_CONTRACT = 21


@dataclass(frozen=True)
class Stored:
    """The rows that a year refers to, by code; the seed of its lots; and the day on which it is told."""

    homes: Mapping[str, Dwelling]
    people: Mapping[str, Household]
    seed: str
    on: date


def store_year(months: Iterable[Month], rows: Stored) -> list[Letting]:
    """Everything that happened in the months; who moved lives in the new home afterwards."""
    known = list(months)
    winners = {one.ranking.advert.id: one.winner for month in known for one in month.decided}
    adverts = {
        row.code: row
        for row in Advert.objects.bulk_create(
            [_advert(one, winners.get(one.id), rows) for month in known for one in month.adverts], BATCH
        )
    }
    Reaction.objects.bulk_create(
        [_reaction(one, adverts, rows) for month in known for one in month.reactions], BATCH
    )
    decided = [one for month in known for one in month.decided]
    offers = Offer.objects.bulk_create([row for one in decided for row in _offers(one, adverts, rows)], BATCH)
    lettings = Letting.objects.bulk_create(list(_lettings(decided, offers, rows)), BATCH)
    _move_in(lettings, adverts.values(), rows)
    _store_counts(known, adverts)
    return lettings


def _reaction(one: facts.Reaction, adverts: Mapping[str, Advert], rows: Stored) -> Reaction:
    advert, household = adverts[one.advert_id], rows.people[one.seeker_id]
    return Reaction(advert=advert, household=household, reacted_at=make_aware(one.reacted_at))


def _advert(one: facts.Advert, winner: str | None, rows: Stored) -> Advert:
    return Advert(
        code=one.id,
        dwelling=rows.homes[one.dwelling.id],
        model=one.model,
        opens=one.opens,
        closes=one.closes,
        pool=one.pool or facts.Pool.OUTSIDE,
        state="let" if winner else "withdrawn",
        withdrawn_on=None if winner else one.closes + timedelta(days=1),
        withdrawn_because="" if winner else _("geen kandidaat"),
        seed=rows.seed,
        commitment=commitment(rows.seed),
        is_sample=True,
    )


def _offers(decided: Decided, adverts: Mapping[str, Advert], rows: Stored) -> Iterator[Offer]:
    advert = adverts[decided.ranking.advert.id]
    made_on = advert.closes + timedelta(days=1)
    for entry, step in _offered(decided):
        yield Offer(
            advert=advert,
            dwelling=advert.dwelling,
            household=rows.people[entry.seeker_id],
            made_on=made_on,
            expires_on=made_on + timedelta(days=_DAYS_TO_ANSWER),
            answered_on=made_on + timedelta(days=_DAYS_TO_ANSWER - 1),
            state=_ANSWERED[step.outcome],
            reason=step.reason,
            counts=step.counts,
        )
        made_on += timedelta(days=_DAYS_TO_ANSWER)


def _offered(decided: Decided) -> list[tuple[Ranked, Step]]:
    pairs = zip(decided.ranking.ranked, decided.steps, strict=True)
    return [(entry, step) for entry, step in pairs if step.outcome in _ANSWERED]


def _lettings(decided: Iterable[Decided], offers: Iterable[Offer], rows: Stored) -> Iterator[Letting]:
    let = {row.advert.code: row for row in offers if row.state == "let"}
    for one in decided:
        for entry, step in _offered(one):
            if step.outcome is Outcome.LET:
                yield _letting(let[one.ranking.advert.id], entry, rows.on)


def _letting(offer: Offer, entry: Ranked, latest: date) -> Letting:
    household, home = offer.household, offer.dwelling
    fitting = entry.word[INDEX["fitting_rent"]]
    return Letting(
        advert=offer.advert,
        offer=offer,
        dwelling=home,
        household=household,
        contract_date=min(offer.made_on + timedelta(days=_DAYS_TO_CONTRACT), latest),
        rent=home.rent,
        label=entry.standing.applied,
        target_group=entry.standing.applied,
        household_size=household.size,
        income_class=household.income_class,
        fitting={Verdict.NOT_APPLICABLE: "NVT", Verdict.MEETS: "PAS"}.get(Verdict(fitting), "NIE"),
        registered_at=household.registered_at,
        left=household.dwelling,
        left_since=household.tenancy_start if household.dwelling else None,
        is_sample=True,
    )


def _move_in(lettings: Iterable[Letting], adverts: Iterable[Advert], rows: Stored) -> None:
    """Homes left behind stand empty until their own letting; who moved is registered no longer."""
    vacant: dict[str, date | None] = {row.dwelling.code: row.opens for row in adverts}
    for letting in sorted(lettings, key=lambda one: one.contract_date):
        if letting.left:
            vacant[letting.left.code] = letting.contract_date
    for letting in lettings:
        vacant[letting.dwelling.code] = None
        household = letting.household
        household.dwelling, household.tenancy_start = letting.dwelling, letting.contract_date
        household.registered_until = letting.contract_date
    for code, since in vacant.items():
        rows.homes[code].vacant_since = since
    moved = [letting.household for letting in lettings]
    Household.objects.filter(pk__in=[one.pk for one in moved]).update(dwelling=None)
    Household.objects.bulk_update(moved, ["dwelling", "tenancy_start", "registered_until"], 500)
    Dwelling.objects.bulk_update([rows.homes[code] for code in vacant], ["vacant_since"], 500)


def _store_counts(months: Iterable[Month], adverts: Mapping[str, Advert]) -> None:
    """The counts as the core kept them per month, put behind each other."""
    changes = []
    for month in months:
        pools = [(Book.POOL, f"{one.scope or 'stad'}/{one.pool}", one.advert_id, 1) for one in month.pools]
        booked = (one for one in month.bookings if one.book is not Book.POOL)
        others = [(one.book, one.account, one.advert_id, one.delta) for one in booked]
        for book, account, advert_id, delta in [*pools, *others]:
            year = month.last_day.year if book in YEARLY else 0
            changes.append(((book, account, year), advert_id, delta, month.last_day))
    totals: Counter[tuple[Book, str, int]] = Counter()
    for key, _advert_id, delta, _day in changes:
        totals[key] += delta
    counts = Count.objects.bulk_create(
        [Count(book=key[0], account=key[1], year=key[2], state=state) for key, state in totals.items()], BATCH
    )
    rows = dict(zip(totals, counts, strict=True))
    states: Counter[tuple[Book, str, int]] = Counter()
    bookings = []
    for key, advert_id, delta, day in changes:
        states[key] += delta
        reason = _("gepubliceerd") if key[0] is Book.POOL else _("verhuurd")
        bookings.append(
            CountBooking(
                count=rows[key], advert=adverts[advert_id], delta=delta, state=states[key], booked_on=day,
                reason=reason,
            )
        )  # fmt: skip
    CountBooking.objects.bulk_create(bookings, BATCH)
