# SPDX-License-Identifier: EUPL-1.2
"""Small made-up sets of seekers and adverts, the same for the same draw."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from woonregie_core.allocation.agreement import Agreement
from woonregie_core.allocation.conditions import CONDITIONS
from woonregie_core.allocation.facts import (
    Advert,
    Answer,
    Deviation,
    Dwelling,
    Input,
    Model,
    Reaction,
    Reply,
    Seeker,
)
from woonregie_core.allocation.limits import Limits
from woonregie_core.allocation.run import Rules
from woonregie_core.policy.loader import load_policy

DAY = date(2025, 6, 30)
POLICY = load_policy(Path(__file__).parents[3] / "profiles/maastricht/policy")
RULES = Rules(Limits.from_policy(POLICY.on(DAY)), Agreement.from_policy(POLICY.on(DAY)))
BY_HAND = [condition.code for condition in CONDITIONS if condition.by_hand]
OWNERS = ("servatius", "woonpunt", "maasvallei", "anders")

seekers = st.builds(
    Seeker,
    id=st.just(""),
    birth_date=st.none() | st.dates(date(1930, 1, 1), date(2006, 1, 1)),
    household_size=st.none() | st.integers(1, 6),
    income=st.none() | st.sampled_from([2_000_000, 2_837_500, 2_837_501, 3_850_000, 5_484_701, 4_966_900]),
    registered_at=st.none() | st.sampled_from([datetime(2019, 5, 1) + timedelta(days=400 * n) for n in range(6)]),
    label_restructuring=st.booleans(),
    label_wmo=st.booleans(),
    required_bat=st.none() | st.integers(1, 4),
    leaves_dwelling_type=st.sampled_from(["", None, "eengezinswoning", "appartement"]),
    leaves_bedrooms=st.none() | st.integers(1, 4),
    leaves_landlord=st.none() | st.sampled_from(OWNERS),
    tenancy_start=st.none() | st.dates(date(2015, 1, 1), date(2024, 1, 1)),
    resident_children=st.none() | st.integers(0, 2),
    arrears_months=st.none() | st.sampled_from([Decimal(0), Decimal(1), Decimal("1.01")]),
    partner_birth_date=st.none() | st.dates(date(1930, 1, 1), date(2006, 1, 1)),
    offers_counted=st.integers(0, 2),
)
dwellings = st.builds(
    Dwelling,
    id=st.just(""),
    corporation=st.sampled_from(OWNERS[:3]),
    place=st.just("pottenberg"),
    type=st.just("appartement"),
    bedrooms=st.just(2),
    bat=st.none() | st.integers(0, 4),
    rent=st.sampled_from([47_720, 68_296, 68_297, 73_193, 90_007, 90_008]),
    daeb=st.booleans(),
)


models = st.sampled_from(list(Model))


@st.composite
def inputs(draw: st.DrawFn) -> Input:
    """A handful of seekers and adverts with reactions and answers."""
    people = tuple(replace(s, id=f"s{n}") for n, s in enumerate(draw(st.lists(seekers, min_size=1, max_size=7))))
    homes = [replace(d, id=f"w{n % 4}") for n, d in enumerate(draw(st.lists(dwellings, min_size=1, max_size=5)))]
    adverts, reactions, answers, deviations = [], [], [], []
    for number, home in enumerate(homes):
        opens = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 60)))
        advert = Advert(
            f"a{number}", home, opens, opens + timedelta(days=7), None, draw(st.sampled_from(list(Model)))
        )
        adverts.append(advert)
        for seeker in people:
            if draw(st.booleans()):
                moment = datetime.combine(opens, datetime.min.time()) + timedelta(days=draw(st.integers(-1, 9)))
                reactions.append(Reaction(advert.id, seeker.id, moment))
                if draw(st.integers(0, 7)) == 0:
                    condition, allow = draw(st.sampled_from(BY_HAND)), draw(st.booleans())
                    deviations.append(Deviation(advert.id, seeker.id, condition, allow, "teamleider", "maatwerk"))
                if draw(st.integers(0, 3)) == 0:
                    reason = draw(st.sampled_from(["", "gebrek", "te klein"]))
                    answers.append(Answer(advert.id, seeker.id, draw(st.sampled_from(list(Reply))), reason))
    return Input(people, tuple(adverts), tuple(reactions), tuple(answers), tuple(deviations))
