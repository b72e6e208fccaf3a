# SPDX-License-Identifier: EUPL-1.2
"""A folder becomes a scan that pages show: along streets to the millimetre, with names of neighbourhoods."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from click.testing import CliRunner

from factories import make_place
from woonregie.access.grant import Grant
from woonregie.cli.group import woonregie
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.differences import COLUMNS
from woonregie.intake.scan_files.reading import read_scan
from woonregie.intake.services.keep_scan import Wish, keep_scan
from woonregie.places.models import PlaceAlias, PlaceKind
from woonregie.proximity.arrays import unpacked
from woonregie.proximity.models import Facility, Scan, ScanResult
from woonregie.proximity.queries.facilities import facilities_page
from woonregie.proximity.queries.loading import scored, town
from woonregie.proximity.queries.scans import with_choice
from woonregie.proximity.queries.whatif import Idea, what_if

pytestmark = pytest.mark.django_db
NODES = "node_id;x;y\na;176000;317000\nb;176500;317000\nc;176500;317500\n"
EDGES = "from;to\na;b\nb;c\n"
POINTS = (
    "point_id;x;y;people;place\np1;176000;317010;900;Amby\np2;176500;317400;800;\np3;176000;317900;5;Nergens\n"
)
FACILITIES = "facility_id;category;x;y\ns1;supermarket;176100;317000\nh1;stop;176500;317100\ng1;gp;176400;317000\n"
WISH = Wish("Proef", date(2025, 1, 1), "Gemeentelijst")


@pytest.fixture
def folder(tmp_path):
    for name, text in (("nodes", NODES), ("edges", EDGES), ("points", POINTS), ("facilities", FACILITIES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def kept(folder, wish=WISH) -> Scan:
    return keep_scan(Grant.for_command("test"), read_scan(folder), wish)


def test_distances_follow_streets_and_come_back_as_they_were(folder):
    amby = make_place("amby", parent=make_place("stad", kind=PlaceKind.MUNICIPALITY))
    PlaceAlias.objects.create(place=amby, name="Amby", folded="amby")
    scan = kept(folder)
    found = town(scan)
    assert (scan.straight, scan.points, scan.without_score) == (False, 3, 1)
    assert found.places == ("amby", "", "Nergens")
    assert scan.municipality.code == "stad"
    # p1 lies 10 m beside the street, 100 m from the shop; p2 400 m north of b, then 400 m west
    assert found.reached.metres["supermarket"][:2, 0].tolist() == [110.0, 800.0]
    assert np.isnan(found.reached.metres["supermarket"][2]).all()
    assert {one.name for one in Facility.objects.filter(scan=scan)} == {"s1", "h1", "g1"}
    assert any("straten" in one for one in scan.remarks)


def test_what_if_follows_streets_too(folder):
    scan = kept(folder)
    here = with_choice(scan, "", "")
    # next to p2 as the crow flies, yet it is scored along the streets: it lies at p2's own street
    told = what_if(here, scored(here), Idea("supermarket", 176_500.0, 317_400.0))
    assert told.change > 0
    assert what_if(here, scored(here), Idea("supermarket", 190_000.0, 317_400.0)) is None


def test_somebody_with_a_rollator_goes_round_steps(folder):
    """The street from a to b has steps: without it p2 reaches only what lies beyond b."""
    (folder / "edges.csv").write_text("from;to;steps\na;b;ja\nb;c;nee\n", encoding="utf-8")
    scan = kept(folder)
    fit, rollator = (scored(with_choice(scan, walker, "")) for walker in ("fit", "rollator"))
    assert fit.town.reached.metres["stop"][1, 0] == rollator.town.reached.metres["stop"][1, 0] == 300.0
    assert fit.town.reached.metres["supermarket"][1, 0] == 800.0
    assert not np.isfinite(rollator.town.reached.metres["supermarket"][1, 0])
    for walker in ("fit", "rollator"):
        here = with_choice(scan, walker, "")
        kept_scores = unpacked(bytes(ScanResult.objects.get(pk=here.result.pk).scores))["total"]
        assert np.array_equal(kept_scores, scored(here).scores.total, equal_nan=True)


def test_names_sources_and_differences_come_along(folder):
    (folder / "facilities.csv").write_text(
        "facility_id;category;x;y;name;source\ns1;supermarket;176100;317000;De Super;Kaart\n"
        "h1;stop;176500;317100;;\n",
        encoding="utf-8",
    )
    (folder / "differences.csv").write_text(
        ";".join(COLUMNS) + "\n"
        "gp;only_list;;;g1;Praktijk Oost;Lijst;;5.7;50.8\ngp;same;o1;A;g2;A;Lijst;3;5.7;50.8\n"
        "gp;only_osm;o2;;;;;;5.7;50.8\n",
        encoding="utf-8",
    )
    scan = kept(folder, replace(WISH, as_of=date(2024, 5, 1)))
    shop, stop = (Facility.objects.get(scan=scan, code=code) for code in ("s1", "h1"))
    assert (shop.name, shop.source, shop.as_of) == ("De Super", "Kaart", date(2024, 5, 1))
    assert (stop.name, stop.source) == ("h1", "Gemeentelijst")
    assert [one["facility"] for one in scan.differences] == ["Praktijk Oost", "o2"]
    assert (
        "Praktijk Oost"
        in facilities_page(Grant.for_command("test"), scan.number, "", "").differences[0]["facility"]
    )


def test_the_same_folder_is_kept_once(folder):
    assert kept(folder).pk == kept(folder).pk
    assert Scan.objects.count() == 1


def test_a_kind_that_nobody_knows_is_told_and_nothing_is_kept(folder):
    (folder / "facilities.csv").write_text("facility_id;category;x;y\nk1;kroeg;176100;317000\n", encoding="utf-8")
    with pytest.raises(Rejected):
        kept(folder)
    assert not Scan.objects.exists()


def test_from_the_command_line(folder):
    asked = ["keep-scan", "--input", str(folder), "--name", "Proef", "--source", "Lijst", "--date", "2025-01-01"]
    done = CliRunner().invoke(woonregie, [*asked, "--release", "--format", "json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["points"] == 3
    assert Scan.objects.get().released_on is not None
    (folder / "points.csv").unlink()
    assert CliRunner().invoke(woonregie, asked).exit_code == 1
