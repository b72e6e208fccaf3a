# SPDX-License-Identifier: EUPL-1.2
"""The files of a run: what they may hold, and what is said about everything else."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.allocation_files.folder import FILES, write
from woonregie.intake.allocation_files.reading import read_input
from woonregie.intake.allocation_files.rules import read_patch
from woonregie.intake.problems import Rejected
from woonregie_core.allocation.facts import Model, Pool, Reply


def problems(folder):
    with pytest.raises(Rejected) as refusal:
        read_input(folder)
    return refusal.value.problems


def test_rows_become_facts(tmp_path):
    found = read_input(write(tmp_path))
    first, second, third = found.seekers
    assert (first.birth_date, first.income, first.required_bat) == (date(1955, 4, 10), 2_400_000, None)
    assert (second.income, second.arrears_months, second.resident_children) == (3_000_050, Decimal("0.5"), 0)
    assert (second.label_wmo, second.registered_at) == (True, datetime(2015, 3, 1, 12))
    assert (third.label_wmo, third.leaves_dwelling_type, third.arrears_months) == (False, "", None)
    assert found.adverts[0].pool is Pool.MOVING_ON
    assert found.adverts[1].pool is None
    assert found.adverts[1].dwelling.bat is None
    assert {advert.model for advert in found.adverts} == {Model.OFFER}


def test_semicolons_a_mark_of_order_and_extra_columns_are_no_problem(tmp_path):
    write(tmp_path)
    (tmp_path / "dwellings.csv").write_bytes(
        b"\xef\xbb\xbfdwelling_id;corporation;place;type;bedrooms;bat;rent_eur;daeb;note\r\n"
        b"W1;servatius;x;flat;2;1;650,00;1;mooi\r\nW2;servatius;x;flat;2;1;650;0;\r\n\r\n"
    )
    assert [home.rent for home in {a.dwelling for a in read_input(tmp_path).adverts}] == [65_000, 65_000]


def test_answers_and_deviations_may_be_there(tmp_path):
    found = read_input(
        write(
            tmp_path,
            answers="advert_id,seeker_id,answer,reason\nA1,S2,Weigert,gebrek\nA1,S1,ja,\n",
            deviations="advert_id,seeker_id,condition,allow,by,reason\nA1,S3,social_income,ja,teamleider,sloop\n",
        )
    )
    assert [answer.reply for answer in found.answers] == [Reply.REFUSE, Reply.ACCEPT]
    assert found.deviations[0].allow


def test_a_moment_with_a_zone_is_put_on_the_clock_here(tmp_path):
    text = FILES["reactions.csv"].replace("2025-05-03T09:30\n", "2025-05-03T23:30Z\n")
    assert read_input(write(tmp_path, reactions=text)).reactions[1].reacted_at == datetime(2025, 5, 4, 1, 30)


WRONG = [
    ("seekers", "1955-04-10,1", "10-04-1955,1", 2, "birth_date", "geen bestaande datum"),
    ("seekers", "1955-04-10,1", "2023-02-29,1", 2, "birth_date", "geen bestaande datum"),
    ("seekers", "1955-04-10,1", "0099-02-01,1", 2, "birth_date", "geen bestaande datum"),
    ("seekers", "1955-04-10,1,", "1955-04-10,0,", 2, "household_size", "getal kan niet"),
    ("seekers", "1955-04-10,1,", "1955-04-10,1.5,", 2, "household_size", "getal kan niet"),
    ("seekers", ",24000,", ",-1,", 2, "income_eur", "geen bedrag"),
    ("seekers", ",24000,", ",24.000,", 2, "income_eur", "twee decimalen"),
    ("seekers", ",24000,", ",nan,", 2, "income_eur", "geen bedrag"),
    ("seekers", ",24000,", ",9999999999999,", 2, "income_eur", "geen bedrag"),
    ("seekers", "2018-03-01,0,0", "2018-03-01,misschien,0", 2, "label_restructuring", "geen ja of nee"),
    ("seekers", "2018-03-01,", "gisteren,", 2, "registered_at", "geen bestaand moment"),
    ("seekers", "\nS1,", "\nS2,", 3, "seeker_id", "staat er al"),
    ("seekers", "\nS3,", "\n,", 4, "seeker_id", "leeg"),
    ("seekers", "\nS3,", "\n=1+1,", 4, "seeker_id", "formule"),
    ("dwellings", ",650.00,1", ",,1", 2, "rent_eur", "huur ontbreekt"),
    ("dwellings", ",650.00,1", ",650.00,", 2, "daeb", "leeg"),
    ("dwellings", "2,1,650", "2,6,650", 2, "bat", "getal kan niet"),
    ("adverts", "A1,W1", "A1,W9", 2, "dwelling_id", "niet in dwellings.csv"),
    ("adverts", "2025-05-08,30", "2025-04-08,30", 2, "closes", "voordat hij opent"),
    ("adverts", "2025-05-08,30", ",30", 2, "closes", "ontbreekt"),
    ("adverts", ",30,", ",40,", 2, "pool", "niet bekend"),
    ("adverts", "30,aanbod", "30,loterij", 2, "model", "niet bekend"),
    ("reactions", "A1,S1", "A1,S8", 2, "seeker_id", "niet bekend"),
    ("reactions", "A1,S1", "A8,S1", 2, "advert_id", "niet bekend"),
    ("reactions", "A1,S1,2025-05-02", "A1,S1,", 2, "reacted_at", "ontbreekt"),
    ("reactions", "A1,S1,2025-05-02", "A1,S1", 2, "", "cellen"),
]


@pytest.mark.parametrize(("name", "old", "new", "row", "column", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_place_and_advice(tmp_path, name, old, new, row, column, said):
    text = FILES[f"{name}.csv"]
    assert old in text
    found = [p for p in problems(write(tmp_path, **{name: text.replace(old, new, 1)})) if p.file == f"{name}.csv"]
    assert (row, column) in {(problem.row, problem.column) for problem in found}
    assert any(said in problem.message and problem.advice for problem in found)


def test_all_problems_are_told_at_once(tmp_path):
    text = FILES["seekers.csv"].replace("1955-04-10", "x").replace("1950-04-10", "y")
    found = problems(write(tmp_path, seekers=text))
    assert [(problem.row, problem.column) for problem in found] == [(2, "birth_date"), (3, "birth_date")]


def test_a_missing_file_column_or_encoding_is_told(tmp_path):
    write(tmp_path, adverts="advert_id,opens,opens\n")
    (tmp_path / "reactions.csv").unlink()
    (tmp_path / "dwellings.csv").write_bytes(b"\xff\xfe\x00")
    said = " ".join(map(str, problems(tmp_path)))
    for words in ("reactions.csv: Dit bestand is er niet", "geen UTF-8", "kolom dwelling_id", "meer dan één keer"):
        assert words in said


def test_two_answers_about_one_offer_are_a_problem(tmp_path):
    text = "advert_id,seeker_id,answer,reason\nA1,S1,ja,\nA1,S1,nee,\n"
    assert problems(write(tmp_path, answers=text))[0].row == 3


def test_an_exception_to_the_most_offers_cannot_be_asked(tmp_path):
    text = "advert_id,seeker_id,condition,allow,by,reason\nA1,S1,offers_left,ja,teamleider,maatwerk\n"
    assert problems(write(tmp_path, deviations=text))[0].column == "condition"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path, name, content):
    write(tmp_path)
    (tmp_path / name).write_bytes(content)
    told = []
    try:
        read_input(tmp_path)
    except Rejected as refusal:
        told = refusal.problems
    assert all(problem.message and problem.advice for problem in told)


@pytest.mark.parametrize(
    "text", ["- a", "a: 3", "a: {b: 3}", "a: {2025-01-01: [1]}", "a: {2025-01-01: true}", "{"]
)
def test_a_patch_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "patch.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Rejected, match=r"patch\.yaml"):
        read_patch(tmp_path / "patch.yaml")
