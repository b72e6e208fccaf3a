# SPDX-License-Identifier: EUPL-1.2
"""indicators/*.yaml: what comes in, what a second time changes, and every slip told with its place."""

import json

import pytest

from intake.profile.folders import GRANT, everything_stored, small_profile, write
from intake.profile.slips import dumped
from woonregie.indicators.models import Edition, Indicator, Series, Target, Value
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_profile import load_profile

pytestmark = pytest.mark.django_db

FILE = "indicators/wonen.yaml"
SOURCE = {"document": "VD1", "section": "Cijfers", "lines": "40-50"}
TABLE = {
    "id": "vs-jaren",
    "title": "Per jaar",
    "unit": "percent",
    "scope": "vs",
    "columns": ["2021", "2022", "2018-2022"],
    "rows": {"tevreden": [60, 62, 61], "leeg": ["-", None, 61]},
    "source": SOURCE,
}
INDICATOR = {
    "code": "vs-1",
    "title": "Tevredenheid",
    "theme": "Wonen",
    "commitments": [],
    "series": [
        {
            "code": "vs-tevreden",
            "title": "Tevreden bewoners",
            "unit": "percent",
            "place": "voorbeeldstad",
            "values": [
                {"table": "vs-jaren", "row": "tevreden", "periods": {"2021": "2021", "2022": "2022"}},
                {"period": "2023", "status": "pending", "note": "Komt later.", "source": SOURCE},
            ],
            "remarks": {"2022": {"note": "Door corona.", "disturbed": True}},
            "goals": [
                {"code": "vs-goal", "kind": "higher", "label": "Meer", "baseline": "2021", "source": SOURCE},
                {
                    "code": "vs-path",
                    "kind": "at_least",
                    "label": "Pad",
                    "points": [{"by": "2025-12-31", "value": 65}, {"by": "2030-12-31", "value": 70}],
                    "source": SOURCE,
                },
            ],
        },
        {
            "code": "vs-woningen",
            "title": "Woningen",
            "unit": "dwellings",
            "place": "voorbeeldstad",
            "values": [{"statement": "vs-woningen-totaal", "period": "2024"}],
            "contradicts": "vs-tevreden",
            "break_reason": "Iets anders.",
        },
    ],
    "source": SOURCE,
}


def files_with(change=None):
    files, shape = small_profile(), json.loads(json.dumps(INDICATOR))
    if change:
        change(shape)
    files["figures/tables/vs-jaren.yaml"] = dumped(TABLE)
    files[FILE] = dumped([shape])
    return files


def test_everything_comes_in_with_the_passage_of_its_row(tmp_path):
    counts = load_profile(GRANT, write(tmp_path, files_with()))
    assert counts["indicators"] == 1
    rows = {
        (v.series.code, v.period.code): (v.value, v.status, v.note, v.disturbed)
        for v in Value.objects.select_related("series", "period")
    }
    assert rows == {
        ("vs-tevreden", "2021"): (60.0, "final", "", False),
        ("vs-tevreden", "2022"): (62.0, "final", "Door corona.", True),
        ("vs-tevreden", "2023"): (None, "pending", "Komt later.", False),
        ("vs-woningen", "2024"): (3734.0, "final", "", False),
    }
    assert Value.objects.filter(passage__section="Inleiding").count() == 1
    assert Series.objects.get(code="vs-woningen").contradicts.code == "vs-tevreden"
    assert [list(t.points.values_list("value", flat=True)) for t in Target.objects.all()] == [[], [65.0, 70.0]]


def test_a_second_time_changes_nothing_and_a_change_is_followed(tmp_path):
    load_profile(GRANT, write(tmp_path / "a", files_with()))
    before = everything_stored()
    assert load_profile(GRANT, write(tmp_path / "a", files_with()))["changed"] == 0
    assert everything_stored() == before
    load_profile(GRANT, write(tmp_path / "b", files_with(lambda s: s["series"][0]["values"].pop())))
    assert Value.objects.filter(value__isnull=True).count() == 0
    assert Edition.objects.count() == Indicator.objects.count() == 1


def test_a_dash_and_an_empty_cell_are_no_value(tmp_path):
    def change(shape):
        shape["series"][0]["values"][0]["row"] = "leeg"
        shape["series"][0] |= {"remarks": {}, "goals": []}

    load_profile(GRANT, write(tmp_path, files_with(change)))
    assert list(Value.objects.filter(series__code="vs-tevreden").values_list("value", flat=True)) == [None]


FIRST, VALUES = ("series", 0), ("series", 0, "values", 0)
SLIPS = [
    ("a table that is not there", (*VALUES, "table"), "nergens", "staat niet in figures"),
    ("a row that is not there", (*VALUES, "row"), "nergens", "staat niet in figures"),
    ("a statement that is not there", ("series", 1, "values", 0, "statement"), "nergens", "staat niet in figures"),
    ("a place that is not there", (*FIRST, "place"), "nergens", "bestaat niet"),
    ("no place at all", (*FIRST, "place"), None, "bestaat niet"),
    ("a commitment that is not there", ("commitments",), ["VD:nergens"], "bestaat niet"),
    ("a series that is not there", ("series", 1, "contradicts"), "nergens", "bestaat niet"),
    ("a series that contradicts itself", ("series", 1, "contradicts"), "vs-woningen", "naar zichzelf"),
    ("a rule that is not there", ("series", 1, "finding"), "nergens", "bestaat niet"),
    ("a document that is not there", ("source", "document"), "D9", "bestaat niet"),
    ("another unit than the figure", (*FIRST, "unit"), "euro", "telt in"),
    ("columns that can be read in two ways", (*VALUES, "periods"), {}, "schooljaar of een gemiddelde"),
    ("a period that does not exist", (*VALUES, "periods", "2021"), "2021-13", "bestaat niet"),
    ("a value twice", (*VALUES, "periods", "2021"), "2022", "meer dan één waarde"),
    ("a remark without a value", (*FIRST, "remarks"), {"1999": {"note": "x"}}, "geen waarde"),
    ("a baseline without a value", (*FIRST, "goals", 0, "baseline"), "1999", "uitgangswaarde"),
    ("a code twice", ("series", 1, "code"), "vs-tevreden", "komt vaker voor"),
    ("points that go back", (*FIRST, "goals", 1, "points", 1, "by"), "2020-12-31", "volgorde"),
    ("a bound without points", (*FIRST, "goals", 1, "points"), [], "points"),
    ("a direction with points", (*FIRST, "goals", 1, "kind"), "lower", "points"),
    ("a direction without a baseline", (*FIRST, "goals", 0, "baseline"), None, "baseline"),
    ("no value and no reason", (*FIRST, "values", 1, "note"), "", "status en note"),
    ("a value that is said not to be there", (*VALUES, "status"), "pending", "ontbrekende waarde"),
    ("a statement without a period", ("series", 1, "values", 0, "period"), None, "period"),
    ("an unknown kind", (*FIRST, "goals", 0, "kind"), "beter", "kan hier niet"),
    ("an unknown status", (*VALUES, "status"), "geraden", "kan hier niet"),
    ("a month of thirteen", (*FIRST, "delivery"), {"month": 13}, "buiten de grenzen"),
    ("a number in quotes", (*FIRST, "goals", 1, "points", 0, "value"), "65,0", "geen getal"),
    ("an unknown key", (*FIRST, "eenheid"), "procent", "onbekend"),
    ("no series", ("series",), [], "niets"),
    ("a long title", ("title",), "x" * 201, "te lang"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "path", "value", "says"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_told_with_its_file_and_line_and_nothing_is_stored(name, path, value, says, tmp_path):
    def change(shape):
        inside = shape
        for key in path[:-1]:
            inside = inside[key]
        if value is None:
            del inside[path[-1]]
        else:
            inside[path[-1]] = value

    before = everything_stored()
    with pytest.raises(Rejected) as refused:
        load_profile(GRANT, write(tmp_path, files_with(change)))
    assert everything_stored() == before
    problems = refused.value.problems
    assert any(says in p.message and p.file == FILE and p.row for p in problems), [str(p) for p in problems]
    assert all(problem.advice for problem in problems)
