# SPDX-License-Identifier: EUPL-1.2
"""Every number of the evaluation in small worlds that were worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factories import make_place
from seniors.pilot_world import (
    BEFORE,
    END,
    START,
    UNTIL,
    advert,
    case,
    family_home,
    home,
    household,
    landlord,
    let,
    make_pilot,
    move_on,
    react,
    said,
    written,
)
from woonregie.access.grant import Grant, Scope
from woonregie.allocation.models import Priority
from woonregie.seniors.measures import Line
from woonregie.seniors.models import HelpRequest, Hours, MoveBudget, PilotStart, Toolbox, ToolboxBooking
from woonregie.seniors.queries.evaluation import MEASURES, Evaluation, evaluate, find_pilot
from woonregie_core.pilot.designs import Strength
from woonregie_core.pilot.start import starting_waves

pytestmark = pytest.mark.django_db


def operator() -> Grant:
    return Grant.for_command("test")


def of(pilot, start: date = START, end: date = END) -> Evaluation:
    return evaluate(operator(), pilot, start, end)


def line(found: Evaluation, code: str, about: str = "") -> Line:
    return next(one for kpi in found.kpis for one in kpi.lines if (one.code, one.about) == (code, about))


def ratio(found: Evaluation, code: str, about: str = "") -> tuple[Any, Any]:
    now = line(found, code, about).now
    return now.part, now.whole


def test_an_empty_pilot_says_that_nothing_can_be_said_and_never_zero_per_cent():
    found = of(make_pilot())
    assert [kpi.code for kpi in found.kpis] == list(MEASURES)
    said_something = {one.code for kpi in found.kpis for one in kpi.lines if one.now.value is not None}
    assert said_something == {"movers"}
    assert line(found, "movers").now.value == 0


def test_every_number_has_the_place_in_the_plan_that_asks_for_it():
    found = of(make_pilot())
    lines = [int(kpi.citation.text.rsplit(" ", 1)[1]) for kpi in found.kpis]
    assert lines == [*range(997, 1005), *range(1008, 1012), *range(1015, 1018)]
    assert [number for number, _kpis in found.categories] == [1, 2, 3]


def test_movers_against_homes_and_the_group():
    pilot = make_pilot()
    move_on(date(2025, 5, 1), date(2025, 6, 1))
    move_on(date(2025, 5, 1), date(2025, 9, 30))  # the last day counts
    move_on(date(2025, 9, 1), date(2025, 10, 1))  # a day too late, but its home was on offer
    move_on(date(2024, 5, 1), date(2024, 6, 1))  # the year before
    advert(home(), date(2025, 7, 1))  # a suitable home in the other part
    advert(home(bat=0), date(2025, 7, 1))  # not suitable
    advert(home(landlord="wonen-limburg"), date(2025, 7, 1))  # does not take part
    advert(home(), date(2025, 7, 1), model="bemiddeling", state="withdrawn")
    household(dwelling=family_home())
    household(dwelling=family_home(), birth_date=date(1970, 9, 30))  # 55 on the last day
    household(dwelling=family_home(), birth_date=date(1970, 10, 1))  # a day too young
    household(dwelling=family_home(bedrooms=1))
    household(dwelling=family_home(), resident_children=1)
    household(dwelling=family_home(), arrears_months=Decimal("1.00"))  # exactly one month is allowed
    household(dwelling=family_home(), arrears_months=Decimal("1.01"))
    household(dwelling=family_home(), tenancy_start=date(2022, 10, 1))
    household(dwelling=family_home(), birth_date=None)
    found = of(pilot)
    assert (line(found, "movers").now.value, line(found, "movers").then.value) == (2, 1)
    assert ratio(found, "movers_of_available") == (2, 5)
    assert ratio(found, "movers_of_advertised") == (2, 4)
    assert ratio(found, "movers_of_pool") == (2, 3)
    assert ratio(found, "movers_of_group") == (2, 5)
    assert line(found, "movers_of_group").now.unknown == 1
    assert line(found, "movers_of_group").then is None


def swap(birth_date: date, **left: Any) -> None:
    """Somebody without that priority goes from a family to a suitable home on 1 June."""
    let(
        advert(home(), date(2025, 5, 1), model="bemiddeling"),
        household(birth_date=birth_date),
        date(2025, 6, 1),
        label="wmo",
        left=family_home(**left),
    )


def test_who_swaps_a_family_home_for_a_suitable_one_moves_on_whatever_the_label():
    pilot = make_pilot()
    move_on(date(2025, 5, 1), date(2025, 6, 1))
    swap(date(1970, 6, 1))  # 55 on the day of the contract
    swap(date(1970, 6, 2))
    swap(date(1950, 1, 1), bedrooms=1)
    swap(date(1950, 1, 1), type="appartement")
    found = of(pilot)
    assert ratio(found, "movers_by_advert") == (1, 2)
    assert ratio(found, "mediations") == (4, 4)


def test_a_period_before_the_registry_is_missing_and_not_zero():
    pilot = make_pilot(covered=False)
    move_on(date(2025, 5, 1), date(2025, 6, 1))
    found = of(pilot)
    assert found.then == (BEFORE, UNTIL)
    assert not found.compared
    assert all(one.then is None for kpi in found.kpis for one in kpi.lines if kpi.code != "occupancy")
    assert found.design.strength is Strength.NONE


def test_days_without_a_household():
    left = family_home()
    move_on(date(2025, 4, 1), date(2025, 5, 1), left)
    let(advert(left, date(2025, 5, 2)), household(), date(2025, 5, 31))
    other = family_home()
    move_on(date(2024, 4, 1), date(2024, 5, 1), other)
    let(advert(other, date(2024, 5, 2)), household(), date(2024, 6, 10))
    found = of(make_pilot())
    after = line(found, "vacancy_left_by_movers")
    assert (after.now.value, after.now.whole, after.then.value) == (30, 1, 40)
    assert after.difference.value == -10
    assert after.difference.interval is None  # one home on either side
    everything = line(found, "vacancy_all").now
    assert (everything.value, everything.whole, everything.unknown) == (30, 1, 1)


def test_mediations_that_succeeded_of_those_that_ended():
    one = advert(home(), date(2025, 5, 1), model="bemiddeling")
    let(one, household(), date(2025, 6, 1))
    advert(home(), date(2025, 5, 1), model="bemiddeling", state="withdrawn")
    advert(home(), date(2025, 5, 1), model="bemiddeling", state="closed")
    found = of(make_pilot())
    assert ratio(found, "mediations") == (1, 2)
    assert line(found, "mediations").now.unknown == 1


def test_hours_and_the_months_that_nobody_wrote_down():
    pilot = make_pilot()
    for month in (4, 5, 10):
        Hours.objects.create(
            pilot=pilot, corporation=landlord(), month=date(2025, month, 1), hours=Decimal("20.5")
        )
    move_on(date(2025, 5, 1), date(2025, 6, 1))
    found = of(pilot)
    assert (line(found, "hours").now.value, line(found, "hours").now.unknown) == (41.0, 4)
    assert line(found, "hours_per_mover").now.value == 41.0


def test_the_response_to_letters_counts_households_that_answered_after_it():
    pilot = make_pilot()
    cases = [case(pilot) for _ in range(10)]
    written(pilot, date(2025, 5, 1), *cases)
    written(pilot, date(2025, 6, 1), cases[0])  # a reminder is no second household
    said(cases[0], date(2025, 5, 10), "later")
    said(cases[1], date(2025, 5, 1))
    said(cases[1], date(2025, 5, 2))
    said(cases[2], date(2025, 4, 30))  # before the letter
    said(cases[3], date(2025, 10, 1))  # after the period
    found = of(pilot)
    assert ratio(found, "letters") == (2, 10)
    assert ratio(found, "letters_interested") == (1, 10)
    assert line(found, "letters").now.interval is not None
    assert (found.letters.low, found.letters.high) == (0.1, 0.2)
    assert found.letters.citation.text == "D004, pilotplan 3.1, regel 858"


def test_reactions_for_each_advert_that_closed():
    people = [household() for _ in range(3)]
    react(advert(home(), date(2025, 5, 1), pool="30"), *people)
    react(advert(home(), date(2025, 5, 1), pool="30"), people[0])
    react(advert(home(), date(2025, 5, 1), pool="30", state="published"), people[0])
    advert(home(), date(2025, 5, 1))  # nobody wanted it: that is a nought, and it counts
    found = of(make_pilot())
    assert (line(found, "reactions_pool").now.value, line(found, "reactions_pool").now.whole) == (2, 2)
    assert line(found, "reactions_other").now.value == 0


def test_lead_time_from_the_first_contact_and_from_the_advert():
    pilot = make_pilot()
    one = case(pilot)
    written(pilot, date(2025, 4, 10), one)
    said(one, date(2025, 4, 20))
    let(advert(home(), date(2025, 5, 1)), one.household, date(2025, 5, 31), label="doorstroom")
    move_on(date(2025, 5, 1), date(2025, 5, 11))
    found = of(pilot)
    contact = line(found, "lead_from_contact").now
    assert (contact.value, contact.unknown) == (51, 1)
    assert line(found, "lead_from_advert").now.value == 20


def booking(box: Toolbox, move: MoveBudget, instrument: str, cents: int, on: date) -> None:
    ToolboxBooking.objects.create(
        toolbox=box, move=move, kind="pay", instrument=instrument, cents=cents, booked_on=on, proof="factuur",
        budget_after=6_000_000, reserved_after=0, paid_after=cents,
    )  # fmt: skip


def toolbox(pilot) -> Toolbox:
    box = Toolbox.objects.create(pilot=pilot, budget=6_000_000)
    ToolboxBooking.objects.create(
        toolbox=box, kind="allot", cents=6_000_000, booked_on=START, budget_after=6_000_000, reserved_after=0,
        paid_after=0,
    )  # fmt: skip
    return box


def test_what_the_toolbox_paid():
    pilot = make_pilot()
    box = toolbox(pilot)
    for _ in range(3):
        move_on(date(2025, 5, 1), date(2025, 6, 1))
    moves = [
        MoveBudget.objects.create(toolbox=box, case=case(pilot), payer=landlord(), cap=120_000) for _ in range(2)
    ]
    booking(box, moves[0], "mover", 50_000, date(2025, 6, 1))
    booking(box, moves[0], "handyman", 10_000, date(2025, 6, 2))
    booking(box, moves[1], "mover", 30_000, date(2025, 6, 3))
    booking(box, moves[1], "mover", 99_900, date(2025, 10, 1))  # after the period
    found = of(pilot)
    assert line(found, "costs").now.value == 90_000
    assert line(found, "costs_per_mover").now.value == 30_000
    assert line(found, "costs_per_paid_move").now.value == 45_000
    assert ratio(found, "instrument", "mover") == (2, 2)
    assert ratio(found, "instrument", "handyman") == (1, 2)
    assert ratio(found, "instrument", "vacancy") == (0, 2)
    assert ratio(found, "costs_of_instrument", "mover") == (800, 900)


def test_money_of_a_few_moves_is_hidden_with_them():
    pilot = make_pilot()
    box = toolbox(pilot)
    move = MoveBudget.objects.create(toolbox=box, case=case(pilot), payer=landlord(), cap=120_000)
    booking(box, move, "mover", 50_000, date(2025, 6, 1))
    found = evaluate(replace(operator(), scope=Scope.RELEASED), pilot, START, END)
    assert line(found, "instrument", "mover").now.hidden
    assert line(found, "costs_of_instrument", "mover").now.hidden
    assert line(found, "costs").now.value == 50_000


def test_a_purse_that_paid_nothing_cost_nothing_and_no_purse_is_not_known():
    pilot = make_pilot()
    assert line(of(pilot), "costs").now.value is None
    toolbox(pilot)
    assert line(of(pilot), "costs").now.value == 0


def ask(pilot, kind: str, answered: str, many: int = 1) -> None:
    for _ in range(many):
        HelpRequest.objects.create(case=case(pilot), kind=kind, asked_on=date(2025, 5, 1), answered=answered)


def test_help_that_was_asked_and_whether_the_pilot_could_give_it():
    pilot = make_pilot()
    ask(pilot, "moving", "within", 3)
    ask(pilot, "wmo", "outside")
    ask(pilot, "papers", "not")
    ask(pilot, "papers", "open")
    found = of(pilot)
    kinds = next(kpi for kpi in found.kpis if kpi.code == "help").lines
    assert [(one.about, one.now.part) for one in kinds] == [("moving", 3), ("papers", 2), ("wmo", 1)]
    assert ratio(found, "answered", "within") == (3, 5)
    assert ratio(found, "answered", "outside") == (1, 5)
    assert line(found, "answered", "within").now.unknown == 1


def test_who_does_not_work_with_households_sees_no_small_numbers_of_a_breakdown():
    pilot = make_pilot()
    ask(pilot, "moving", "within", 40)
    ask(pilot, "papers", "within", 30)
    ask(pilot, "wmo", "within", 3)
    reader = replace(operator(), scope=Scope.RELEASED)
    found = evaluate(reader, pilot, START, END)
    assert found.protected
    assert line(found, "help", "wmo").now.hidden
    shown = [line(found, "help", kind).now for kind in ("moving", "papers")]
    assert [(one.part, one.whole, one.value) for one in shown] == [(40, 75, None), (30, 75, None)]


def test_what_is_small_together_is_hidden_altogether():
    pilot = make_pilot()
    ask(pilot, "moving", "within", 4)
    ask(pilot, "wmo", "within", 3)
    found = evaluate(replace(operator(), scope=Scope.RELEASED), pilot, START, END)
    assert all(one.now.hidden for kpi in found.kpis if kpi.code == "help" for one in kpi.lines)


def test_active_indications_at_the_end_of_each_month():
    pilot = make_pilot()
    used = household()
    let(advert(home(), date(2025, 6, 1)), used, date(2025, 6, 15), label="wmo")
    rows = [
        (household(), "granted", date(2025, 4, 30), None),
        (household(), "granted", date(2024, 1, 1), date(2025, 5, 30)),  # valid until the day before the last
        (used, "used", date(2024, 1, 1), None),
        (household(), "lapsed", date(2025, 7, 1), None),  # since when, nobody wrote down
        (household(), "requested", date(2024, 1, 1), None),
    ]
    for who, state, granted, until in rows:
        Priority.objects.create(
            household=who, kind="wmo", state=state, granted_on=granted, valid_until=until, issued_by="Wmo"
        )
    found = of(pilot)
    assert [(month.active, month.unknown) for month in found.wmo] == [
        (3, 0), (2, 0), (1, 0), (1, 1), (1, 1), (1, 1),
    ]  # fmt: skip
    measured = line(found, "wmo")
    assert (measured.now.value, measured.now.unknown, measured.then.value) == (1, 1, 2)


def test_persons_in_a_home_before_and_after():
    pilot = make_pilot()
    changes = [(1, 3), (2, 4), (1, 4)]
    for before, after in changes:
        left = family_home()
        move_on(date(2025, 4, 1), date(2025, 5, 1), left, household_size=before)
        let(advert(left, date(2025, 5, 2)), household(size=after), date(2025, 6, 1))
    move_on(date(2025, 4, 1), date(2025, 5, 1), household_size=2)  # still empty
    move_on(date(2025, 4, 1), date(2025, 5, 1), home(), household_size=2)  # left no family dwelling
    found = line(of(pilot), "occupancy")
    assert (found.now.part, found.then.part, found.now.whole, found.now.unknown) == (11, 4, 3, 1)
    assert found.difference.value == pytest.approx(7 / 3)
    assert found.difference.interval is None


def test_regular_seekers_by_kind_of_home():
    pilot = make_pilot()
    winner, waiting, with_ground = household(), household(), household()
    Priority.objects.create(
        household=with_ground, kind="wmo", state="granted", granted_on=date(2025, 1, 1), issued_by="Wmo"
    )
    earlier = advert(family_home(), date(2024, 1, 2))
    react(earlier, winner)
    wanted = advert(family_home(), date(2025, 5, 1))
    react(wanted, winner, waiting, with_ground)
    let(wanted, winner, date(2025, 6, 1))
    found = of(pilot)
    assert ratio(found, "chance", "family") == (1, 2)
    assert ratio(found, "pressure", "family") == (2, 1)
    assert line(found, "search_time", "family").now.value == 16  # 2 January 2024 to 1 June 2025
    assert line(found, "search_time", "suited").now.value is None
    assert ratio(found, "chance", "suited") == (0, 0)


def staggered_pilot(waves: int = 2, seed: str = "zaad", follow: bool = True):
    pilot = make_pilot(seed=seed)
    places = {place.code: place for place in (make_place(f"buurt-{letter}") for letter in "abcd")}
    drawn = starting_waves(places, "zaad" if follow else "ander", waves)
    for number, wave in enumerate(drawn, start=1):
        for code in wave:
            starts_on = START if number == 1 else date(2025, 12, 1)
            PilotStart.objects.create(pilot=pilot, place=places[code], wave=number, starts_on=starts_on)
    return pilot, [[places[code] for code in wave] for wave in drawn]


def test_neighbourhoods_that_wait_are_a_comparison():
    pilot, (began, waits) = staggered_pilot()
    for place in (*began, *waits):
        for _ in range(10):
            household(dwelling=family_home(place))
    for _ in range(6):
        move_on(date(2025, 4, 1), date(2025, 5, 1), family_home(began[0]))
    for _ in range(2):
        move_on(date(2025, 4, 1), date(2025, 5, 1), family_home(waits[0]))
    move_on(date(2024, 4, 1), date(2024, 5, 1), family_home(waits[1]))
    found = of(pilot)
    waves = found.staggered
    assert (waves.began.moved, waves.began.households) == (6, 20)
    assert (waves.waits.moved, waves.waits.households) == (2, 20)
    years = 183 / 365.25
    assert waves.is_change
    assert waves.difference.value == pytest.approx(6 / 20 / years - (2 - 1) / 20 / years)
    assert waves.difference.interval is None
    assert waves.follows_seed
    assert found.design.strength is Strength.LOT


def test_only_the_days_count_on_which_somebody_waited():
    pilot, (began, waits) = staggered_pilot()
    halfway = PilotStart.objects.create(pilot=pilot, place=make_place("e"), wave=3, starts_on=date(2025, 7, 1))
    for place in (began[0], waits[0]):
        household(dwelling=family_home(place))
    move_on(date(2025, 4, 1), date(2025, 11, 30), family_home(began[0]))  # the last day of waiting
    move_on(date(2025, 4, 1), date(2025, 12, 1), family_home(began[0]))
    move_on(date(2025, 4, 1), date(2025, 5, 1), family_home(halfway.place))
    waves = of(pilot, END, date(2026, 3, 31)).staggered
    assert (waves.until, len(waves.began.places), len(waves.waits.places)) == (date(2025, 11, 30), 3, 2)
    waves = of(pilot, START, date(2026, 3, 31)).staggered
    assert (waves.began.moved, waves.waits.moved) == (1, 0)


def test_when_everybody_has_begun_nobody_waits():
    pilot, _waves = staggered_pilot()
    found = of(pilot, date(2025, 12, 1), date(2026, 3, 31))
    assert found.staggered.until is None
    assert found.staggered.difference is None
    assert found.design.strength is Strength.DESCRIPTION


@pytest.mark.parametrize(
    ("fields", "strength"),
    [
        ({"comparison_fixed_on": START}, Strength.DESCRIPTION),
        ({"comparison_fixed_on": None}, Strength.DESCRIPTION),
        ({"comparison_start": None, "comparison_end": None}, Strength.NONE),
        ({}, Strength.DESCRIPTION),
    ],
)
def test_a_comparison_is_worth_what_was_fixed_before(fields, strength):
    assert of(make_pilot(**fields)).design.strength is strength


def test_an_order_that_the_seed_does_not_draw_is_no_lot():
    pilot, _waves = staggered_pilot(follow=False)
    found = of(pilot)
    assert found.staggered.follows_seed is False
    assert found.design.strength is Strength.INDICATION


def test_a_period_has_a_first_and_a_last_day_in_that_order():
    with pytest.raises(ValueError, match="period"):
        of(make_pilot(), END, START)


def test_the_last_pilot_is_found_without_its_code():
    make_pilot(code="oud", start=BEFORE, end=UNTIL)
    make_pilot(code="nieuw")
    assert find_pilot().code == "nieuw"
    assert find_pilot("oud").code == "oud"
    assert find_pilot("niets") is None
