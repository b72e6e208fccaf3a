# SPDX-License-Identifier: EUPL-1.2
"""Dwellings and projects of the documents, counted by hand."""

from datetime import date

import pytest
from django.test import Client

from example_register import load_maastricht
from woonregie.access.grant import Grant
from woonregie.places.models import Place
from woonregie.stock.models import Project, StockCount, StockQuestion
from woonregie.stock.queries.area import stock_of_places
from woonregie.stock.queries.deliveries import deliveries
from woonregie.stock.queries.projects import ProjectFilter, projects
from woonregie.stock.queries.rollup import rollups
from woonregie.stock.queries.room import room

pytestmark = pytest.mark.django_db
GRANT = Grant.for_command("test")


@pytest.fixture(autouse=True)
def _register(db):
    load_maastricht()


def test_the_property_table_of_d000():
    table = next(t for t in deliveries(GRANT, "mutation") if t.delivery.code == "property-2022-2026")
    printed = {code: cell.count for code, cell in table.total.items()}
    assert printed == {
        "nieuwbouw": 1514, "sloop": 365, "verkoop": 37, "aankoop": 10, "renovaties": 2212, "verandering": 1122,
    }  # fmt: skip
    assert table.sum("nieuwbouw") == 605 + 211 + 427 + 271


def test_a_dash_is_no_zero_and_a_lost_column_stays_in_doubt():
    dash = StockCount.objects.get(delivery__code="bat-2022", place__code="jekerkwartier", code="bat-3")
    assert (dash.count, dash.status) == (None, "dash")
    doubt = StockCount.objects.get(
        delivery__code="bat-change-2022-2026", place__code="wittevrouwenveld", code="waarde-2"
    )
    assert (doubt.count, doubt.status, doubt.readings) == (
        174, "ambiguous", ["bat-1", "bat-2", "bat-3", "bat-4"],
    )  # fmt: skip


def test_the_tables_of_2022_and_2025_stand_beside_each_other_with_a_question():
    assert [t.delivery.code for t in deliveries(GRANT, "bat")] == ["bat-2022", "bat-2025"]
    asked = {q.code: (q.earlier_count, q.later_count, q.answer) for q in StockQuestion.objects.all()}
    assert asked == {
        "bat-1": (4692, 3692, "open"),
        "bat-2": (425, 682, "open"),
        "bat-3": (136, 858, "open"),
        "bat-4": (972, 119, "open"),
    }


def test_the_room_of_every_corporation():
    page = room(GRANT, date(2024, 7, 1))
    found = {row.part.name: (row.now.affordable, row.now.total, row.now.room) for row in page.rows}
    assert found == {
        "Servatius": (7341, 9070, 85),
        "Woonpunt": (6316, 7601, 235),
        "Maasvallei": (2526, 3093, 51),
        "Wonen Limburg": (342, 506, -63),
        "": (16525, 20270, 309),
    }
    start = {row.part.name: row.before.room for row in page.rows}
    assert start["Servatius"] == (7341 + 51) - 7044  # -205 -44 +198 affordable, +343 -26 others: 8,804 dwellings


def test_without_a_rule_on_the_day_there_is_no_room():
    assert room(GRANT, date(2020, 1, 1)).rows == []


def test_numbers_of_projects_come_from_the_actions():
    found = {row.project.name: row for row in projects(GRANT, ProjectFilter(place="heer"))}
    assert (found["Appartementen met lift"].amount.low, found["Appartementen met lift"].amount.about) == (60, True)
    assert Project.objects.filter(kind="study").count() == 2
    assert len(projects(GRANT, ProjectFilter(kind="demolition", year=2024))) == 1


def test_where_projects_and_tables_differ():
    by_place = next(r for r in rollups(GRANT) if r.table.delivery.code == "interventions-2022-2026")
    fits = {cell.key: (cell.projects.low, cell.printed, cell.fit) for cell in by_place.cells}
    assert fits["malberg", "renovation"] == (340, 272, "more")
    assert fits["heer", "demolition"] == (65, 66, "fewer")
    assert fits["wyckerpoort", "new_build"] == (0, 99, "fewer")


def test_a_district_adds_up_its_neighbourhoods():
    ids = Place.objects.filter(parent__code="west").values_list("pk", flat=True)
    found = {row.code: (row.count, row.places) for row in stock_of_places(GRANT, list(ids), date(2024, 7, 1))}
    assert found["bat-1"] == (107 + 198 + 15 + 19 + 178 + 72 + 529 + 810, 8)


@pytest.mark.parametrize(
    "address",
    [
        "/voorraad/", "/voorraad/?gemeente=nergens", "/voorraad/ruimte/", "/voorraad/projecten/",
        "/voorraad/projecten/?jaar=abc&soort=x", "/voorraad/projecten/opgeteld/", "/voorraad/projecten.xlsx",
    ],
)  # fmt: skip
def test_everybody_may_read_the_pages(address):
    assert Client().get(address).status_code == 200


def test_a_project_that_does_not_exist():
    assert Client().get("/voorraad/projecten/nergens/").status_code == 404
