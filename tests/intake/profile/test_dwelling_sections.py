# SPDX-License-Identifier: EUPL-1.2
"""stock, projects and liveability: what comes in, that twice is once, and every slip told with its place."""

import json

import pytest

from intake.profile.folders import GRANT, everything_stored, small_profile, write
from intake.profile.slips import dumped
from woonregie.access.grant import Grant
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_profile import load_profile
from woonregie.liveability.models import AreaPhase, Booking, FundLine, TeamPhase
from woonregie.liveability.services.booking import Told
from woonregie.liveability.services.budgets import add_to_budget
from woonregie.stock.models import Project, ProjectPlanning, StockCount, StockQuestion
from woonregie.stock.services.planning import NewPlanning, tell_planning

pytestmark = pytest.mark.django_db

CITY, SOURCE = "voorbeeldstad", {"document": "VD1", "section": "Cijfers", "lines": "40-50"}
ON = "2024-01-01"


def table(code, columns, rows, unit="dwellings"):
    return {
        "id": code,
        "title": code,
        "unit": unit,
        "scope": "vs",
        "columns": columns,
        "rows": rows,
        "source": SOURCE,
    }


TABLES = [
    table("vs-bat", ["bat-1", "bat-2"], {CITY: [10, "-"], "totaal": [100, 40]}),
    table("vs-later", [CITY], {"bat-1": [50], "bat-2": [42]}),
    table("vs-geld", ["budget"], {CITY: [1250.5]}, "euro"),
]
COUNTED = {"dimension": "bat", "municipality": CITY, "owners": [], "owner_set": "Alle"}
STOCK = [
    {
        **COUNTED, "code": "vs-bat-1", "title": "Toen", "table": "vs-bat", "rows": "place", "columns": "class",
    },
    {
        **COUNTED, "code": "vs-bat-2", "title": "Nu", "table": "vs-later", "rows": "class", "columns": "place",
        "question": {"beside": "vs-bat-1", "more_than_percent": 10},
    },
]  # fmt: skip
PROJECTS = [
    {
        "code": "plein", "name": "Plein", "kind": "new_build", "place": CITY, "table": "vs-bat", "row": "totaal",
        "column": "bat-2", "about": True, "bat_low": 2, "source": SOURCE,
        "planning": [{"start": 2024, "end": 2026, "source": SOURCE}],
    }
]  # fmt: skip
FUND = [
    {
        "kind": "fund_line", "code": "stad", "title": "Stad", "places": [CITY], "table": "vs-geld", "row": CITY,
        "column": "budget", "on": ON,
    },
    {"kind": "area_phase", "phase": "finishing", "places": [CITY], "source": SOURCE},
]  # fmt: skip
FILES = {"stock/tellingen.yaml": STOCK, "projects/alles.yaml": PROJECTS, "liveability/fonds.yaml": FUND}


def files_with(name="", change=None):
    files = small_profile()
    owner = "gemeente-voorbeeldstad" if "gemeente-voorbeeldstad" in files["parties.yaml"] else None
    parts = json.loads(json.dumps(FILES))
    for item in parts["stock/tellingen.yaml"]:
        item["owners"] = [owner or first_party(files)]
    if change:
        change(parts[name])
    for one in TABLES:
        files[f"figures/tables/{one['id']}.yaml"] = dumped(one)
    return files | {path: dumped(content) for path, content in parts.items()}


def first_party(files) -> str:
    line = next(line for line in files["parties.yaml"].splitlines() if "code:" in line)
    return line.partition("code:")[2].strip()


def test_everything_comes_in_as_it_was_printed(tmp_path):
    load_profile(GRANT, write(tmp_path, files_with()))
    cells = {(c.delivery.code, c.cell): (c.count, c.status) for c in StockCount.objects.select_related("delivery")}
    assert cells == {
        ("vs-bat-1", f"/{CITY}/bat-1"): (10, "printed"),
        ("vs-bat-1", f"/{CITY}/bat-2"): (None, "dash"),
        ("vs-bat-1", "//bat-1"): (100, "printed"),
        ("vs-bat-1", "//bat-2"): (40, "printed"),
        ("vs-bat-2", f"/{CITY}/bat-1"): (50, "printed"),
        ("vs-bat-2", f"/{CITY}/bat-2"): (42, "printed"),
    }
    assert list(StockQuestion.objects.values_list("code", "earlier_count", "later_count")) == [("bat-1", 100, 50)]
    project = Project.objects.get()
    assert (project.low, project.high, project.about, project.bat_high) == (40, 40, True, 2)
    assert FundLine.objects.get().budget == 125_050
    assert Booking.objects.get().budget_after == 125_050
    assert AreaPhase.objects.get().phase == "finishing"


def test_twice_is_once(tmp_path):
    load_profile(GRANT, write(tmp_path, files_with()))
    before = everything_stored()
    assert load_profile(GRANT, write(tmp_path, files_with()))["changed"] == 0
    assert everything_stored() == before


def test_what_people_did_since_then_stays(tmp_path):
    load_profile(GRANT, write(tmp_path, files_with()))
    grant = Grant.for_command("test")
    day = Booking.objects.get().booked_on
    add_to_budget(grant, FundLine.objects.get(), 100, Told(day, "Extra"))
    told = NewPlanning(2025, None, 2027, None, "running", day, "Later")
    tell_planning(grant, Project.objects.get(), told, 1)
    load_profile(GRANT, write(tmp_path, files_with()))
    assert FundLine.objects.get().budget == 125_150
    assert (Project.objects.get().state, ProjectPlanning.objects.count()) == ("running", 2)
    assert TeamPhase.objects.count() == 0


STOCK_FILE, PROJECT_FILE, FUND_FILE = FILES
SLIPS = [
    (STOCK_FILE, (0, "table"), "nergens", "bestaat niet"),
    (STOCK_FILE, (0, "municipality"), "nergens", "bestaat niet"),
    (STOCK_FILE, (0, "owners"), ["nergens"], "bestaat niet"),
    (STOCK_FILE, (0, "dimension"), "kleur", "kan hier niet"),
    (STOCK_FILE, (0, "columns"), "place", "iets verschillends"),
    (STOCK_FILE, (1, "code"), "vs-bat-1", "komt vaker voor"),
    (STOCK_FILE, (1, "question", "beside"), "nergens", "bestaat niet"),
    (STOCK_FILE, (1, "question", "more_than_percent"), "tien", "geen heel getal"),
    (PROJECT_FILE, (0, "kind"), "dromen", "kan hier niet"),
    (PROJECT_FILE, (0, "place"), "nergens", "bestaat niet"),
    (PROJECT_FILE, (0, "corporation"), "nergens", "bestaat niet"),
    (PROJECT_FILE, (0, "row"), "nergens", "bestaat niet"),
    (PROJECT_FILE, (0, "column"), "nergens", "bestaat niet"),
    (PROJECT_FILE, (0, "action"), "VP:1#1", "bestaat niet"),
    (PROJECT_FILE, (0, "source", "document"), "D9", "bestaat niet"),
    (PROJECT_FILE, (0, "probability"), 101, "buiten de grenzen"),
    (FUND_FILE, (0, "row"), "nergens", "bestaat niet"),
    (FUND_FILE, (0, "column"), "nergens", "bestaat niet"),
    (FUND_FILE, (0, "table"), "nergens", "bestaat niet"),
    (FUND_FILE, (0, "places"), ["nergens"], "bestaat niet"),
    (FUND_FILE, (0, "on"), "1-1-2024", "geen datum"),
    (FUND_FILE, (1, "phase"), "slapen", "kan hier niet"),
]


@pytest.mark.parametrize(("name", "path", "value", "says"), SLIPS)
def test_a_slip_is_told_with_its_file_and_line_and_nothing_is_stored(name, path, value, says, tmp_path):
    def change(items):
        inside = items
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = value

    before = everything_stored()
    with pytest.raises(Rejected) as refused:
        load_profile(GRANT, write(tmp_path, files_with(name, change)))
    assert everything_stored() == before
    problems = refused.value.problems
    assert any(says in p.message and p.file == name and p.row for p in problems), [str(p) for p in problems]
    assert all(problem.advice for problem in problems)
