# SPDX-License-Identifier: EUPL-1.2
"""What must hold for every set of seekers and adverts."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.allocation.world import DAY, POLICY, RULES, inputs
from woonregie_core.allocation import columns, fast
from woonregie_core.allocation.ages import has_age, plus_months
from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.checking import blocks, verify
from woonregie_core.allocation.city import City
from woonregie_core.allocation.conditions import Part
from woonregie_core.allocation.explained import explain
from woonregie_core.allocation.facts import Advert, Dwelling, Input, Model, Pool
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.lots import commitment, lot
from woonregie_core.allocation.offers import Outcome
from woonregie_core.allocation.pools import divide
from woonregie_core.allocation.receipts import Ground, canonical, digest
from woonregie_core.allocation.run import Result, allocate, first_reactions
from woonregie_core.allocation.writing import chain
from woonregie_core.policy.parameters import UnknownParameter

SEED = "zaad"
GROUND = Ground("test", DAY, "p" * 64, "i" * 64, commitment(SEED))


def run(given_input: Input, seed: str = SEED) -> Result:
    return allocate(given_input, RULES, seed, DAY)


def lines(given_input: Input) -> list[bytes]:
    return b"".join(blocks_of(given_input)).splitlines()


def blocks_of(given_input: Input) -> list[bytes]:
    return list(chain(run(given_input), GROUND))


@given(inputs())
def test_nobody_who_may_have_a_home_stands_behind_the_one_who_got_it(data):
    result = run(data)
    housed: set[str] = set()
    for decided in result.decided:
        steps = {e.seeker_id: s for e, s in zip(decided.ranking.ranked, decided.steps, strict=True)}
        for entry in decided.ranking.eligible:
            if entry.seeker_id == decided.winner:
                break
            refused = steps[entry.seeker_id].outcome in (Outcome.REFUSED, Outcome.EXPIRED)
            assert refused or entry.seeker_id in housed
        housed |= {decided.winner} - {None}


@given(inputs(), st.randoms())
def test_the_order_of_the_rows_changes_no_byte(data, random):
    every = (data.seekers, data.adverts, data.reactions, data.answers, data.deviations)
    mixed = Input(*(tuple(random.sample(rows, len(rows))) for rows in every))
    assert lines(mixed) == lines(data)


@given(inputs())
def test_every_candidate_has_one_receipt_in_an_unbroken_chain(data):
    written = lines(data)
    assert list(verify(blocks_of(data))) == []
    assert all(canonical(json.loads(line)) == line for line in written)
    said = Counter(
        (row["advert"], row["seeker"]) for row in map(json.loads, written) if row["kind"] == "candidate"
    )
    ranked = Counter((d.ranking.advert.id, e.seeker_id) for d in run(data).decided for e in d.ranking.ranked)
    assert said == ranked


@given(inputs(), st.integers(0, 500))
def test_a_changed_line_breaks_the_chain(data, pick):
    written = blocks_of(data)
    end = digest(written[-1])
    assert list(verify(written, end)) == []
    assert list(blocks(b"".join(written).splitlines(keepends=True))) == written
    at = pick % len(written)
    changed = [*written[:at], written[at].replace(b'"kind":"advert"', b'"kind":"Advert"'), *written[at + 1 :]]
    assert [broken.number for broken in verify(changed, end)] == [at + 2]
    assert list(verify([*written[:at], *written[at + 1 :]], end))


@given(inputs())
def test_an_income_never_stands_in_a_receipt(data):
    text = b"".join(lines(data))
    for seeker in data.seekers:
        if seeker.income:
            assert str(seeker.income).encode() not in text


@given(inputs(), st.integers(0, 6))
def test_registering_earlier_never_costs_a_home(data, pick):
    who = data.seekers[pick % len(data.seekers)]
    if who.registered_at is None:
        return
    before = {seeker for _advert, seeker in run(data).lettings}
    earlier = replace(who, registered_at=who.registered_at - timedelta(days=3000))
    people = tuple(earlier if seeker.id == who.id else seeker for seeker in data.seekers)
    after = {seeker for _advert, seeker in run(replace(data, seekers=people)).lettings}
    assert who.id not in before or who.id in after


@given(inputs())
def test_who_may_have_nothing_changes_nothing(data):
    result = run(data)
    useful = {e.seeker_id for d in result.decided for e in d.ranking.eligible}
    kept = replace(data, seekers=tuple(s for s in data.seekers if s.id in useful),
                   reactions=tuple(r for r in data.reactions if r.seeker_id in useful),
                   deviations=tuple(d for d in data.deviations if d.seeker_id in useful))  # fmt: skip
    if not any(
        a.model is Model.MEDIATION and a.id not in {r.advert_id for r in kept.reactions} for a in data.adverts
    ):
        assert list(run(kept).lettings) == list(result.lettings)


@given(inputs())
def test_nobody_gets_more_than_two_counted_direct_offers(data):
    counted: Counter[str] = Counter({seeker.id: seeker.offers_counted for seeker in data.seekers})
    for decided in run(data).decided:
        for entry, step in zip(decided.ranking.ranked, decided.steps, strict=True):
            counted[entry.seeker_id] += step.counts
    assert all(
        number <= max(2, seeker.offers_counted) for seeker in data.seekers for number in [counted[seeker.id]]
    )


@given(inputs())
def test_bookings_add_up_to_the_counts_and_never_go_below_zero(data):
    books = run(data).books
    sums: Counter = Counter()
    for booking in books.bookings:
        sums[booking.book, booking.account] += booking.delta
        assert booking.state == sums[booking.book, booking.account] >= 0
    assert all(books.used(*key) == number for key, number in sums.items())


def _vacancy(number: int, bat: int) -> Advert:
    home = Dwelling(f"w{number}", "servatius", "x", "x", 2, bat, 50_000, True)
    return Advert(f"a{number:03}", home, date(2025, 1, 1) + timedelta(number), date(2025, 12, 1))


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=60))
def test_the_pool_holds_its_share_after_every_vacancy(drawn):
    adverts = [_vacancy(n, bat) for n, (bat, _other) in enumerate(drawn)]
    labelled, steps = divide(adverts, RULES.agreement)
    for step in steps:
        assert 3 * step.vacancies - 10 < 10 * step.moving_on <= 3 * step.vacancies
    assert all((labelled[a.id].pool is Pool.OUTSIDE) == (a.dwelling.bat == 0) for a in adverts)


@settings(deadline=None)
@given(inputs())
def test_the_fast_way_gives_what_the_explained_way_gives(data):
    lettings = City(data, RULES.agreement, SEED, DAY).outcome(RULES).lettings
    explained = {
        entry.seeker_id: (decided.ranking.advert.id, entry.seeker_id, entry.standing.applied)
        for decided in run(data).decided
        for entry, step in zip(decided.ranking.ranked, decided.steps, strict=True)
        if step.outcome is Outcome.LET
    }
    assert {key: (x.advert_id, x.seeker_id, x.label) for key, x in lettings.items()} == explained


@settings(max_examples=60, deadline=None)
@given(inputs())
def test_the_fast_order_is_the_explained_order(data):
    offered = replace(data, adverts=tuple(a for a in data.adverts if a.model is Model.OFFER), deviations=())
    decided = run(offered).decided
    number = {seeker.id: place for place, seeker in enumerate(offered.seekers)}
    first = first_reactions(offered)
    rows = [
        {number[key]: columns.day_number(at.date()) for key, at in first[entry.ranking.advert.id].items()}
        for entry in decided
    ]
    pairs = fast.Pairs(*columns.reactions_by_advert(rows))
    if not len(pairs.seekers):
        return
    people = columns.derive(columns.seeker_facts(offered.seekers, RULES.agreement), RULES.limits, RULES.agreement)
    adverts = [entry.ranking.advert for entry in decided]
    homes = columns.advert_columns(adverts, RULES.limits)
    names = fast.Names([s.id for s in offered.seekers], [a.id for a in adverts], SEED)
    ordered = fast.order(pairs, people, homes, columns.rank_table(RULES.agreement), names)
    for place, entry in enumerate(decided):
        row = ordered.pairs[pairs.starts[place] : pairs.starts[place + 1]]
        found = [offered.seekers[pairs.seekers[pair]].id for pair in row if pair >= 0]
        assert found == [ranked.seeker_id for ranked in entry.ranking.eligible]


@given(inputs())
def test_every_candidate_can_be_explained_from_the_lines_alone(data):
    heading: dict = {}
    facts: dict = {}
    for line in map(json.loads, lines(data)):
        if line["kind"] == "advert":
            heading = line
        elif line["kind"] == "seeker":
            facts[line["seeker"]] = line
        else:
            told = explain(heading, facts[line["seeker"]], line, POLICY.on(DAY))
            assert "".join(found.verdict for found in told.conditions) == line["answers"]
            assert all(found.ground for found in told.conditions)
            failing = [found.code for found in told.conditions if found.part is Part.SELECTION and not found.holds]
            assert bool(failing) == (line["outcome"] in ("not_eligible", "to_check"))
            for miss in told.nearest:
                assert miss.label is not None or failing == [miss.code]


@given(inputs())
def test_a_receipt_names_nobody_else(data):
    renamed = {seeker.id: f"pseudonym-{seeker.id}-x" for seeker in data.seekers}
    for line in lines(_renamed(data, renamed)):
        said = json.loads(line)
        others = [name for name in renamed.values() if name != said.get("seeker") and name.encode() in line]
        assert others == []


def _renamed(data: Input, names: dict[str, str]) -> Input:
    return Input(
        tuple(replace(s, id=names[s.id]) for s in data.seekers),
        data.adverts,
        tuple(replace(r, seeker_id=names[r.seeker_id]) for r in data.reactions),
        tuple(replace(a, seeker_id=names[a.seeker_id]) for a in data.answers),
        tuple(replace(d, seeker_id=names[d.seeker_id]) for d in data.deviations),
    )


@given(inputs())
def test_no_home_is_let_twice_and_nobody_gets_two(data):
    lettings = list(run(data).lettings)
    assert len({advert.dwelling.id for advert, _key in lettings}) == len(lettings)
    assert len({key for _advert, key in lettings}) == len(lettings)


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)), st.integers(0, 1300))
def test_a_term_in_months_is_the_same_on_arrays(day, months):
    later = columns.plus_months(np.array([columns.day_number(day)], np.int32), months)
    assert later[0] == columns.day_number(plus_months(day, months))


def test_somebody_born_on_a_leap_day_is_a_year_older_on_the_first_of_march():
    assert not has_age(date(1970, 2, 28).replace(year=1968, day=29), 55, date(2023, 2, 28))
    assert has_age(date(1968, 2, 29), 55, date(2023, 3, 1))


def test_a_lot_hangs_on_nothing_but_seed_advert_and_person():
    assert lot("z", "a", "s") == lot("z", "a", "s") != lot("z", "as", "")


@pytest.mark.parametrize("day", [date(2021, 6, 1), date(2027, 1, 1)])
def test_a_day_without_amounts_in_law_stops_the_decision(day):
    with pytest.raises(UnknownParameter):
        Limits.from_policy(POLICY.on(day))


def test_the_agreement_of_the_pilot():
    agreed = Agreement.from_policy(POLICY.on(DAY))
    assert [str(label) for label in agreed.order(True)] == ["doorstroom", "herstructurering", "wmo", "regulier"]
    assert [str(label) for label in agreed.order(False)] == ["herstructurering", "wmo", "regulier"]
    assert (agreed.minimum_age, agreed.minimum_bedrooms, agreed.maximum_offers) == (55, 2, 2)
