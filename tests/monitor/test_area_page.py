# SPDX-License-Identifier: EUPL-1.2
"""The page of an area: beside district and municipality, with what is left of every count."""

from datetime import date

import pytest

from factories import make_party, make_passage, make_place, public_grant
from monitor.monitor_world import ON, agree, fill, make_series, make_town
from woonregie.access.grant import Grant
from woonregie.liveability.models import AreaPhase, FundLine, Team, TeamPhase
from woonregie.monitor.queries.area_page import area_page
from woonregie.monitor.queries.compare_page import compare_page
from woonregie.places.models import PlaceClosure

pytestmark = pytest.mark.django_db
GRANT = Grant.for_command("test")


def test_an_unknown_area():
    make_town()
    assert area_page(GRANT, "nergens", ON) is None


def test_a_figure_stands_beside_district_and_municipality():
    town, series = make_town(), make_series(aggregation="none")
    fill(series, 2022, {town["molen"]: 80})
    fill(series, 2023, {town["molen"]: 90, town["noord"]: 300, town["dorp"]: 100})
    figure = area_page(GRANT, "molen", ON).figures[0]
    assert (figure.own.value, figure.district.value, figure.own.city_value) == (90, 300, 100)
    assert (figure.trend.word, figure.trend.tone, figure.beside) == ("gestegen, gunstig", "good", "worse")
    assert figure.values == [80, 90]


def test_the_district_is_shown_for_the_same_period_only():
    town, series = make_town(), make_series()
    fill(series, 2022, {town["noord"]: 300})
    fill(series, 2023, {town["molen"]: 90})
    assert area_page(GRANT, "molen", ON).figures[0].district is None


def test_counts_per_part_and_what_is_left():
    town = make_town()
    agree(town["molen"], code="1")
    agree(town["molen"], town["kerk"], code="2")
    agree(town["noord"], code="3")
    rows = area_page(public_grant(), "noord", ON).part_rows
    assert [(row.place.code if row.place else "", *row.counts) for row in rows] == [
        ("kerk", 1, 0), ("molen", 2, 2), ("", 1, 1),
    ]  # fmt: skip


def test_a_rayon_lists_what_lies_in_it_and_is_no_part_of_the_town():
    town = make_town()
    rayon = make_place("rayon", kind="area_team", parent=town["dorp"])
    PlaceClosure.objects.create(ancestor=rayon, descendant=town["molen"], depth=1)
    assert [row.place.code for row in area_page(GRANT, "rayon", ON).part_rows if row.place] == ["molen"]
    codes = [row.place.code for row in area_page(GRANT, "dorp", ON).part_rows if row.place]
    assert codes == ["noord", "zuid"]


def test_the_message_says_what_matters():
    town, series = make_town(), make_series(aggregation="none")
    assert "nog geen kerncijfers" in area_page(GRANT, "molen", ON).message
    fill(series, 2023, {town["molen"]: 90, town["dorp"]: 100})
    assert "1 cijfer slechter voor" in area_page(GRANT, "molen", ON).message


def test_two_areas_side_by_side():
    town, series = make_town(), make_series()
    fill(series, 2023, {town["molen"]: 90, town["haven"]: "missing"})
    agree(town["molen"])
    page = compare_page(GRANT, "molen", "haven", ON)
    assert [(p.a.value if p.a else None, p.b.value if p.b else None) for p in page.pairs] == [(90, None)]
    assert page.counts[0] == ("commitment", 1, 0)


def test_unknown_areas_become_the_first_two():
    make_town()
    page = compare_page(GRANT, "x", "y", ON)
    assert (page.a.code, page.b.code) == ("noord", "zuid")


@pytest.mark.parametrize("code", ["molen", "noord", "dorp"])
def test_the_number_of_queries_of_the_page(client, code, django_assert_max_num_queries):
    town = make_town()
    for number in range(12):
        fill(make_series(f"s{number}"), 2023, dict.fromkeys(town.values(), 5.0 + number))
    agree(town["molen"], town["noord"])
    with django_assert_max_num_queries(12):
        assert client.get(f"/monitor/{code}/").status_code == 200


def test_fund_team_and_phase_of_an_area_and_of_the_rayon_around_it():
    town, passage = make_town(), make_passage()
    rayon = make_place("rayon", kind="area_team", parent=town["dorp"])
    PlaceClosure.objects.create(ancestor=rayon, descendant=town["molen"], depth=1)
    for code, place, cents in (("a", town["molen"], 500_00), ("b", rayon, 900_50), ("c", town["haven"], 1_00)):
        FundLine.objects.create(code=code, title=code, budget=cents, passage=passage).places.set([place])
    team = Team.objects.create(place=town["molen"], corporation=make_party(), passage=passage)
    for phase, since in (("starting", None), ("activating", date(2023, 1, 1)), ("stopped", date(2030, 1, 1))):
        TeamPhase.objects.create(team=team, phase=phase, since=since)
    AreaPhase.objects.create(place=town["molen"], phase="restarting", passage=passage)
    living = area_page(public_grant(), "molen", ON).living
    assert [line.code for line in living.lines] == ["a", "b"]
    assert [row.phase for row in living.teams] == ["fase II: activeren"]
    assert [row.phase for row in living.phases] == ["(door)starten"]
    assert not area_page(public_grant(), "veld", ON).living


def test_the_fund_stands_on_the_page_with_its_source(client):
    town = make_town()
    line = FundLine.objects.create(code="a", title="Fonds", budget=142_060_873, passage=make_passage())
    line.places.set([town["molen"]])
    html = client.get("/monitor/molen/").content.decode()
    assert "€ 1.420.608,73" in html
    assert f"#p{line.passage_id}" in html
