# SPDX-License-Identifier: EUPL-1.2
"""From a file to an edition: what is new, what is corrected, what another source says, and back again."""

import io

import pytest
from django.core.exceptions import PermissionDenied

from factories import grant_for, make_document, make_passage, make_user
from intake.opendata import files
from woonregie.access.grant import Grant, Scope
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo
from woonregie.indicators.models import Edition, Series, Value
from woonregie.indicators.services.store_values import EditionData, ValueRow, store_edition
from woonregie.intake.models import ColumnMapping
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.mapping import default_mapping
from woonregie.intake.opendata.stage import stage_file
from woonregie.intake.problems import Rejected
from woonregie.intake.services.import_opendata import (
    confirm_opendata,
    import_at_once,
    preview,
    start_opendata,
    undo_opendata,
)
from woonregie.intake.services.store_shares import read_shares, store_shares
from woonregie.places.models import Place

pytestmark = pytest.mark.django_db
GRANT = Grant.for_command("import")


@pytest.fixture(autouse=True)
def world(db):
    files.city()


def load(name, data, asked=files.PLAIN):
    return import_at_once(GRANT, name, io.BytesIO(data.encode() if isinstance(data, str) else data), asked)


def value(series, place, period="2023"):
    return Value.objects.filter(series__code=series, place__code=place, period__code=period).order_by(
        "-edition__order"
    )[0]


def changed(number):
    rows = [list(row) for row in files.KWB_ROWS]
    rows[3][files.KWB_HEAD.index("a_inw")] = number
    return files.kwb(rows)


def test_the_values_come_with_their_source():
    staged, stored = load("kwb-2023.xlsx", files.kwb())
    assert staged.summary.counts == {"new": 15, "empty": 1}
    assert (staged.summary.elsewhere, staged.summary.unknown) == (2, [])
    assert stored.values == 16
    found = value("kwb-inwoners", "binnenstad")
    assert (found.value, found.status) == (2135.0, "final")
    assert value("kwb-koop", "wyck").status == "missing"
    edition = found.edition
    assert (edition.area_division_year, edition.retrieved_on is not None) == (2023, True)
    dataset = edition.passage.dataset
    assert (dataset.code, dataset.publisher, dataset.licence) == ("CBS-KWB-2023", "CBS", "CC-BY-4.0")
    assert f"{dataset.date}" == "2023-01-01"
    assert "kwb-2023.xlsx, blad KWB2023, opgehaald op" in edition.passage.section


def test_a_series_knows_its_weight():
    load("kwb-2023.xlsx", files.kwb())
    series = Series.objects.get(code="kwb-huishoudensgrootte")
    assert (series.unit, series.aggregation, series.denominator.code) == (
        "persons",
        "weighted_mean",
        "kwb-huishoudens",
    )


def test_the_same_again_changes_nothing():
    load("kwb-2023.xlsx", files.kwb())
    events = AuditEvent.objects.count()
    staged, stored = load("kwb-2023.xlsx", files.kwb())
    assert (stored.changed, staged.summary.counts) == (False, {"unchanged": 16})
    assert (Edition.objects.count(), AuditEvent.objects.count()) == (1, events)


def test_other_numbers_for_the_same_year_are_a_correction_and_the_first_stay():
    load("kwb-2023.xlsx", files.kwb())
    staged, _stored = load("kwb-2023.xlsx", changed(2140))
    assert staged.summary.counts["changed"] == 1
    (shown,) = staged.summary.changes
    assert (shown.place, shown.before, shown.after, shown.row) == ("binnenstad", 2135.0, 2140.0, 5)
    assert value("kwb-inwoners", "binnenstad").value == 2140.0
    assert Value.objects.filter(series__code="kwb-inwoners", place__code="binnenstad").count() == 2


def test_what_another_source_says_is_a_conflict():
    load("kwb-2023.xlsx", files.kwb())
    passage = make_passage(make_document("D9"))
    rows = [ValueRow("kwb-inwoners", "binnenstad", "2023", 3000.0)]
    store_edition(GRANT, EditionData("d9", "Document", passage.pk, rows))
    staged = stage_file("kwb-2023.xlsx", io.BytesIO(files.kwb()), files.PLAIN)
    assert staged.summary.counts["conflict"] == 1
    assert staged.summary.changes[0].source == "D9"


def test_the_workbook_and_statline_are_one_source():
    load("kwb-2023.xlsx", files.kwb())
    staged, _stored = load("85618NED.json", files.typed())
    assert staged.summary.counts == {"unchanged": 1, "changed": 1}  # a number that is not given any more
    assert value("kwb-inwoners", "wyck").value is None


def test_another_municipality_is_told():
    with pytest.raises(Rejected, match="andere gemeente: GM0917"):
        load("kwb-2023.xlsx", files.kwb([files.KWB_ROWS[0], files.KWB_ROWS[5]]))
    assert not Edition.objects.exists()


def test_a_code_of_ours_that_we_do_not_know_is_told_and_skipped():
    rows = [*files.KWB_ROWS, ["BU09350099", *files.KWB_ROWS[3][1:]]]
    staged, _stored = load("kwb-2023.xlsx", files.kwb(rows))
    assert staged.summary.unknown == ["BU09350099"]
    (remark,) = staged.summary.remarks
    assert "BU09350099" in remark.message
    assert remark.row == 8


def shares(text):
    file = read_shares("omrekentabel.csv", io.BytesIO(text.encode()))
    return store_shares(GRANT, file)


def test_old_boundaries_without_a_crosswalk_ask_for_one():
    rows = [["BU09350077", *files.KWB_ROWS[3][1:]]]
    with pytest.raises(Rejected, match="De grenzen zijn veranderd"):
        load("kwb-2019.xlsx", files.kwb(rows), Asked(period="2019", division=2019))


def test_old_boundaries_are_converted_and_totals_hold():
    shares("outer_code;year;place;share\nBU09350077;2019;binnenstad;0,25\nBU09350077;2019;wyck;0,75\n")
    row = ["BU09350077", "09350077", "Oud", "Maastricht", "Buurt", "BU09350077", 1001, 400, 2.0, 40]
    staged, _stored = load("kwb-2019.xlsx", files.kwb([row]), Asked(period="2019", division=2019))
    assert staged.summary.converted == 1
    parts = [value("kwb-inwoners", place, "2019") for place in ("binnenstad", "wyck")]
    assert [part.value for part in parts] == [250.0, 751.0]
    assert all("Omgerekend" in part.note for part in parts)
    assert value("kwb-huishoudensgrootte", "wyck", "2019").value == 2.0


def test_energy_labels_go_from_postcode_to_neighbourhood():
    shares("outer_code,year,place,share\n6211AL,2022,binnenstad,1\n6221XB,2022,wyck,1\n")
    run = start_opendata(GRANT, "v20261001.csv", files.ENERGY.encode(), files.PLAIN)
    assert b"0935010000000001" not in bytes(run.file)
    assert b"Pand" not in bytes(run.file)
    confirm_opendata(GRANT, run)
    assert value("ep-label-a", "binnenstad", "2026-10").value == 1.0
    assert value("ep-label-b", "wyck", "2026-10").value == 1.0
    assert value("ep-label-b", "binnenstad", "2026-10").value == 0.0


def test_energy_labels_without_a_crosswalk_ask_for_one():
    with pytest.raises(Rejected, match="in welke buurt deze postcodes liggen"):
        load("v20261001.csv", files.ENERGY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("buurt 1;2019;wyck;0,5", "geen code van een gebied"),
        ("BU09350077;19;wyck;0,5", "geen jaar"),
        ("BU09350077;2019;atlantis;0,5", "kennen wij niet"),
        ("BU09350077;2019;wyck;1,5", "hoogstens 1"),
        ("BU09350077;2019;wyck;0", "meer dan 0"),
        ("BU09350077;2019;wyck;", "meer dan 0"),
        ("BU09350077;2019;wyck;0,6\nBU09350077;2019;binnenstad;0,6", "samen meer dan 1"),
    ],
)
def test_a_crosswalk_that_cannot_be_is_refused(line, expected):
    with pytest.raises(Rejected, match=expected):
        shares(f"outer_code;year;place;share\n{line}\n")


def test_a_run_waits_for_a_confirmation_and_can_be_undone():
    run = start_opendata(GRANT, "kwb-2023.xlsx", files.kwb(), files.PLAIN)
    assert preview(run).counts == {"new": 15, "empty": 1}
    assert not Value.objects.exists()
    assert confirm_opendata(GRANT, run) == 16
    with pytest.raises(CannotDo):
        confirm_opendata(GRANT, run)
    run.refresh_from_db()
    assert undo_opendata(GRANT, run) == 16
    assert not Value.objects.exists()
    run.refresh_from_db()
    with pytest.raises(CannotDo):
        undo_opendata(GRANT, run)


def test_only_who_may_change_the_whole_municipality():
    grant = grant_for(make_user(), scope=Scope.OWN)
    with pytest.raises(PermissionDenied):
        start_opendata(grant, "kwb-2023.xlsx", files.kwb(), files.PLAIN)
    with pytest.raises(PermissionDenied):
        import_at_once(grant, "kwb-2023.xlsx", io.BytesIO(files.kwb()), files.PLAIN)


OWN = {
    "connector": "table",
    "dataset": {"code": "BUURTPEILING", "title": "Buurtpeiling", "publisher": "Gemeente", "licence": "CC0-1.0"},
    "citation": "Eigen onderzoek",
    "region": ["Buurt"],
    "period": ["Jaar"],
    "columns": [
        {
            "headings": ["Rapportcijfer"],
            "series": "peiling-cijfer",
            "title": "Cijfer",
            "unit": "grade",
            "decimals": 1,
        }
    ],
}


def test_a_saved_mapping_reads_a_table_of_ones_own_with_names_of_places():
    ColumnMapping.objects.create(name="Buurtpeiling", kind="table", content=OWN)
    load("peiling.csv", "Buurt;Jaar;Rapportcijfer\nBinnenstad;2022;7,4\nwyck;2022;7,9\n")
    assert value("peiling-cijfer", "wyck", "2022").value == 7.9


def test_a_municipality_may_replace_the_mapping_that_comes_along():
    content = default_mapping("kwb").model_dump(mode="json")
    content["columns"] = [{**content["columns"][0], "series": "inwoners", "weight": ""}]
    ColumnMapping.objects.create(name="Kerncijfers", kind="kwb", content=content)
    staged, _stored = load("kwb-2023.xlsx", files.kwb())
    assert staged.summary.series == ["Inwoners"]
    assert value("inwoners", "binnenstad").value == 2135.0


def test_places_without_a_code_of_their_own_do_not_get_in_the_way():
    Place.objects.filter(code="wyck").update(external_code="")
    staged, _stored = load("kwb-2023.xlsx", files.kwb())
    assert staged.summary.unknown == ["BU09350006"]


def test_a_neighbour_of_which_we_know_only_the_town_is_elsewhere():
    Place.objects.create(code="heerlen", name="Heerlen", kind="municipality", external_code="GM0917")
    staged, _stored = load("kwb-2023.xlsx", files.kwb())
    assert (staged.summary.unknown, staged.summary.elsewhere) == ([], 2)
