# SPDX-License-Identifier: EUPL-1.2
"""What we write in VERA's words is VERA's: its lists, its attributes, its types. Ours is told apart by its prefix.

`vera_lists.csv` holds the lists that we use, from Aedes' reference data of 26 June 2026 (CC0), and
`vera_attributes.csv` the attributes that we use with their types, from its OpenAPI 4.3.0 (MIT).
"""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from allocation.services.world import closed_advert, make_dwelling, make_household, offered, replied
from woonregie.allocation import codes
from woonregie.allocation.models import Dwelling, Household, Priority
from woonregie.cli.registry import _vera
from woonregie.intake.registry_files.resources import ALL, BY_NAME, DWELLINGS, EXTRA, HOUSEHOLDS, PRIORITIES
from woonregie.intake.registry_files.vera import from_vera, to_vera, unknown_names
from woonregie.intake.registry_files.vera_codes import OWN, codes_of, rows

HERE = Path(__file__).parent
DETAILS = {
    "VOORRANGSOORT": "VOORRANGDETAILSOORT",
    "PUBLICATIESTATUS": "PUBLICATIEDETAILSTATUS",
    "AANBIEDINGSTATUS": "AANBIEDINGDETAILSTATUS",
}
WORDS = {
    "dwellings.type": codes.DWELLING_TYPE,
    "dwellings.living_form": {code: "" for code in codes.LIVING_FORM if code},
    "households.income_proof": codes.INCOME_PROOF,
    "priorities.kind": codes.PRIORITY,
    "priorities.state": codes.PRIORITY_STATE,
    "adverts.model": codes.MODEL,
    "adverts.state": codes.ADVERT_STATE,
    "offers.state": codes.OFFER_STATE,
    "offers.reason": codes.REFUSAL,
    "lettings.fitting": codes.FITTING,
}


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["list"], row["code"]): row for row in table("vera_lists.csv") if not row["ended"]}


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: f"{row['field']}-{row['code']}")
def test_a_code_is_on_its_list_or_says_that_it_is_ours(row):
    head, _dot, part = row["code"].partition(".")
    assert date.fromisoformat(row["since"])
    if not head or head.startswith(OWN):
        assert row["source"] == "own code"
        return
    assert row["source"] == "VERA Referentiedata"
    assert (row["list"], head) in listed()
    if part:
        assert listed()[DETAILS[row["list"]], part]["parent"] == f"{row['list']}.{head}"


@pytest.mark.parametrize("name", sorted(WORDS))
def test_every_value_of_ours_has_a_code_and_comes_back(name):
    found = codes_of(name)
    assert set(found.written) == set(WORDS[name])
    assert {ours: found.read[code] for ours, code in found.written.items()} == {
        ours: ours for ours in found.written
    }


def test_no_code_is_ours_where_the_list_has_one_for_it():
    """One of ours never hides a code of the standard."""
    assert not {row["code"] for row in table("vera_lists.csv") if row["code"].startswith(OWN)}


@pytest.mark.parametrize("resource", ALL, ids=lambda one: one.name)
def test_every_attribute_is_one_of_the_standard(resource):
    known = {row["path"]: row["type"] for row in table("vera_attributes.csv") if row["resource"] == resource.name}
    paths = {path for one in resource.fields for path in (one.vera, one.detail) if path}
    assert {path for path in paths if not path.startswith(f"{EXTRA}.")} == set(known)
    for one in resource.fields:
        if one.vera in known:
            assert one.stamped == (known[one.vera] == "string:date-time"), one.column


@pytest.fixture
def full(db):
    home = make_dwelling(bat=0, living_form="ZWO", vacant_since=date(2024, 1, 2))
    living = make_household(dwelling=home, tenancy_start=date(1999, 1, 2), income_proof="portal")
    for kind, state in (("wmo", "used"), ("restructuring", "granted")):
        Priority.objects.create(
            household=living, kind=kind, state=state, granted_on=date(2024, 1, 1), issued_by="Wmo", required_bat=2
        )
    replied(offered(closed_advert(living), living), "refuse", "buurt")


def test_types_are_those_of_the_standard(full):
    content = json.loads(_vera())
    kinds = {"string": str, "number": (int, float), "integer": int, "boolean": bool}
    for row in table("vera_attributes.csv"):
        for there in content[BY_NAME[row["resource"]].vera]:
            value = there
            for name in row["path"].split("."):
                value = value.get(name.removesuffix("[]")) if value is not None else None
                if name.endswith("[]") and value is not None:
                    (value,) = value
            kind, _colon, form = row["type"].partition(":")
            assert value is None or isinstance(value, kinds[kind]), row
            if value is not None and form == "date-time":
                assert value.endswith("Z"), row
            if value is not None and form == "date":
                assert date.fromisoformat(value), row


def test_an_export_reads_as_the_standard_does(full):
    content = json.loads(_vera())
    home = next(one for one in content["eenheden"] if one.get("woonvorm"))
    assert home["batScore"] == {"code": "WR-BAT0"}
    assert home["maatschappelijkLabel"] == {"code": "DAE"}
    assert home["rekenhuur"] == 600.0
    (person,) = content["relaties"]
    assert person["inkomens"][0]["inkomensverklaringsoort"] == {"code": "WR-MIJ"}
    assert person["inkomens"][0]["controledatum"] == "2024-01-15T00:00:00Z"
    kinds = [
        (one["soort"]["code"], one.get("detailSoort", {}).get("code")) for one in content["voorrangsregelingen"]
    ]
    assert sorted(kinds, key=str) == [("IND", None), ("URG", "HUI")]
    (offer,) = content["aanbiedingen"]
    assert (offer["status"]["code"], offer["detailStatus"]["code"]) == ("GEW", "WOB")
    (reaction,) = content["reacties"]
    assert reaction["datum"].endswith("Z")
    assert reaction["relaties"] == [person["id"]]


@pytest.mark.parametrize(
    ("resource", "there", "column", "ours"),
    [
        (DWELLINGS, {"detailSoort": {"code": "GAL", "naam": "Galerijflat"}}, "type", "appartement"),
        (DWELLINGS, {"detailSoort": {"code": "TUS"}}, "type", "eengezinswoning"),
        (DWELLINGS, {"adres": {"buurt": {"naam": "Heer"}}}, "place", "Heer"),
        (DWELLINGS, {"rekenhuur": 612.5}, "rent", "612.50"),
        (DWELLINGS, {"rekenhuur": 612.505}, "rent", "612.505"),
        (HOUSEHOLDS, {"inkomens": [{"inkomensverklaringsoort": {"code": "LOO"}}]}, "income_proof", "employer"),
        (HOUSEHOLDS, {}, "income_proof", "none"),
        (HOUSEHOLDS, {"inkomens": [{"controledatum": "2024-06-30T22:00:00Z"}]}, "income_checked_on", "2024-07-01"),
        (PRIORITIES, {"soort": {"code": "IND"}, "detailSoort": {"code": "ROL"}}, "kind", "wmo"),
        (PRIORITIES, {"soort": {"code": "URG"}, "detailSoort": {"code": "MED"}}, "kind", "URG.MED"),
        (PRIORITIES, {"relatie": {"id": "H1"}}, "household", "H1"),
    ],
)
def test_words_of_others_are_understood_and_never_guessed(resource, there, column, ours):
    assert unknown_names(resource, there) == []
    assert from_vera(resource, there)[column] == ours


@pytest.mark.parametrize(
    ("resource", "there", "names"),
    [
        (DWELLINGS, {"adres": {"straatnaam": "Laan", "buurt": {"code": "b"}}}, ["adres.straatnaam"]),
        (DWELLINGS, {"adres": {"straatnaam": "", "huisnummer": None}}, []),
        (DWELLINGS, {"adres": "Laan 1"}, ["adres"]),
        (DWELLINGS, {"adres": {"buurt": {"wijk": {"naam": "x"}}}}, ["adres.buurt.wijk"]),
        (HOUSEHOLDS, {"inkomens": [{"bedrag": 24000}]}, ["inkomens.bedrag"]),
        (HOUSEHOLDS, {"inkomens": [{"jaar": 2023}, {"jaar": 2022}]}, ["inkomens[2]"]),
        (HOUSEHOLDS, {"inkomens": {"jaar": 2023}}, ["inkomens"]),
        (HOUSEHOLDS, {"woonsituatie": {"eenheid": {"id": "W", "adres": {"huisnummer": 3}}}},
         ["woonsituatie.eenheid.adres"]),
        (PRIORITIES, {"relatie": {"id": "H1", "achternaam": "x"}}, ["relatie.achternaam"]),
        (PRIORITIES, {"relatie": [1]}, ["relatie"]),
        (HOUSEHOLDS, {EXTRA: [{"naam": "diagnose", "waarde": "x"}]}, ["diagnose"]),
    ],
)  # fmt: skip
def test_what_we_do_not_know_is_named_however_deep(resource, there, names):
    assert unknown_names(resource, there) == names


def test_an_export_is_the_same_every_time(full):
    assert _vera() == _vera()


def test_nothing_of_a_person_but_what_a_decision_needs_goes_out(full):
    """The attributes of a household that leave are exactly those of the contract."""
    (there,) = to_vera(HOUSEHOLDS, [next(iter_rows("households"))])
    assert set(there) <= {"id", "geboortedatum", "inkomens", "woonsituatie", EXTRA}
    assert Household.objects.count() == 1
    assert Dwelling.objects.count() == 2


def iter_rows(name: str):
    from woonregie.intake.registry_files.rows_out import rows_of

    return rows_of(BY_NAME[name])
