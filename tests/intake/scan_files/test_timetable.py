# SPDX-License-Identifier: EUPL-1.2
"""Which stops have a service: every hour, from the right platform, on a working day; and broken timetables."""

import zipfile
from datetime import date

import pytest

from intake.scan_files.maps import around, hourly, timetable
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.clip import EVERYWHERE, clip_around
from woonregie.intake.scan_files.timetable import Service, read_timetable

STOPS = [("a", 0, 0, ""), ("b", 300, 0, ""), ("c", 600, 0, "")]
DAY = Service(9, 18, 1)


def served(path, service=DAY, clip=EVERYWHERE):
    return [one.id for one in read_timetable(path, service, clip).stops]


def test_every_hour_is_a_service_and_the_last_stop_is_no_departure(tmp_path):
    path = timetable(tmp_path / "t.zip", STOPS, hourly(stops=("a", "b", "c")))
    found = read_timetable(path, DAY, EVERYWHERE)
    assert [one.id for one in found.stops] == ["gtfs-a", "gtfs-b"]
    assert (found.day, found.without, found.by_frequency) == (date(2026, 1, 5), 1, False)


def test_one_hour_without_is_no_service(tmp_path):
    path = timetable(tmp_path / "t.zip", STOPS, hourly(hours=[h for h in range(9, 18) if h != 13]))
    assert served(path) == []
    assert served(path, Service(9, 13, 1)) == ["gtfs-a"]


def test_twice_an_hour_can_be_asked(tmp_path):
    path = timetable(tmp_path / "t.zip", STOPS, [*hourly(minutes=(0, 30)), *hourly("other", ("c", "b"))])
    assert served(path, Service(9, 18, 2)) == ["gtfs-a"]


def test_platforms_of_one_station_count_together_where_the_station_lies(tmp_path):
    stops = [("s", 50, 0, "station"), ("a1", 0, 0, "s"), ("a2", 100, 0, "s"), ("b", 300, 0, "")]
    even, odd = hourly("e", ("a1", "b"), hours=range(10, 18, 2)), hourly("o", ("a2", "b"), hours=range(9, 18, 2))
    found = read_timetable(timetable(tmp_path / "t.zip", stops, [*even, *odd]), DAY, EVERYWHERE)
    assert [one.id for one in found.stops] == ["gtfs-s"]
    assert found.stops[0].lon == pytest.approx(5.69 + 50 / 70_290, abs=1e-6)


def test_a_station_that_is_not_in_the_table_lies_between_its_platforms(tmp_path):
    stops = [("a1", 0, 0, "s"), ("a2", 100, 0, "s"), ("b", 300, 0, "")]
    path = timetable(tmp_path / "t.zip", stops, hourly("e", ("a1", "b")))
    assert read_timetable(path, DAY, EVERYWHERE).stops[0].lon == pytest.approx(5.69 + 50 / 70_290, abs=1e-6)


def test_the_weekend_and_a_holiday_are_not_the_day(tmp_path):
    weekend = timetable(tmp_path / "w.zip", STOPS, hourly(), calendar="0,0,0,0,0,1,1")
    with pytest.raises(Rejected, match="Op geen enkele werkdag rijdt er iets"):
        read_timetable(weekend, DAY, EVERYWHERE)
    holiday = timetable(tmp_path / "h.zip", STOPS, hourly(), dates=("week,20260105,2",))
    assert read_timetable(holiday, DAY, EVERYWHERE).day == date(2026, 1, 6)


def test_exceptions_alone_are_a_calendar_too(tmp_path):
    path = timetable(tmp_path / "t.zip", STOPS, hourly(), dates=("week,20260107,1",), leave_out=("calendar.txt",))
    assert read_timetable(path, DAY, EVERYWHERE).day == date(2026, 1, 7)


def test_where_nobody_may_get_on_there_is_no_departure(tmp_path):
    lines = ["trip_id,departure_time,stop_id,stop_sequence,pickup_type"]
    lines += [f"week-{hour}-0,{hour:02}:00:00,{stop},{n},{n == 1:d}" for hour in range(9, 18)
              for n, stop in enumerate("abc", 1)]  # fmt: skip
    assert served(timetable(tmp_path / "t.zip", STOPS, hourly(), stop_times_txt=lines)) == ["gtfs-b"]


def test_after_midnight_hours_go_on(tmp_path):
    path = timetable(tmp_path / "t.zip", STOPS, hourly(hours=range(24, 26)))
    assert served(path, Service(24, 26, 1)) == ["gtfs-a"]


def test_stops_elsewhere_do_not_count(tmp_path):
    path = timetable(tmp_path / "t.zip", STOPS, hourly(stops=("a", "b", "c")))
    assert served(path, clip=clip_around(around(300, 0, 50), 100.0)) == ["gtfs-b"]


def test_trips_by_frequency_are_told(tmp_path):
    more = {"frequencies_txt": ["trip_id,start_time,end_time,headway_secs", "week-9-0,09:00:00,10:00:00,600"]}
    assert read_timetable(timetable(tmp_path / "t.zip", STOPS, hourly(), **more), DAY, EVERYWHERE).by_frequency


def test_what_is_no_zip_is_told(tmp_path):
    (tmp_path / "t.zip").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(Rejected, match=r"t\.zip: Dit is geen leesbare dienstregeling"):
        read_timetable(tmp_path / "t.zip", DAY, EVERYWHERE)


def test_a_zip_with_a_damaged_table_is_told(tmp_path):
    path = tmp_path / "t.zip"
    timetable(path, STOPS, hourly())
    with zipfile.ZipFile(path) as box:
        info = box.getinfo("stop_times.txt")
    data = bytearray(path.read_bytes())
    data[info.header_offset + 60] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(Rejected, match="Dit is geen leesbare dienstregeling"):
        read_timetable(path, DAY, EVERYWHERE)


LINE = "week-9-0,09:00:00,{},a,{}"
WRONG = [
    ({"leave_out": ("calendar.txt",)}, "zegt niet op welke dagen"),
    ({"leave_out": ("trips.txt",)}, "De tabel trips.txt ontbreekt"),
    ({"stops_txt": ["stop_id,stop_lat"]}, "stops.txt, regel 1, kolom stop_lon: Deze kolom ontbreekt"),
    ({"stops_txt": ["stop_id,stop_lat,stop_lon", "a,noord,5.7"]}, "stops.txt, regel 2, kolom stop_lon/stop_lat"),
    ({"stops_txt": ["stop_id,stop_lat,stop_lon", "a,318000,176000"]}, "Deze plek kan niet"),
    ({"calendar_txt": ["service_id,monday,tuesday,wednesday,thursday,friday,start_date,end_date",
                       "week,1,1,1,1,1,5 januari,20260130"]}, "calendar.txt, regel 2, kolom start_date"),
    ({"dates": ("week,20261301,1",)}, "calendar_dates.txt, regel 2, kolom date"),
    ({"stop_times_txt": ["trip_id,departure_time,stop_id,stop_sequence", "week-9-0,half tien,a,1"]}, "geen tijd"),
    ({"stop_times_txt": ["trip_id,departure_time,stop_id,stop_sequence", "week-9-0,09:30:00,a,een"]}, "kan niet"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_place(tmp_path, change, said):
    with pytest.raises(Rejected) as refused:
        read_timetable(timetable(tmp_path / "t.zip", STOPS, hourly(), **change), DAY, EVERYWHERE)
    assert said in str(refused.value)
