# SPDX-License-Identifier: EUPL-1.2
"""The indicators of D002 as the document gives them, worked out by hand; on pages, in files, on the calendar."""

import csv
import io
import re
from datetime import date

import pytest
from django.conf import settings
from openpyxl import load_workbook

from indicators.sourced import figures_without_source
from woonregie.access.grant import Grant
from woonregie.indicators.models import Series, Value
from woonregie.indicators.queries.catalogue import IndicatorFilter, catalogue, deliveries
from woonregie.indicators.queries.page import indicator_page
from woonregie.intake.services.load_profile import load_profile
from woonregie_core.indicators.forecast import Verdict
from woonregie_core.indicators.progress import State, Why
from woonregie_core.indicators.trend import Course

GRANT = Grant.for_command("test")
DAY = date(2022, 12, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The profile once for all tests of this file, taken away at the end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load_profile(GRANT, settings.PROFILES_DIR / "maastricht")
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _city(loaded):
    return loaded


def values_of(code, place="maastricht"):
    found = Value.objects.filter(series__code=code, place__code=place).order_by("period__end")
    return {row.period.code: row.value for row in found.select_related("period")}


class TestScores:
    @pytest.mark.parametrize(
        ("code", "scores"),
        [
            ("m1-luistert", {"2018": 29, "2020": 29, "2021": 37}),
            ("m1-betrekt", {"2018": 29, "2020": 30, "2021": 34}),
            ("m1-ruimte", {"2018": 24, "2020": 22, "2021": 29}),
            ("m2-gehoord", {"2020": 91, "2021": 86}),
            ("m2-voorbeeld", {"2020": 32, "2021": 34}),
            ("m2-imago", {"2020": 7.2, "2021": 7.2}),
            ("m3-geluk", {"2016": 7.4, "2020": 6.9}),
            ("m4-huishoudens", {"2018": 7976, "2019": 7902, "2020": 7770}),
            ("m5-gebouwen", {"2015": 437608, "2018": 399480, "2019": 364066, "2020": 319511, "2021": None}),
            (
                "m5-verkeer",
                {"2016": 133269, "2017": 134346, "2018": 135412, "2019": 128851, "2020": None, "2021": None},
            ),
            ("m5-landbouw", {"2017": 1665, "2018": 846, "2019": 599, "2020": None, "2021": None}),
            ("m5-industrie", {"2021": None}),
            ("m6-duurzaam", {"2021": None}),
            ("m7-in", {"2014/2018": 67, "2015/2019": 65, "2016/2020": 64, "2017/2021": None}),
            ("m7-van-naar", {"2014/2018": 28, "2015/2019": 26, "2016/2020": 23, "2017/2021": None}),
            ("m8-leerplichtigen", {"2018-2019": 12481, "2019-2020": 11631, "2020-2021": 11313}),
            ("m9-absoluut", {"2016-2017": 0, "2018-2019": 3.1}),
            ("m9-relatief", {"2017-2018": 30, "2020-2021": 32}),
            ("m9-uitval", {"2017-2018": 3.4, "2018-2019": 3.0, "2019-2020": 3.2}),
            ("m9-uitgeschreven", {"2018-2019": 229, "2019-2020": 145, "2020-2021": 173}),
            ("m10-opleiding", {"2021": None}),
            ("m11-laag", {"2019": 28, "2020": 30, "2021": None}),
            ("m11-gemiddeld", {"2019": 38, "2020": 37, "2021": None}),
            ("m11-hoog", {"2019": 34, "2020": 32, "2021": None}),
            ("m12-stadspeiling", {"2018": 90, "2021": None}),
            ("m12-studentenonderzoek", {"2021": 95.3}),
            ("m13-balans", {"2020": 74, "2021": 70}),
            ("m14-eerste", {"2018": 60, "2020": 58, "2021": 55}),
            ("m14-tweede", {"2018": 60, "2020": 53, "2021": 58}),
            ("m15-netto", {"2019": 62, "2020": 60}),
            ("m16-vestigingen", {"2018": 974, "2019": 982, "2020": 1055, "2021": 1173}),
            ("m16-werkzaam", {"2018": 1530, "2019": 1499, "2020": 1465, "2021": 1512}),
            ("m17-innovatie", {"2020": None}),
            ("m18-vanaf-6", {"2017": 62}),
            ("m18-twaalf-keer", {"2020": 54, "2021": 47}),
            ("m18-elke-maand", {"2020": 38, "2021": 30}),
            ("m19-onveilig", {"2017": 25.9, "2019": 21.9, "2021": None}),
            ("m19-cijfer", {"2017": 6.9, "2019": 7.1, "2021": None}),
            ("m20-informatie", {"2020": 6.9, "2021": 7.0}),
            ("m20-dienstverlening", {"2020": 7.1, "2021": 7.2}),
            ("m21-inwoners", {"2020": 7.2, "2021": 7.2}),
            ("m21-bezoekers", {"2021": None}),
            ("actief-woningzoekenden", {"2020": 7088, "2024": 11534}),
            ("zoekduur", {"2025-01-20": 26}),
        ],
    )
    def test_every_score_of_the_document(self, code, scores):
        assert values_of(code) == scores

    def test_the_task_from_the_country_to_the_city(self):
        task = {
            "nederland": 290000,
            "provincie-limburg": 20410,
            "zuid-limburg": 10750,
            "maastricht-heuvelland": 3895,
        }
        for place, total in {**task, "maastricht": 2330}.items():
            parts = [values_of(f"opgave-{kind}", place) for kind in ("nultreden", "geclusterd", "zorggeschikt")]
            assert values_of("opgave-totaal", place) == {"2030": total}
            assert sum(part["2030"] for part in parts) == total

    def test_every_value_opens_a_line_of_its_document(self):
        assert not Value.objects.filter(passage__isnull=True).exists()
        assert not Value.objects.filter(passage__first_line__isnull=True).exists()

    def test_no_reason_is_left_out_where_there_is_no_value(self):
        assert not Value.objects.filter(value__isnull=True, note="").exists()

    def test_the_contradicting_series_know_each_other_and_their_finding(self):
        one, other = Series.objects.get(code="m14-eerste"), Series.objects.get(code="m14-tweede")
        assert (one.contradicts, other.contradicts) == (other, one)
        assert (one.finding, other.finding) == ("rule-d002-m14-2020", "rule-d002-m14-2021")


class TestStanding:
    def part(self, indicator, code):
        page = indicator_page(GRANT, indicator, DAY)
        return next(part for part in page.parts if part.series.code == code)

    def test_three_indicators_cannot_be_told(self):
        found = catalogue(GRANT, DAY)
        m = [row for row in found.rows if re.fullmatch(r"m\d+", row.indicator.code)]
        assert len(m) == 21
        assert [one.code for one in found.not_measured] == ["m6", "m10", "m17"]

    def test_eight_percentage_points_the_wrong_way(self):
        found = self.part("m1", "m1-luistert").judged
        assert (found.change.amount, found.change.unit) == (8, "percentage_points")
        assert found.goals[0].progress.state is State.BEHIND

    def test_corona_holds_back_the_judgement_of_m7(self):
        found = self.part("m7", "m7-in")
        assert (found.judged.state, found.judged.goals[0].progress.why) == (State.NOT_YET, Why.DISTURBED)
        assert found.outlook.trend.course is Course.TOO_SHORT
        assert [seen.period.code for seen in found.outlook.trend.line.used] == ["2015/2019"]

    def test_no_series_is_long_enough_for_a_forecast(self):
        verdicts = {
            part.outlook.forecast.verdict
            for code in ("m1", "m4", "m5", "m16", "m14")
            for part in indicator_page(GRANT, code, DAY).parts
            if part.outlook and part.outlook.forecast
        }
        assert verdicts == {Verdict.TOO_FEW_FOLDS}

    def test_four_years_of_new_businesses_rise(self):
        """974, 982, 1055, 1173: slope 67 a year; t(2) at 90 % is 2.92, residues −28.5…24.5, so 67 ± 60."""
        trend = self.part("m16", "m16-vestigingen").outlook.trend
        assert trend.slope == pytest.approx(67.0)
        assert trend.course is Course.RISING

    def test_filters(self):
        def codes(**asked):
            return {row.indicator.code for row in catalogue(GRANT, DAY, IndicatorFilter(**asked)).rows}

        assert codes(theme="Gezonde stad") == {"m13", "m14"}
        assert codes(measured="no") == {"m6", "m10", "m17"}
        assert "m4" in codes(state="on_path")
        assert codes(text="GELUK") == {"m3"}

    def test_what_is_due(self):
        due = {d.series.info.code: (d.due, d.overdue) for d in deliveries(GRANT, DAY)}
        assert due["m7-in"] == (date(2022, 9, 30), True)
        assert due["m19-onveilig"] == (date(2022, 6, 30), True)


class TestPages:
    ADDRESSES = ("", "m1/", "m5/", "m7/", "m12/", "m14/", "m17/", "opgave-ouderen/", "planning/", "correcties/")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_every_number_opens_its_source(self, client, address):
        response = client.get(f"/indicatoren/{address}")
        assert response.status_code == 200
        marked, unsourced = figures_without_source(response.content.decode())
        assert unsourced == []
        assert marked or address in ("m17/", "correcties/")

    def test_the_message_stands_first(self, client):
        text = client.get("/indicatoren/").content.decode()
        assert "3 van 26 indicatoren zijn niet te meten." in text
        assert client.get("/indicatoren/?gebied=nederland").content.decode().count("data-sourced") == 4

    def test_what_contradicts_stands_side_by_side(self, client):
        text = client.get("/indicatoren/m14/").content.decode()
        assert "/bevindingen/rule-d002-m14-2020/" in text
        assert "naast elkaar" in text

    def test_why_there_is_no_forecast(self, client):
        assert "Wij tonen geen verwachting voor 2022" in client.get("/indicatoren/m16/").content.decode()

    @pytest.mark.parametrize("address", ["bestaat-niet/", "cijfers.pdf", "m1/cijfers.exe", "x/cijfers.csv"])
    def test_what_is_not_there(self, client, address):
        assert client.get(f"/indicatoren/{address}").status_code == 404

    @pytest.mark.parametrize("query", ["?stand=x", "?gemeten=x&thema=y", "?gebied=nergens", "?zoek=" + "a" * 500])
    def test_strange_questions_do_no_harm(self, client, query):
        assert client.get(f"/indicatoren/{query}").status_code == 200

    def test_the_files_hold_what_the_page_shows(self, client):
        raw = client.get("/indicatoren/m1/cijfers.csv").content
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
        assert [row["Waarde"] for row in rows if row["Code"] == "m1-luistert"] == ["29.0", "29.0", "37.0"]
        assert all(row["Bron"] for row in rows)
        first, again = (client.get("/indicatoren/cijfers.xlsx?thema=Gezonde+stad").content for _ in range(2))
        assert first == again
        book = load_workbook(io.BytesIO(first))
        assert book.sheetnames == ["Cijfers", "Toelichting"]
        assert {row[2] for row in book["Cijfers"].iter_rows(min_row=2, values_only=True)} == {
            "m13-balans", "m14-eerste", "m14-tweede",
        }  # fmt: skip
