# SPDX-License-Identifier: EUPL-1.2
"""The pages in words, and the same as Excel and CSV."""

import csv
import io

import pytest
from openpyxl import load_workbook

from monitor.monitor_world import agree, fill, make_series, make_town
from woonregie.monitor.words import class_words, value_words
from woonregie_core.geography.breaks import class_breaks

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    found, series = make_town(), make_series(title="=1+1", decimals=1, unit="percent", aggregation="none")
    fill(
        series, 2023, {found["molen"]: 12.5, found["kerk"]: "suppressed", found["noord"]: 3.0, found["dorp"]: 4.0}
    )
    agree(found["molen"])
    return found


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_every_area_is_a_link_with_its_value(client, town):
    html = client.get("/monitor/?cijfer=inwoners").content.decode()
    assert 'aria-label="Molen: 12,5%"' in html
    assert 'href="/monitor/molen/"' in html
    assert 'aria-label="Kerk: afgeschermd"' in html
    assert "url(#map-suppressed)" in html
    assert "style=" not in html


def test_the_table_holds_what_the_map_shows(client, town):
    html = client.get("/monitor/?cijfer=inwoners").content.decode()
    table = html[html.index("<table") :]
    assert all(name in table for name in ("Molen", "Kerk", "Haven", "Veld", "Dorp"))
    assert "12,5%" in table


def test_the_map_as_csv(client, town):
    heading, *rows = rows_of(client.get("/monitor/kaart.csv?cijfer=inwoners"))
    assert heading[:3] == ["Gebied", "Stadsdeel", "Waarde"]
    by_name = {row[0]: row for row in rows}
    assert by_name["Molen"][1:3] == ["Noord", "12,5"]
    assert by_name["Kerk"][2:5] == ["", "percent", "afgeschermd"]
    assert all(row[6] for row in rows if row[2])


def test_the_map_as_a_workbook_says_what_it_shows(client, town):
    response = client.get("/monitor/kaart.xlsx?cijfer=inwoners")
    book = load_workbook(io.BytesIO(response.content))
    assert [cell.value for cell in book.worksheets[0]["A"]][-1] == "Dorp"
    notes = {row[0].value: row[1].value for row in book.worksheets[1].iter_rows()}
    assert notes["Cijfer"] == "'=1+1", "no text becomes a formula"
    assert notes["Periode"] == "2023"


def test_an_area_as_csv_and_workbook(client, town):
    rows = rows_of(client.get("/monitor/molen/monitor.csv"))
    assert rows[0][2:6] == ["Molen", "Eenheid", "Noord", "Dorp"]
    assert rows[1][:6] == ["'=1+1", "2023", "12,5", "percent", "3,0", "4,0"]
    assert ["Afspraken", "1"] in [[row[0], row[2]] for row in rows]
    assert client.get("/monitor/molen/monitor.xlsx").status_code == 200


def test_two_areas_as_csv(client, town):
    rows = rows_of(client.get("/monitor/vergelijk.csv?a=molen&b=noord"))
    assert rows[1][3] == "12,5"
    assert rows[1][5] == "3,0"


@pytest.mark.parametrize(
    "address",
    ["/monitor/kaart.doc", "/monitor/molen/monitor.pdf", "/monitor/nergens/", "/monitor/nergens/monitor.csv"],
)
def test_what_is_not_there(client, town, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/monitor/", "/monitor/vergelijk/"])
def test_before_anything_is_loaded(client, address):
    assert client.get(address).status_code == 200
    assert client.get("/monitor/kaart.csv").status_code == 404


@pytest.mark.parametrize(
    "question", ["cijfer=%00", "niveau='", "periode=" + "9" * 500, "indeling=<b>", "kaart=grenzen", "peildatum=x"]
)
def test_strange_questions_are_answered_all_the_same(client, town, question):
    assert client.get(f"/monitor/?{question}").status_code in (200, 400)


def test_signals_are_for_who_is_signed_in(client, town, sign_in):
    assert "Signalen" not in client.get("/monitor/molen/").content.decode()
    assert "Hier staat geen signaal open." in sign_in("policy_officer").get("/monitor/molen/").content.decode()


def test_the_words_of_a_class():
    found = class_breaks([1.2, 1.4, 5.6, 9.1, 11.3, 12.9], most=3)
    words = [class_words(each, each is found.classes[-1], 1, "percent") for each in found.classes]
    assert words == ["1,2 tot 5%", "5,6%", "8 tot en met 12,9%"]
    assert value_words(1234.5, 0, "persons") == "1.234 personen"
