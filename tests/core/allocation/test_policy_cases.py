# SPDX-License-Identifier: EUPL-1.2
"""Every case that an official wrote down comes out as written (tests/cases/allocation)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.allocation.world import POLICY
from woonregie_core.allocation.conditions import INDEX
from woonregie_core.allocation.explained import explain
from woonregie_core.allocation.facts import (
    Advert,
    Answer,
    Deviation,
    Dwelling,
    Input,
    Model,
    Pool,
    Reaction,
    Reply,
    Seeker,
)  # fmt: skip
from woonregie_core.allocation.lots import lot
from woonregie_core.allocation.pools import divide
from woonregie_core.allocation.receipts import Ground
from woonregie_core.allocation.run import Result, Rules, allocate
from woonregie_core.allocation.whatif import patched
from woonregie_core.allocation.writing import chain
from woonregie_core.policy.parameters import Policy, UnknownParameter

FOLDER = Path(__file__).parents[2] / "cases/allocation"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['naam']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
CONDITION = {
    "ingeschreven": "registered", "op tijd": "reacted_in_time", "sociale huur": "social_rent",
    "inkomen past": "social_income", "huur past": "fitting_rent", "jong huishouden": "youth_rent",
    "toegankelijk": "bat_need", "directe bemiddeling": "direct_for_wmo", "aanbieding over": "offers_left",
    "oud genoeg": "age", "eengezinswoning": "family_dwelling", "slaapkamers": "bedrooms",
    "lang genoeg": "tenancy", "geen kinderen": "no_resident_children", "achterstand": "arrears",
    "corporatie doet mee": "participating_landlord",
}  # fmt: skip
LETTER = {"voldoet": "M", "voldoet niet": "F", "niet bekend": "U", "niet van toepassing": "N", "uitzondering": "X"}
SEEKER = {
    "geboren": date(1955, 4, 10), "partner geboren": None, "personen": 1, "inkomen": 24000,
    "ingeschreven": date(2018, 3, 1), "herstructurering": "nee", "wmo": "nee", "nodig": None,
    "laat achter": "eengezinswoning", "slaapkamers": 3, "verhuurder": "servatius",
    "huurt sinds": date(2010, 1, 1), "kinderen": 0, "achterstand": "0", "aanbiedingen": 0,
    "reageert": date(2025, 5, 2), "reageert ook": None,
}  # fmt: skip
ADVERT = {
    "opent": date(2025, 5, 1), "sluit": date(2025, 5, 8), "deel": "30", "model": "aanbod", "woning": "",
    "corporatie": "servatius", "huur": 600, "bat": 1, "sociaal": "ja",
}  # fmt: skip
POOLS = {"30": Pool.MOVING_ON, "70": Pool.GENERAL, "regel": None}
REPLIES = {"weigert": Reply.REFUSE, "verlopen": Reply.EXPIRED}
SEED = "zaad"


def filled(given: dict[str, Any], standard: dict[str, Any]) -> dict[str, Any]:
    assert set(given) <= set(standard), set(given) - set(standard)
    return standard | {key: None if value == "leeg" else value for key, value in given.items()}


def moment(value: Any) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, time(12)) if isinstance(value, date) else datetime.fromisoformat(value)


def cents(value: Any) -> int | None:
    return None if value is None else int(Decimal(str(value)) * 100)


def seeker(key: str, said: dict[str, Any]) -> Seeker:
    return Seeker(
        key, said["geboren"], said["personen"], cents(said["inkomen"]), moment(said["ingeschreven"]),
        said["herstructurering"] == "ja", said["wmo"] == "ja", said["nodig"], said["laat achter"],
        said["slaapkamers"], said["verhuurder"], said["huurt sinds"], said["kinderen"],
        None if said["achterstand"] is None else Decimal(said["achterstand"]), said["partner geboren"],
        said["aanbiedingen"],
    )  # fmt: skip


def advert(key: str, said: dict[str, Any]) -> Advert:
    home = Dwelling(
        said["woning"] or key, said["corporatie"], "pottenberg", "appartement", 2, said["bat"],
        cents(said["huur"]), said["sociaal"] == "ja",
    )  # fmt: skip
    return Advert(key, home, said["opent"], said["sluit"], POOLS[str(said["deel"])], Model(said["model"]))


def reactions(people: dict[str, Any], adverts: list[Advert]) -> Iterator[Reaction]:
    for one in adverts:
        for key, said in people.items():
            usual = said["reageert"] == SEEKER["reageert"] and one.opens != ADVERT["opent"]
            for when in (one.opens if usual else said["reageert"], said["reageert ook"]):
                if when is not None and one.model is Model.OFFER or (when is not None and said["wmo"] == "nee"):
                    yield Reaction(one.id, key, moment(when))


class World:
    def __init__(self, case: dict[str, Any]) -> None:
        given = case.get("zoekers") or {"A": case.get("zoeker", {})}
        self.people = {key: filled(said, SEEKER) for key, said in given.items()}
        shared = case.get("woning", {}) | case.get("advertentie", {})
        adverts = case.get("advertenties") or {"w1": {}}
        self.adverts = [advert(key, filled(shared | said, ADVERT)) for key, said in adverts.items()]
        self.day = case.get("peildatum", date(2025, 5, 20))
        self.policy = self._policy(case)
        self.given = Input(
            tuple(seeker(key, said) for key, said in self.people.items()),
            tuple(self.adverts),
            tuple(reactions(self.people, self.adverts)),
            tuple(
                Answer(a.get("advertentie", "w1"), a["wie"], REPLIES[a["antwoord"]], a.get("reden", ""))
                for a in case.get("antwoorden", [])
            ),
            tuple(
                Deviation("w1", d["wie"], CONDITION[d["regel"]], d["mag"] == "ja", d["door"], d["reden"])
                for d in case.get("afwijkingen", [])
            ),
        )

    def _policy(self, case: dict[str, Any]) -> Policy:
        values = {
            name: {date(2022, 1, 1): value if isinstance(value, str) else Decimal(str(value))}
            for name, value in case.get("waarden", {}).items()
        }
        return patched(POLICY, values, case["bron"])

    def rules(self) -> Rules:
        return Rules.from_policy(self.policy.on(self.day))

    def run(self) -> Result:
        return allocate(self.given, self.rules(), SEED, self.day)


@pytest.mark.parametrize("case", CASES)
def test_a_case_comes_out_as_written(case):
    world, expected = World(case), dict(case["verwacht"])
    if "fout" in expected:
        with pytest.raises((UnknownParameter, ValueError), match=expected["fout"]):
            world.run()
        return
    if "delen" in expected:
        labelled, _steps = divide(world.adverts, world.rules().agreement)
        wanted = expected.pop("delen")
        assert {key: labelled[key].pool for key in wanted} == wanted
    result = world.run()
    if "beslist" in expected:
        assert bool(result.decided) == (expected.pop("beslist") == "ja")
    for check in (about_everybody, about_offers, about_one):
        check(world, result, expected)
    assert not expected, "nobody looked at this expectation"


def about_everybody(world: World, result: Result, expected: dict[str, Any]) -> None:
    first = result.decided[0].ranking if result.decided else None
    if "volgorde" in expected:
        assert [entry.seeker_id for entry in first.eligible] == expected.pop("volgorde")
    if "geloot" in expected:
        drawn = {entry.seeker_id: entry.lot for entry in first.ranked if entry.lot}
        assert drawn == {key: lot(SEED, "w1", key) for key in expected.pop("geloot")}
        assert list(drawn.values()) == sorted(drawn.values())


def about_offers(world: World, result: Result, expected: dict[str, Any]) -> None:
    let = {advert.id: key for advert, key in result.lettings}
    if "woning voor" in expected:
        assert let.get("w1", "niemand") == expected.pop("woning voor")
    for key, who in expected.pop("woningen", {}).items():
        assert let.get(key, "niemand") == who
    if "uitkomst" in expected:
        pairs = zip(result.decided[0].ranking.ranked, result.decided[0].steps, strict=True)
        assert {e.seeker_id: s.outcome for e, s in pairs} == expected.pop("uitkomst")
    for key, count in expected.pop("geteld", {}).items():
        before = world.people[key]["aanbiedingen"]
        assert before + result.books.used("direct_offer", key) == count
    for book, count in expected.pop("geboekt", {}).items():
        assert result.books.used(book, "servatius") == count


def about_one(world: World, result: Result, expected: dict[str, Any]) -> None:
    if not expected:
        return
    entry = next(e for e in result.decided[0].ranking.ranked if e.seeker_id == "A")
    if "komt in aanmerking" in expected:
        words = {True: "ja", False: "nee", None: "onbekend"}
        assert words[entry.standing.eligible] == expected.pop("komt in aanmerking")
    if "label" in expected:
        assert entry.standing.applied == expected.pop("label")
    if "houdt" in expected:
        assert set(entry.standing.held) == set(expected.pop("houdt"))
    if "misschien" in expected:
        assert list(entry.standing.unsure) == expected.pop("misschien")
    if "met de hand" in expected:
        assert len(entry.by_hand) == expected.pop("met de hand")
    if "tekort" in expected:
        assert expected.pop("tekort") in shortfalls(world, result)
    for name in [name for name in expected if name in CONDITION]:
        assert entry.word[INDEX[CONDITION[name]]] == LETTER[expected.pop(name)], name


def shortfalls(world: World, result: Result) -> set[str]:
    """What the receipt names as the nearest miss, as "amount unit"."""
    ground = Ground("test", world.day, "", "", "")
    found = [json.loads(x) for b in chain(result, ground) for x in b.splitlines()]
    head, facts, line = (next(x for x in found if x["kind"] == kind) for kind in ("advert", "seeker", "candidate"))
    missed = explain(head, facts, line, world.policy.on(world.day)).nearest
    return {f"{miss.amount} {miss.unit}" for miss in missed}


def test_there_are_enough_cases_and_each_names_its_source():
    found = [case.values[0] for case in CASES]
    assert len(found) >= 120
    assert all(case["bron"] and case["naam"] and case["verwacht"] for case in found)
    names = [case["naam"] for case in found]
    assert len(set(names)) == len(names)


def test_the_standard_senior_moves_on():
    senior = seeker("A", SEEKER)
    assert replace(senior, id="A") == senior
    assert World({"bron": "-"}).run().decided[0].ranking.ranked[0].standing.applied == "doorstroom"
