# SPDX-License-Identifier: EUPL-1.2
"""A made-up year of the senior pilot: letters in waves, answers, visits, wishes, help and money."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.allocation.models import Letting
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.seniors import labels
from woonregie.seniors.models import Campaign, Case, HelpRequest, Hours, Letter, Pilot, Response, Visit
from woonregie.seniors.services.cases import make_cases
from woonregie.seniors.services.piloting import draw_starts, fix_comparison
from woonregie.seniors.services.toolbox import Told, open_toolbox, pay, release, reserve
from woonregie_core.allocation.ages import age

_WAVES, _DAYS_BETWEEN = 3, 75
_INTEREST = ("yes", "yes", "yes", "later", "no")
_BARRIERS = tuple(labels.BARRIER)
_HELP = tuple(labels.HELP)
_PAID = ("mover", "handyman", "vacancy", "support")
_BATCH = 1_000


def create_pilot(
    grant: Grant, corporations: Sequence[Party], start: date, on: date, support_age: int, response: float
) -> int:
    """A pilot that began on a day and is told up to another; how many cases it has.

    Args:
        support_age: from which age letters are sent.
        response: share of the letters that is answered.
    """
    draws = Random("pilot")  # noqa: S311 - a story, no secret
    pilot = Pilot.objects.create(
        code="doorstroom-senioren",
        title=_("Doorstroom Senioren (voorbeeld)"),
        start=start,
        end=start.replace(year=start.year + 1) + timedelta(days=92),
        is_sample=True,
    )
    pilot.corporations.set(corporations)
    text = _("Dezelfde buurten in het jaar voor de start, en buurten die nog niet begonnen zijn.")
    before = start.replace(year=start.year - 1), start - timedelta(days=1)
    pilot = fix_comparison(grant, pilot, text, before, start - timedelta(days=14), pilot.revision)
    many = make_cases(grant, pilot, start)
    many += _add_who_moved(pilot, start)
    places = list(Place.objects.filter(dwellings__senior_cases__pilot=pilot).distinct().order_by("code"))
    starts = draw_starts(
        grant, pilot, places, min(_WAVES, len(places)), _DAYS_BETWEEN, "voorbeeld", pilot.revision
    )
    written = _letters(pilot, {one.place_id: one.starts_on for one in starts}, on, support_age)
    answered = _answers(written, on, response, draws)
    _visits(answered, on, draws)
    _money(grant, pilot, start, on, draws)
    _hours(pilot, corporations, start, on, draws)
    return many


def _add_who_moved(pilot: Pilot, start: date) -> int:
    """Who left a family home in the year took part too; the registry knows the present home only."""
    left = Letting.objects.filter(contract_date__gte=start, left__isnull=False, label="doorstroom")
    rows = [
        Case(
            pilot=pilot,
            household=one.household,
            corporation_id=one.left.corporation_id,
            home=one.left,
            phase="searching",
            is_sample=True,
        )
        for one in left.select_related("household", "left")
        if one.left and not Case.objects.filter(household=one.household).exists()
    ]
    return len(Case.objects.bulk_create(rows, _BATCH))


def _letters(pilot: Pilot, starts: dict[int, date], on: date, support_age: int) -> list[tuple[Case, date]]:
    """A campaign in every neighbourhood that began, two weeks after its start."""
    found: list[tuple[Case, date]] = []
    for place_id, day in starts.items():
        sent = day + timedelta(days=14)
        cases = Case.objects.filter(pilot=pilot, home__place=place_id).select_related("household")
        old = [
            one for one in cases if one.household.birth_date and age(one.household.birth_date, sent) >= support_age
        ]
        if sent > on or not old:
            continue
        campaign = Campaign.objects.create(
            pilot=pilot, place_id=place_id, minimum_age=support_age, sent_on=sent, is_sample=True
        )
        Letter.objects.bulk_create([Letter(campaign=campaign, case=one) for one in old], _BATCH)
        Case.objects.filter(pk__in=[one.pk for one in old], phase="new").update(phase="written")
        found += [(one, sent) for one in old]
    return found


def _answers(written: list[tuple[Case, date]], on: date, share: float, draws: Random) -> list[tuple[Case, date]]:
    rows, interested, answered = [], [], []
    for case, sent in written:
        day = sent + timedelta(days=draws.randint(2, 30))
        if draws.random() >= share or day > on:
            continue
        interest, channel = draws.choice(_INTEREST), draws.choice(("phone", "post", "mail", "desk"))
        rows.append(Response(case=case, on=day, channel=channel, interest=interest, is_sample=True))
        answered.append(case.pk)
        if interest == "yes":
            interested.append((case, day))
    Response.objects.bulk_create(rows, _BATCH)
    Case.objects.filter(pk__in=answered, phase="written").update(phase="answered")
    return interested


def _visits(interested: list[tuple[Case, date]], on: date, draws: Random) -> None:
    """Most get a visit within six weeks, and tell what they want, what holds them back and what they need."""
    for case, answered in interested:
        if draws.random() > 0.8:
            continue
        day = answered + timedelta(days=draws.randint(7, 42))
        done = day <= on
        Visit.objects.create(case=case, on=day, done=done, is_sample=True)
        if done:
            case.phase = "visited" if draws.random() < 0.4 else "searching"
            case.wishes_rent, case.wishes_bat = draws.randrange(550, 750, 10) * 100, draws.choice((1, 1, 2))
            case.barriers = sorted(draws.sample(_BARRIERS, draws.randint(0, 3)))
            case.save(update_fields=["phase", "wishes_rent", "wishes_bat", "barriers"])
            _help(case, day, on, draws)


def _help(case: Case, day: date, on: date, draws: Random) -> None:
    for kind in draws.sample(_HELP, draws.randint(0, 2)):
        answered_on = day + timedelta(days=draws.randint(3, 60))
        over = answered_on <= on
        HelpRequest.objects.create(
            case=case,
            kind=kind,
            asked_on=day,
            answered=draws.choice(("within", "within", "within", "outside", "not")) if over else "open",
            answered_on=answered_on if over else None,
            is_sample=True,
        )


def _money(grant: Grant, pilot: Pilot, start: date, on: date, draws: Random) -> None:
    """A third of who moved used the toolbox, as the plan expects (D004, pilot plan, 3.1)."""
    open_toolbox(grant, pilot, start)
    moved = Letting.objects.filter(household__senior_case__pilot=pilot, label="doorstroom").order_by(
        "contract_date"
    )
    for number, letting in enumerate(moved.select_related("household__senior_case")):
        if number % 3 or number > 120:
            continue
        case, day = letting.household.senior_case, letting.contract_date
        cents = draws.randrange(300, 1_201, 50) * 100
        move = reserve(grant, case, cents, Told(day))
        later = day + timedelta(days=20)
        if later <= on:
            paid = cents - draws.choice((0, 0, 5_000, 10_000))
            told = Told(later, draws.choice(_PAID), _("Factuur %(n)s") % {"n": 1_000 + number})
            move = pay(grant, move, paid, told)
            release(grant, move, later)


def _hours(pilot: Pilot, corporations: Sequence[Party], start: date, on: date, draws: Random) -> None:
    month, rows = start.replace(day=1), []
    while month < on.replace(day=1):
        rows += [
            Hours(pilot=pilot, corporation=one, month=month, hours=Decimal(draws.randint(30, 70)), is_sample=True)
            for one in corporations
        ]
        month = (month + timedelta(days=32)).replace(day=1)
    Hours.objects.bulk_create(rows)
