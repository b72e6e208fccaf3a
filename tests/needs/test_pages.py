# SPDX-License-Identifier: EUPL-1.2
"""The pages: what they say, how many questions they ask the database, and what they do with nonsense."""

import re

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from needs.world import ASKED, DAY, given, make_input, make_run, make_scenario, make_town, operator
from woonregie.access.models import AuditEvent, Role
from woonregie.needs.models import NeedsRun, NeedsScenario
from woonregie.needs.queries.runs import shown
from woonregie.needs.queries.trying import SEED, try_out
from woonregie.needs.results import AREA, CITY, result_of
from woonregie.needs.running import Asked
from woonregie.needs.services.inputs import store_input
from woonregie.needs.services.runs import run_needs
from woonregie.needs.sliders import scenario_from
from woonregie_core.needs.scenarios import BASE
from woonregie_core.needs.words import DWELLINGS

pytestmark = pytest.mark.django_db
RUN = "/woonzorgopgave/1/"
PAGES = ["", "buurten/", "uitleg/", "verloop/", "kaart/", "opgave/", "terugblik/"]


@pytest.fixture
def browser(sign_in):
    make_town()
    make_run()
    return sign_in(Role.RESEARCHER)


def page(browser, address, status=200):
    response = browser.get(address)
    assert response.status_code == status
    return LexborHTMLParser(response.content.decode())


def rows(html):
    return {
        row.css_first("th").text(strip=True): [c.text(strip=True) for c in row.css("td")]
        for row in html.css("tbody tr")
    }


@pytest.mark.parametrize("name", [*PAGES, "../", "../scenarios/", "../vergelijken/"])
def test_every_page_says_that_the_people_are_made_up_and_asks_few_questions(
    browser, name, django_assert_max_num_queries
):
    make_scenario()
    address = RUN + name if not name.startswith("..") else "/woonzorgopgave/" + name[3:]
    with django_assert_max_num_queries(16):
        html = browser.get(address).content.decode()
    assert "Voorbeeldbevolking" in html
    assert "style=" not in html


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_sent_to_sign_in(client: Client, name):
    make_run()
    assert client.get(RUN + name).status_code == 302


@pytest.mark.parametrize("name", PAGES)
def test_a_run_that_is_not_there(browser, name):
    page(browser, f"/woonzorgopgave/99/{name}", 404)


class TestTheTable:
    def test_it_holds_every_neighbourhood_of_one_year(self, browser):
        html = page(browser, RUN + "buurten/?jaar=2035")
        found = result_of(NeedsRun.objects.get().result)
        assert {"MolenNoord", "KerkNoord", "HavenZuid"} <= set(rows(html))
        cells = rows(html)["MolenNoord"]
        expected = found.band(found.spot("molen"), "need.nultreden", 2035)
        assert cells[0] == str(round(expected.middle))
        assert "2030" not in html.css_first("table").text()
        assert "2040" not in html.css_first("table").text()

    @pytest.mark.parametrize(
        "question", ["jaar=2031", "jaar=", "jaar=x", "niveau=land", "jaar=٣", "jaar=2030&niveau=gemeente"]
    )
    def test_nonsense_falls_back(self, browser, question):
        assert "Behoefte en tekort in 2030" in page(browser, f"{RUN}buurten/?{question}").css_first("h1").text()

    def test_a_number_leads_to_its_explanation(self, browser):
        html = page(browser, RUN + "buurten/")
        link = html.css_first("tbody .needs-gap a").attributes["href"]
        assert "uitleg" in link
        assert "Hoe komt dit getal tot stand?" in page(browser, link).css_first("h1").text()


class TestTheExplanation:
    def test_the_steps_end_in_the_gap(self, browser):
        html = page(browser, RUN + "uitleg/?gebied=haven&type=nultreden&jaar=2040")
        headings = [node.text(strip=True) for node in html.css(".timeline h2")]
        assert headings[0] == "Mensen"
        assert headings[-1] == "Tekort"
        assert all(item.css("a[href^='/bronnen/']") for item in html.css(".timeline > li"))

    def test_few_clients_are_a_class(self, browser):
        html = page(browser, RUN + "uitleg/?gebied=haven&type=zorggeschikt&jaar=2030")
        numbers = rows(LexborHTMLParser(html.css(".timeline > li")[2].html))
        hidden = [name for name, (said, *_rest) in numbers.items() if said.startswith("minder dan")]
        assert len(hidden) != 1, "one hidden number alone follows from the rest"
        assert all(not re.search(r"^(1?\d)$", said) for said, *_rest in numbers.values())

    @pytest.mark.parametrize("question", ["gebied=elders", "gebied=%27"])
    def test_an_unknown_place(self, browser, question):
        page(browser, f"{RUN}uitleg/?{question}", 404)

    def test_the_whole_town_and_a_district(self, browser):
        for place, name in (("", "hele gemeente"), ("noord", "Noord")):
            assert name in page(browser, f"{RUN}uitleg/?gebied={place}&jaar=2035").css_first(".lead").text()


class TestTheCourse:
    def test_chart_and_table_say_the_same_years(self, browser):
        html = page(browser, RUN + "verloop/?maat=need.geclusterd&gebied=molen")
        assert len(html.css(".chart__dot")) == len(html.css("tbody tr")) == ASKED.to - 2025 + 1

    def test_few_clients_have_no_point(self, browser):
        html = page(browser, RUN + "verloop/?maat=somatic&gebied=molen")
        found = result_of(NeedsRun.objects.get().result)
        few = [y for y in found.years if found.band(found.spot("molen"), "somatic", y).middle < 20]
        assert few
        assert len(html.css(".chart__dot")) == len(found.years) - len(few)
        assert "minder dan 20" in html.css_first("tbody").text()

    def test_nonsense_falls_back(self, browser):
        assert "zorggeschikte" in page(browser, RUN + "verloop/?maat=alles&gebied=elders").css_first("h1").text()


def test_the_map_has_every_neighbourhood_and_the_same_numbers(browser):
    html = page(browser, RUN + "kaart/?type=geclusterd&jaar=2040")
    found = result_of(NeedsRun.objects.get().result)
    titles = [node.text() for node in html.css("svg.map title")]
    for spot in found.at(AREA):
        number = str(round(found.band(spot, "gap.geclusterd", 2040).middle))
        name = spot.name
        assert any(title.startswith(f"{name}: {number} (") for title in titles)
        assert rows(html)[name][1] == number


class TestTheTarget:
    @pytest.mark.parametrize("method", ["resten", "clusters"])
    def test_what_does_not_fit_is_told(self, browser, method):
        html = page(browser, f"{RUN}opgave/?methode={method}")  # 2,330 dwellings over three small neighbourhoods
        said = html.css_first(".notice--error").text()
        assert "past" in said
        assert "woningen" in said

    def test_what_fits_adds_up(self, browser):
        room = given_with_room()
        store_input(operator(), room, "Ruim", DAY)
        run_needs(operator(), store_input(operator(), room, "Ruim", DAY), None, Asked(2030, 4, 1, DAY))
        html = page(browser, "/woonzorgopgave/2/opgave/")
        totals = [sum(int(row.css("td")[at].text(strip=True)) for row in html.css("tbody tr")) for at in (1, 4, 7)]
        assert totals == [710, 1380, 240]  # D001, par. 3.2, table 1


def given_with_room():
    from dataclasses import replace

    import numpy as np

    return replace(given(), room=np.full(3, np.inf), zone_share=np.ones(3), stock=given().stock * 0.1)


class TestSliders:
    def test_the_preview_is_a_run_with_the_same_draws(self, browser):
        source = make_input()
        wish = scenario_from({"later_entry": 1.2, "plan_dropout": 35.0})
        tried = try_out(source, [("", BASE), ("x", wish)], 2035)[1]
        kept = make_scenario("s9", "Zelfde", later_entry=wish.later_entry, plan_dropout=wish.plan_dropout)
        made = result_of(run_needs(operator(), source, kept, Asked(2040, 100, SEED, DAY)).result)
        city = made.at(CITY)[0]
        for at, kind in enumerate(DWELLINGS):
            band = made.band(city, f"gap.{kind}", 2035)
            assert (tried.gap[at].low, tried.gap[at].middle, tried.gap[at].high) == pytest.approx(
                (band.low, band.middle, band.high), abs=0.06
            )

    def test_nothing_moved_is_no_difference(self, browser):
        base, same = try_out(make_input(), [("", BASE), ("x", scenario_from({}))], 2030)
        assert base.gap == same.gap
        assert all((one.low, one.high) == (0.0, 0.0) for one in same.apart)

    @pytest.mark.parametrize("value", ["veel", "99", "-1", "nan", "inf", "1e400", "", "1,5"])
    def test_a_value_that_cannot_be_is_told(self, browser, value):
        good = value in ("", "1,5")
        html = page(browser, f"/woonzorgopgave/scenarios/?later_entry={value}", 200 if good else 400)
        assert bool(html.css(".field__error")) is not good

    def test_without_javascript_the_slider_that_was_moved_counts(self, browser):
        asked = "later_entry=0&later_entry_w=0&later_entry_s=1.5"
        html = page(browser, f"/woonzorgopgave/scenarios/?{asked}")
        assert html.css_first("#k-later_entry").attributes["value"] == "1.5"
        html = page(browser, "/woonzorgopgave/scenarios/?later_entry=2&later_entry_w=0&later_entry_s=0")
        assert html.css_first("#s-later_entry").attributes["value"] == "2"

    def test_htmx_gets_the_part_alone_also_when_something_is_wrong(self, browser):
        for value in ("1", "veel"):
            response = browser.get(
                f"/woonzorgopgave/scenarios/?later_entry={value}", headers={"HX-Request": "true"}
            )
            assert response.status_code == 200
            assert b"<html" not in response.content

    def test_it_is_saved_and_opened_again(self, browser):
        answer = browser.post(
            "/woonzorgopgave/scenarios/bewaren/", {"later_entry": "1.2", "scenario_name": "Later"}
        )
        assert answer.status_code == 302
        made = NeedsScenario.objects.get()
        assert made.changes == {"later_entry": pytest.approx(0.1)}
        html = page(browser, f"/woonzorgopgave/scenarios/?van={made.code}")
        assert html.css_first("#k-later_entry").attributes["value"] == "1.2"
        assert AuditEvent.objects.filter(action="need.scenario").exists()

    @pytest.mark.parametrize("body", [{}, {"scenario_name": "x"}, {"scenario_name": "x", "later_entry": "veel"}])
    def test_a_wrong_save_keeps_nothing(self, browser, body):
        assert browser.post("/woonzorgopgave/scenarios/bewaren/", body).status_code == 400
        assert not NeedsScenario.objects.exists()

    def test_who_may_only_look_cannot_save(self, browser, sign_in):
        member = sign_in(Role.BOARD_MEMBER)
        body = {"later_entry": "1", "scenario_name": "x"}
        assert member.post("/woonzorgopgave/scenarios/bewaren/", body).status_code == 403
        assert "Bewaar dit scenario" not in member.get("/woonzorgopgave/scenarios/?later_entry=1").content.decode()


class TestComparing:
    def test_the_first_has_no_difference_and_the_others_do(self, browser):
        make_scenario("s1", "Een", intramural_places=-100.0)
        make_scenario("s2", "Twee", migration=0.5)
        html = page(browser, "/woonzorgopgave/vergelijken/?a=&b=s1&c=s2&jaar=2040")
        assert [node.text(strip=True) for node in html.css("thead th")] == ["Woningtype", "basis", "Een", "Twee"]
        first = html.css("tbody tr")[2].css("td")
        assert "verschil" not in first[0].text()
        assert "verschil" in first[1].text()

    @pytest.mark.parametrize("question", ["a=x&b=y&c=z", "a=&b=-&c=-", "a=s1&b=s1&c=s1", "jaar=1900"])
    def test_nonsense_is_the_base(self, browser, question):
        make_scenario()
        page(browser, f"/woonzorgopgave/vergelijken/?{question}")


class TestRunning:
    def test_a_run_is_made_from_the_form(self, browser):
        body = {"source": make_input().pk, "scenario": "", "draws": "100", "to": "2035", "seed": "3"}
        answer = browser.post("/woonzorgopgave/berekenen/", body)
        assert answer["Location"] == "/woonzorgopgave/2/"
        assert NeedsRun.objects.first().seed == 3

    @pytest.mark.parametrize(
        "change", [{"to": "2025"}, {"to": "x"}, {"draws": "7"}, {"seed": "-1"}, {"source": "0"}]
    )
    def test_a_wrong_question_is_told(self, browser, change):
        body = {"source": make_input().pk, "draws": "100", "to": "2035", "seed": "1"} | change
        answer = browser.post("/woonzorgopgave/berekenen/", body)
        assert answer.status_code == 400
        assert NeedsRun.objects.count() == 1

    def test_a_run_is_worked_out_anew(self, browser):
        answer = browser.post(RUN + "narekenen/", follow=True)
        assert "komt opnieuw precies zo uit" in answer.content.decode()

    def test_rename_and_retire(self, browser):
        make_scenario()
        assert browser.post("/woonzorgopgave/scenarios/s1/naam/", {"name": "Anders"}).status_code == 302
        assert browser.post("/woonzorgopgave/scenarios/s1/uit-gebruik/").status_code == 302
        assert browser.get("/woonzorgopgave/scenarios/s1/naam/").status_code == 404


def test_without_input_every_page_says_so(sign_in):
    browser = sign_in(Role.POLICY_OFFICER)
    for name in ("", "scenarios/", "vergelijken/", "berekenen/"):
        assert "nog geen invoer" in page(browser, f"/woonzorgopgave/{name}").text()


def test_years_are_never_mixed_in_one_sentence_of_gaps(browser):
    from woonregie.needs.queries.saying import sentences

    said = sentences(shown(1))
    assert [re.findall(r"\b20\d\d\b", line) for line in said[1:]] == [["2030"], ["2040"]]


def test_the_source_page_names_the_runs(browser, client):
    html = browser.get("/bronnen/woonzorgopgave-invoer-1/").content.decode()
    assert 'href="/woonzorgopgave/1/"' in html
    assert "/woonzorgopgave/1/" not in client.get("/bronnen/woonzorgopgave-invoer-1/").content.decode()
