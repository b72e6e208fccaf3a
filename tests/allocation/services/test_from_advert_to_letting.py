# SPDX-License-Identifier: EUPL-1.2
"""From a vacant home to a signed contract, and everything that may stand in between."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from allocation.services.world import (
    AFTER,
    CLOSES,
    CONTRACT,
    LATER,
    OPENS,
    at,
    closed_advert,
    corporation,
    grant_wmo,
    make_advert,
    make_dwelling,
    make_household,
    offered,
    operator,
    replied,
)
from factories import grant_for, make_user
from woonregie.access.grant import Scope
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo, Stale
from woonregie.allocation.models import Count, Household, Letting, ReceiptBlock
from woonregie.allocation.queries.next_in_line import next_in_line
from woonregie.allocation.receipted import block_of
from woonregie.allocation.services.closing import Decision, close, decide_by_hand
from woonregie.allocation.services.letting import let
from woonregie.allocation.services.offering import offer
from woonregie.allocation.services.publishing import NewAdvert, publish, withdraw_advert
from woonregie.allocation.services.reacting import react, withdraw_reaction
from woonregie_core.allocation.checking import verify
from woonregie_core.allocation.lots import commitment
from woonregie_core.policy.parameters import UnknownParameter

pytestmark = pytest.mark.django_db


def signed(made, on: date = CONTRACT) -> Letting:
    made.refresh_from_db()
    return let(operator(), made, on, "regulier", made.revision)


def count_of(book: str, account: str, year: int = 0) -> int:
    found = Count.objects.filter(book=book, account=account, year=year).first()
    return found.state if found else 0


def test_the_longest_registered_gets_the_home_and_everything_is_booked():
    first, second = make_household(2010), make_household(2012)
    advert = closed_advert(second, first)
    assert next_in_line(advert).household == first
    letting = signed(replied(offered(advert, first), "accept"))
    advert.refresh_from_db()
    first.refresh_from_db()
    assert (advert.state, first.dwelling, first.registered_until) == ("let", letting.dwelling, CONTRACT)
    assert (letting.fitting, letting.label, letting.elderly) == ("PAS", "regulier", True)
    assert [count_of(book, "servatius", 2024) for book in ("social_letting", "fitting_due", "fitting_kept")] == [
        1
    ] * 3
    assert {one.household: one.outcome for one in advert.ranking.candidates.all()} == {
        first: "let",
        second: "not_reached",
    }


def test_every_step_leaves_one_event_in_the_log():
    household = make_household()
    advert = closed_advert(household)
    signed(replied(offered(advert, household), "accept"))
    said = list(AuditEvent.objects.order_by("sequence").values_list("action", flat=True))
    assert said == [
        "advert.publish", "reaction.add", "advert.close", "offer.make", "offer.answer", "letting.make",
    ]  # fmt: skip


def test_receipts_chain_and_come_out_the_same_again():
    for year in (2010, 2012, 2014):
        household = make_household(year)
        signed(replied(offered(closed_advert(household, make_household(2020)), household), "accept"))
    blocks = list(ReceiptBlock.objects.all())
    assert [one.number for one in blocks] == [1, 2, 3]
    assert not list(verify([one.content.encode() for one in blocks], blocks[-1].hash))
    for one in blocks:
        assert block_of(one.advert, one.decided_on, one.previous).decode() == one.content


def test_what_changes_in_the_registry_later_does_not_change_a_receipt():
    household, other = make_household(2010), make_household(2012)
    advert = closed_advert(household, other)
    signed(replied(offered(advert, household), "accept"))
    Household.objects.filter(pk=other.pk).update(registered_at=at(date(1990, 1, 1)), income_class="above")
    kept = advert.receipts
    assert block_of(kept.advert, kept.decided_on, kept.previous).decode() == kept.content


def test_a_refusal_moves_exactly_to_the_next():
    households = [make_household(year) for year in (2010, 2011, 2012)]
    advert = closed_advert(*households)
    replied(offered(advert, households[0]), "refuse", "buurt")
    assert next_in_line(advert).household == households[1]
    replied(offered(advert, households[1]), "expired")
    signed(replied(offered(advert, households[2]), "accept"))
    outcomes = advert.ranking.candidates.order_by("place").values_list("outcome", flat=True)
    assert list(outcomes) == ["refused", "expired", "let"]


def test_who_accepted_another_home_is_passed_over():
    first, second = make_household(2010), make_household(2012)
    one, other = closed_advert(first, second), closed_advert(first, second)
    signed(replied(offered(one, first), "accept"))
    assert next_in_line(other).household == second
    signed(replied(offered(other, second), "accept"))
    outcomes = other.ranking.candidates.order_by("place").values_list("outcome", flat=True)
    assert list(outcomes) == ["housed_elsewhere", "let"]


def test_nobody_accepts_two_homes():
    household = make_household()
    one, other = closed_advert(household), closed_advert(household)
    made, also = offered(one, household), offered(other, household)
    replied(made, "accept")
    with pytest.raises(CannotDo, match="al een andere woning geaccepteerd"):
        replied(also, "accept")
    replied(also, "refuse", "woning")


def test_only_who_is_next_may_have_the_home():
    first, second = make_household(2010), make_household(2012)
    advert = closed_advert(first, second)
    with pytest.raises(CannotDo, match="niet aan de beurt"):
        offered(advert, second)


def test_a_home_is_offered_once_and_the_second_is_told():
    first, second = make_household(2010), make_household(2012)
    advert = closed_advert(first, second)
    offered(advert, first)
    with pytest.raises(Stale, match="al aan iemand aangeboden"):
        offered(advert, second)
    with pytest.raises(Stale, match="was u voor"):
        offer(operator(), advert, second, AFTER, LATER, 1)


def test_a_home_is_on_offer_once():
    advert = make_advert()
    with pytest.raises(CannotDo, match="wordt al aangeboden"):
        make_advert(advert.dwelling)
    withdraw_advert(operator(), advert, "Lekkage", OPENS, advert.revision)
    assert make_advert(advert.dwelling).code.endswith("-2")


def test_the_lot_is_promised_before_and_shown_after():
    advert = make_advert(seed="")
    assert len(advert.seed) == 32
    assert advert.commitment == commitment(advert.seed)


def test_three_of_ten_suitable_homes_are_for_seniors_and_a_withdrawn_place_comes_back():
    pools = [make_advert().pool for _number in range(10)]
    assert pools.count("30") == 3
    assert make_advert(make_dwelling("woonpunt")).pool == "70"
    advert = make_advert(make_dwelling(bat=0))
    assert advert.pool == ""
    last = make_advert(pool="30")
    withdraw_advert(operator(), last, "Fout", OPENS, last.revision)
    assert (count_of("pool", "servatius/30"), count_of("pool", "servatius/70")) == (3, 7)


def test_a_withdrawn_order_ends_with_receipts_too():
    household = make_household()
    advert = closed_advert(household)
    replied(offered(advert, household), "refuse", "huur")
    advert.refresh_from_db()
    withdraw_advert(operator(), advert, "Verkoop", AFTER, advert.revision)
    assert '"outcome":"refused"' in advert.receipts.content


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"registered_at": None}, "niet ingeschreven"),
        ({"registered_until": date(2024, 5, 1)}, "niet ingeschreven"),
    ],
)
def test_only_who_is_registered_reacts(fields, said):
    with pytest.raises(CannotDo, match=said):
        react(operator(), make_advert(), make_household(**fields), at(OPENS))


def test_a_reaction_counts_once_and_in_time():
    advert, household = make_advert(), make_household()
    made = react(operator(), advert, household, at(OPENS))
    with pytest.raises(CannotDo, match="al gereageerd"):
        react(operator(), advert, household, at(CLOSES))
    with pytest.raises(CannotDo, match="niet worden gereageerd"):
        react(operator(), advert, make_household(), at(CLOSES + timedelta(days=1)))
    withdraw_reaction(operator(), made, at(OPENS, 13))
    react(operator(), advert, household, at(CLOSES))
    assert advert.reactions.get().reacted_at == at(CLOSES)


def test_a_reaction_taken_back_is_no_candidate():
    advert, household, other = make_advert(), make_household(2010), make_household(2012)
    made = react(operator(), advert, household, at(OPENS))
    react(operator(), advert, other, at(OPENS))
    withdraw_reaction(operator(), made, at(CLOSES))
    close(operator(), advert, AFTER, advert.revision)
    assert advert.ranking.candidates.get().household == other


def test_an_advert_closes_after_its_last_day_and_once():
    advert = make_advert()
    with pytest.raises(CannotDo, match="loopt nog"):
        close(operator(), advert, CLOSES, advert.revision)
    close(operator(), advert, AFTER, advert.revision)
    with pytest.raises(Stale):
        close(operator(), advert, AFTER, 1)
    with pytest.raises(CannotDo, match="al gesloten"):
        close(operator(), advert, AFTER, 2)


def test_a_day_without_limits_stops_it():
    asked = NewAdvert(make_dwelling(), "aanbod", date(2027, 1, 4), date(2027, 1, 8))
    with pytest.raises(UnknownParameter, match="2027"):
        publish(operator(), asked, date(2027, 1, 4))


def test_the_law_is_looked_at_again_for_the_day_of_the_contract():
    household = make_household(income_checked_on=date(2023, 12, 1), size=1)
    dwelling = make_dwelling(rent=64_800)  # above the lower cap of 2023 (€ 647,19), below that of 2024 (€ 650,43)
    days = {"opens": date(2023, 12, 4), "closes": date(2023, 12, 8)}
    advert = make_advert(dwelling, **days)
    react(operator(), advert, household, at(date(2023, 12, 5)))
    close(operator(), advert, date(2023, 12, 9), advert.revision)
    assert next_in_line(advert) is None
    decision = Decision("fitting_rent", True, "teamleider", "Contract gaat in januari in")
    decide_by_hand(operator(), advert, household, decision, date(2023, 12, 9))
    letting = signed(replied(offered(advert, household), "accept"), date(2024, 6, 1))
    assert letting.fitting == "PAS"


def test_an_income_that_was_not_checked_lately_stops_the_contract():
    household = make_household(income_checked_on=date(2023, 5, 1))
    made = replied(offered(closed_advert(household), household), "accept")
    with pytest.raises(CannotDo, match="te lang geleden getoetst"):
        signed(made)


def test_a_household_that_earns_too_much_by_then_needs_a_decision():
    household = make_household()
    advert = closed_advert(household)
    made = replied(offered(advert, household), "accept")
    Household.objects.filter(pk=household.pk).update(income_class="above")
    with pytest.raises(CannotDo, match="Inkomen past bij een sociale huurwoning"):
        signed(made)
    decision = Decision("social_income", True, "directie", "Vrije ruimte")
    decide_by_hand(operator(), advert, household, decision, AFTER)
    assert signed(made).above_limit
    assert count_of("free_space", "servatius", 2024) == 1


def test_a_decision_by_hand_makes_the_order_anew():
    rich, other = make_household(2010, income_class="above"), make_household(2012)
    advert = closed_advert(rich, other)
    assert next_in_line(advert).household == other
    decide_by_hand(operator(), advert, rich, Decision("social_income", True, "directie", "Sloop"), AFTER)
    assert next_in_line(advert).household == rich
    with pytest.raises(CannotDo, match="al beslist"):
        decide_by_hand(operator(), advert, rich, Decision("social_income", False, "directie", "Toch niet"), AFTER)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision("offers_left", True, "x", "y"), "niemand anders"),
        (Decision("geluk", True, "x", "y"), "niemand anders"),
        (Decision("social_income", True, " ", "y"), "wie beslist"),
    ],
)
def test_some_things_nobody_decides(decision, said):
    household = make_household()
    with pytest.raises(CannotDo, match=said):
        decide_by_hand(operator(), closed_advert(household), household, decision, AFTER)


def test_after_an_offer_the_order_stands():
    first, second = make_household(2010), make_household(2012, income_class="above")
    advert = closed_advert(first, second)
    offered(advert, first)
    with pytest.raises(CannotDo, match="volgorde ligt vast"):
        decide_by_hand(operator(), advert, second, Decision("social_income", True, "directie", "Sloop"), AFTER)


def mediation(*households, **fields):
    advert = make_advert(model="bemiddeling", **fields)
    for household in households:
        react(operator(), advert, household, at(OPENS))
    close(operator(), advert, OPENS, advert.revision)
    return advert


def test_two_direct_offers_and_no_third():
    household = make_household()
    priority = grant_wmo(household)
    replied(offered(mediation(household), household), "refuse", "buurt")
    priority.refresh_from_db()
    assert (priority.state, priority.offers_counted) == ("granted", 1)
    third = mediation(household)
    replied(offered(mediation(household), household), "expired")
    priority.refresh_from_db()
    assert (priority.state, priority.offers_counted) == ("lapsed", 2)
    with pytest.raises(CannotDo, match="geen Wmo-verhuisindicatie"):
        offered(third, household)


def test_a_refusal_for_a_fault_of_the_home_does_not_count():
    household = make_household()
    priority = grant_wmo(household)
    for reason in ("bat_te_laag", "gebrek", "ingetrokken"):
        replied(offered(mediation(household), household), "refuse", reason)
    replied(offered(mediation(household), household), "withdrawn", "ingetrokken")
    priority.refresh_from_db()
    assert (priority.state, priority.offers_counted) == ("granted", 0)


def test_an_accepted_direct_offer_counts_and_comes_back_when_the_landlord_withdraws():
    household = make_household()
    priority = grant_wmo(household)
    made = replied(offered(mediation(household), household), "accept")
    priority.refresh_from_db()
    assert priority.offers_counted == 1
    replied(made, "withdrawn", "gebrek")
    priority.refresh_from_db()
    assert (priority.offers_counted, count_of("direct_offer", household.code)) == (0, 0)


def test_without_names_put_forward_everybody_with_a_grant_is_considered():
    one, other, third = make_household(2010), make_household(2012), make_household(2001)
    grant_wmo(one)
    grant_wmo(other, required_bat=3)
    advert = mediation()
    assert [one.place for one in advert.ranking.candidates.all()] == [0, 1]
    assert not advert.ranking.candidates.filter(household=third).exists()


def test_another_landlord_may_do_nothing():
    household = make_household()
    advert = closed_advert(household)
    stranger = grant_for(make_user(party=corporation("woonpunt")), scope=Scope.OWN)
    with pytest.raises(PermissionDenied):
        offer(stranger, advert, household, AFTER, LATER, advert.revision)
    with pytest.raises(PermissionDenied):
        withdraw_advert(stranger, advert, "x", AFTER, advert.revision)
    with pytest.raises(PermissionDenied):
        publish(stranger, NewAdvert(make_dwelling(), "aanbod", OPENS, CLOSES), OPENS)


def test_who_moved_left_a_vacant_home_and_no_priority():
    home = make_dwelling(type="eengezinswoning", bedrooms=3, bat=0)
    household = make_household(dwelling=home, tenancy_start=date(2000, 1, 1))
    grant_wmo(household)
    other = make_advert()
    react(operator(), other, household, at(OPENS))
    letting = signed(replied(offered(closed_advert(household), household), "accept"))
    home.refresh_from_db()
    assert (letting.left, home.vacant_since) == (home, CONTRACT)
    assert household.priorities.get().state == "used"
    assert other.reactions.get().withdrawn_at is not None


def test_a_contract_needs_an_accepted_offer_a_group_and_a_day():
    household = make_household()
    advert = closed_advert(household)
    made = offered(advert, household)
    with pytest.raises(CannotDo, match="geaccepteerd"):
        signed(made)
    made = replied(made, "accept")
    with pytest.raises(CannotDo, match="voor de aanbieding"):
        signed(made, OPENS)
    with pytest.raises(CannotDo, match="doelgroep"):
        let(operator(), made, CONTRACT, "vrienden", made.revision)
    with pytest.raises(Stale):
        let(operator(), made, CONTRACT, "regulier", 1)
