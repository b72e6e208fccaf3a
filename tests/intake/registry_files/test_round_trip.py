# SPDX-License-Identifier: EUPL-1.2
"""What goes out comes in again and changes nothing; what is wrong is told with its place and not stored."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import Workbook

from allocation.services.world import (
    at,
    corporation,
    grant_wmo,
    make_advert,
    make_dwelling,
    make_household,
    operator,
)
from factories import make_place
from woonregie.allocation.models import Dwelling, Household, Priority, Reaction
from woonregie.allocation.services.reacting import react
from woonregie.cli.registry import registry
from woonregie.intake.problems import Rejected
from woonregie.intake.registry_files.resources import INCOMING
from woonregie.intake.registry_files.rows_out import as_text, rows_of
from woonregie.intake.registry_files.vera import from_vera, to_vera
from woonregie.intake.services.import_registry import load_registry, preview_registry


@pytest.fixture
def small(db):
    home = make_dwelling(type="eengezinswoning", bedrooms=3, bat=None, living_form="GEC")
    household = make_household(dwelling=home, tenancy_start=date(1999, 1, 2), arrears_months=Decimal("0.5"))
    grant_wmo(household, required_bat=2)
    make_household(registered_at=None, income_class="unknown", income_proof="none", size=None)
    advert = make_advert()
    react(operator(), advert, household, at(advert.opens))


def export(kind: str, out: Path) -> Path:
    done = CliRunner().invoke(registry, ["export", "--format", kind, "--out", str(out)])
    assert done.exit_code == 0, done.output
    return out


@pytest.mark.parametrize(("kind", "name"), [("vera", "r.json"), ("xlsx", "r.xlsx"), ("csv", "map")])
def test_what_goes_out_comes_in_again(small, tmp_path, kind, name):
    delivered = load_registry(operator(), export(kind, tmp_path / name))
    assert delivered.read == {"dwellings": 2, "households": 2, "priorities": 1, "adverts": 1, "reactions": 1}
    assert set(delivered.changed.values()) == {0}


def test_into_an_empty_registry_everything_is_new(small, tmp_path):
    path = export("vera", tmp_path / "r.json")
    before = {one.name: list(rows_of(one)) for one in INCOMING if one.name != "reactions"}
    Reaction.objects.all().delete()
    Priority.objects.all().delete()
    Household.objects.all().delete()
    delivered = load_registry(operator(), path)
    assert (delivered.changed["households"], delivered.changed["priorities"]) == (2, 1)
    assert {one.name: list(rows_of(one)) for one in INCOMING if one.name != "reactions"} == before


def test_a_preview_stores_nothing(small, tmp_path):
    path = export("csv", tmp_path / "map")
    table = path / "dwellings.csv"
    table.write_text(table.read_text().replace("600.00", "612.50"))
    assert preview_registry(operator(), path).changed["dwellings"] == 2
    assert set(Dwelling.objects.values_list("rent", flat=True)) == {60_000}
    load_registry(operator(), path)
    assert set(Dwelling.objects.values_list("rent", flat=True)) == {61_250}


def test_two_households_may_swap_homes(db, tmp_path):
    homes = [make_dwelling(), make_dwelling()]
    people = [make_household(dwelling=home) for home in homes]
    path = export("csv", tmp_path / "map")
    table, (one, other) = path / "households.csv", (home.code for home in homes)
    swapped = (
        table.read_text().replace(f",{one},", ",?,").replace(f",{other},", f",{one},").replace(",?,", f",{other},")
    )
    table.write_text(swapped)
    load_registry(operator(), path)
    for person, home in zip(people, reversed(homes), strict=True):
        person.refresh_from_db()
        assert person.dwelling == home


WRONG = [
    ("dwellings.csv", ",600.00,", ",zeshonderd,", "rent", "geen bedrag"),
    ("dwellings.csv", ",600.00,", ",600.005,", "rent", "twee decimalen"),
    ("dwellings.csv", "servatius", "niemand", "corporation", "niet bekend"),
    ("dwellings.csv", "appartement", "kasteel", "type", "niet bekend"),
    ("dwellings.csv", ",1,600", ",6,600", "bat", "getal kan niet"),
    ("households.csv", "1950-01-01", "01-01-1950", "birth_date", "geen bestaande datum"),
    ("households.csv", "fitting", "24000", "income_class", "niet bekend"),
    ("households.csv", "birth_date", "bsn", "bsn", "mag niet in het register"),
    ("households.csv", "birth_date", "diagnose", "diagnose", "mag niet in het register"),
    ("households.csv", "birth_date", "kleur", "kleur", "kennen wij niet"),
    ("priorities.csv", "wmo", "vriend", "kind", "niet bekend"),
    ("reactions.csv", "2024-05-06T12:00:00", "maandag", "reacted_at", "geen bestaand moment"),
]


@pytest.mark.parametrize(("file", "old", "new", "column", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_place(small, tmp_path, file, old, new, column, said):
    path = export("csv", tmp_path / "map")
    text = (path / file).read_text()
    assert old in text
    (path / file).write_text(text.replace(old, new, 1))
    with pytest.raises(Rejected) as refusal:
        load_registry(operator(), path)
    found = [one for one in refusal.value.problems if one.column == column]
    assert any(said in one.message and one.advice and one.row for one in found), refusal.value.problems


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "geen leesbaar JSON"),
        ("[]", "geen register in VERA-vorm"),
        ('{"eenheden": 3}', "is geen lijst"),
        ('{"eenheden": [3]}', "geen object"),
        ('{"eenheden": [{"id": "W1", "bsn": "1"}]}', "mag niet in het register"),
        ('{"relaties": [{"id": "H1", "extra-attributen": [{"naam": "diagnose", "waarde": "x"}]}]}', "mag niet"),
        ('{"relaties": [{"id": "H1"}, {"id": "H1"}]}', "staat er al"),
        ('{"relaties": [{"id": "H1", "woonsituatie": {"eenheid": {"id": "W9"}}}]}', "niet bekend"),
    ],
)
def test_a_vera_file_that_is_none_is_refused(db, tmp_path, content, said):
    path = tmp_path / "r.json"
    path.write_text(content)
    with pytest.raises(Rejected, match=said):
        load_registry(operator(), path)
    assert not Household.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("r.xlsx", b"PK\x03\x04kapot"), ("r.txt", b"x"), ("r.json", b"\xff\xfe")]
)
def test_another_kind_of_file_is_refused(db, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Rejected):
        load_registry(operator(), tmp_path / name)


def test_a_formula_is_refused_with_its_place(db, tmp_path):
    book = Workbook()
    book.active.title = "Huishoudens"
    book.active.append(["Huishouden", "Personen"])
    book.active.append(["H1", "=1+1"])
    book.save(tmp_path / "r.xlsx")
    with pytest.raises(Rejected) as refusal:
        load_registry(operator(), tmp_path / "r.xlsx")
    (problem,) = refusal.value.problems
    assert (problem.sheet, problem.row, problem.column) == ("Huishoudens", 2, "B")
    assert "formule" in problem.message
    assert not Household.objects.exists()


def test_a_source_without_anything_is_refused(db, tmp_path):
    (tmp_path / "leeg").mkdir()
    (tmp_path / "r.json").write_text("{}")
    for name in ("leeg", "r.json"):
        with pytest.raises(Rejected, match="niets van het register"):
            load_registry(operator(), tmp_path / name)


def test_the_files_for_a_run_can_be_run(small, tmp_path):
    folder = export("allocate", tmp_path / "in")
    assert (folder / "seekers.csv").read_text().count("\n") == 2
    assert "income_eur" in (folder / "seekers.csv").read_text()


class TestEveryHousehold(TestCase):
    """Whatever a household may be, it comes back as it went out."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.builds(
            dict,
            birth_date=st.none() | st.dates(date(1900, 1, 1), date(2010, 1, 1)),
            size=st.none() | st.integers(1, 12),
            registered_at=st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2024, 1, 1)),
            income_class=st.sampled_from(["fitting", "social", "above", "unknown"]),
            leaves_type=st.sampled_from(["", None, "eengezinswoning"]),
            resident_children=st.none() | st.integers(0, 9),
            arrears_months=st.none() | st.decimals(0, 20, places=2),
        )
    )
    def test_it_survives_vera(self, fields):
        moment = fields["registered_at"]
        fields["registered_at"] = moment.replace(microsecond=0, tzinfo=UTC) if moment else None
        household = Household(code="H", **fields)
        resource = next(one for one in INCOMING if one.name == "households")
        row = {one.column: as_text(one, getattr(household, one.column)) for one in resource.fields}
        (there,) = to_vera(resource, [row])
        back = from_vera(resource, json.loads(json.dumps(there)))
        assert {name: text for name, text in back.items() if as_number(text) != as_number(row[name])} == {}


def as_number(text: str):
    """A number as a number, because JSON writes 1.50 as 1.5."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def test_a_place_of_another_municipality_is_no_place(small, tmp_path):
    path = export("csv", tmp_path / "map")
    make_place(code="elders")
    text = (path / "dwellings.csv").read_text()
    (path / "dwellings.csv").write_text(
        text.replace(f"{corporation().code},buurt", f"{corporation().code},nergens")
    )
    with pytest.raises(Rejected, match="niet bekend"):
        load_registry(operator(), path)


def test_a_workbook_of_the_one_language_is_read_in_the_other(small, tmp_path):
    path = export("xlsx", tmp_path / "r.xlsx")
    with override("en"):
        delivered = preview_registry(operator(), path)
        english = export("xlsx", tmp_path / "en.xlsx")
    assert set(delivered.changed.values()) == {0}
    assert preview_registry(operator(), english).read == delivered.read


def test_headings_of_a_sheet_are_looked_at(db, tmp_path):
    book = Workbook()
    book.active.title = "Huishoudens"
    book.active.append(["Personen", "Personen", "Kleur"])
    book.active.append([1, 2, "rood"])
    book.save(tmp_path / "r.xlsx")
    with pytest.raises(Rejected) as refusal:
        load_registry(operator(), tmp_path / "r.xlsx")
    assert {one.column for one in refusal.value.problems} == {"Huishouden", "Personen", "Kleur"}


def test_a_problem_in_a_sheet_names_the_heading(db, tmp_path):
    book = Workbook()
    book.active.title = "Huishoudens"
    book.active.append(["Huishouden", "Personen"])
    book.active.append(["H1", "veel"])
    book.save(tmp_path / "r.xlsx")
    with pytest.raises(Rejected, match="blad Huishoudens, regel 2, kolom Personen"):
        load_registry(operator(), tmp_path / "r.xlsx")
