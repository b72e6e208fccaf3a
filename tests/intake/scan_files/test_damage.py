# SPDX-License-Identifier: EUPL-1.2
"""Whatever happens to a file, it is used or refused in words: nothing else ever comes out."""

import contextlib
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.scan_files.maps import at, hourly, layer, timetable, village
from intake.scan_files.test_osm import HOW, STREETS
from intake.scan_files.test_timetable import DAY, STOPS
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files import timetable as timetable_module
from woonregie.intake.scan_files.clip import EVERYWHERE
from woonregie.intake.scan_files.located import read_located
from woonregie.intake.scan_files.osm_facilities import read_facilities
from woonregie.intake.scan_files.osm_streets import read_streets
from woonregie.intake.scan_files.reading import read_scan
from woonregie.intake.scan_files.timetable import read_timetable

ODD = ["", "nan", "-1", "1e400", "=1+1", "5,6", "\x00", '"', "\u202e", "999999999999", "ja", "🏠", ";", "\r"]


def damaged(data, seed):
    """The same with some bytes changed, or cut off."""
    rng = np.random.default_rng(seed)
    changed = bytearray(data)
    for at_byte in rng.integers(0, len(changed), int(rng.integers(1, 12))):
        changed[at_byte] = int(rng.integers(0, 256))
    return bytes(changed[: int(rng.integers(1, len(changed)))] if seed % 3 == 0 else changed)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    village(folder / "v.osm.pbf")
    layer(folder / "p.gpkg", [(176_000.0, 317_500.0)], {"point_id": ["a"], "people": [3.0]})
    timetable(folder / "t.zip", STOPS, hourly())
    return folder


def use(path):
    """Read a file as the scan does."""
    if path.suffix == ".pbf":
        read_streets(path, STREETS, EVERYWHERE, 5.0)
        read_facilities(path, HOW, EVERYWHERE)
    elif path.suffix == ".zip":
        read_timetable(path, DAY, EVERYWHERE)
    else:
        problems = []
        read_located(path, {}, None, problems)


@pytest.mark.parametrize("name", ["v.osm.pbf", "p.gpkg", "t.zip"])
@pytest.mark.parametrize("block", range(4))
def test_a_damaged_file_is_used_or_refused(files, tmp_path, name, block):
    whole = (files / name).read_bytes()
    use(files / name)
    for seed in range(15 * block, 15 * block + 15):
        path = tmp_path / f"{seed}-{name}"
        path.write_bytes(damaged(whole, seed))
        with contextlib.suppress(Rejected):
            use(path)


CELL = st.sampled_from([*ODD, "a", "gp", "5.69", "50.85", "176000", "317500"])
TABLES = {
    "points.csv": ["point_id", "lon", "lat", "people", "safety"],
    "facilities.csv": ["facility_id", "category", "lon", "lat"],
    "nodes.csv": ["node_id", "lon", "lat"],
    "edges.csv": ["from", "to", "metres", "steps"],
}
GOOD = {
    "points.csv": ["p,5.69,50.85,3,0.5"],
    "facilities.csv": ["f,gp,5.69,50.85"],
    "nodes.csv": ["a,5.69,50.85", "b,5.70,50.85"],
    "edges.csv": ["a,b,700,nee"],
}


@given(name=st.sampled_from(list(TABLES)), rows=st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=4))
@settings(max_examples=150, deadline=None)
def test_odd_cells_are_used_or_refused(tmp_path_factory, name, rows):
    folder = tmp_path_factory.mktemp("odd")
    for file, heading in TABLES.items():
        lines = [",".join(heading), *GOOD[file]]
        if file == name:
            lines += [",".join(row) for row in rows]
        (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    with contextlib.suppress(Rejected):
        read_scan(folder, ("gp",))


@given(table=st.sampled_from(["stops", "trips", "stop_times", "calendar"]), cell=CELL, at_cell=st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_odd_cells_in_a_timetable_are_used_or_refused(tmp_path_factory, table, cell, at_cell):
    folder = tmp_path_factory.mktemp("odd")
    whole = timetable(folder / "t.zip", STOPS, hourly())
    with zipfile.ZipFile(whole) as box:
        lines = box.read(f"{table}.txt").decode().splitlines()
    cells = lines[1].split(",")
    cells[at_cell % len(cells)] = cell
    changed = timetable(
        folder / "c.zip", STOPS, hourly(), **{f"{table}_txt": [lines[0], ",".join(cells), *lines[2:]]}
    )
    with contextlib.suppress(Rejected):
        read_timetable(changed, DAY, EVERYWHERE)


def test_a_small_zip_with_a_huge_table_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(timetable_module, "MOST_MEGABYTES", 1)
    lon, lat = at(0, 0)
    lines = ["stop_id,stop_lat,stop_lon", *[f"s{n},{lat},{lon}" for n in range(150_000)]]
    with pytest.raises(Rejected, match="MB groot"):
        read_timetable(timetable(tmp_path / "t.zip", STOPS, hourly(), stops_txt=lines), DAY, EVERYWHERE)
