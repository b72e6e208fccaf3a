# SPDX-License-Identifier: EUPL-1.2
"""Stops with a service, from a timetable in GTFS: at least so many departures in every hour of a working day.

Platforms are taken together when the timetable names their station. The last stop of a trip is no departure, nor
is one where nobody may get on. The day is the working day with most trips, the first of equals: never a holiday.
"""

import csv
import io
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.clip import Clip
from woonregie.intake.scan_files.osm_facilities import Facility

GTFS, STOP = "GTFS", "stop"
MOST_DAYS = 400
MOST_MEGABYTES, MOST_MEGABYTES_OF_TIMES = 500, 5_000  # the second is read row by row and not kept
Times = dict[str, set[tuple[int, str]]]
_NEEDED = {
    "stops.txt": ("stop_id", "stop_lat", "stop_lon"),
    "trips.txt": ("trip_id", "service_id"),
    "calendar.txt": (
        "service_id",
        "start_date",
        "end_date",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
    ),
    "calendar_dates.txt": ("service_id", "date", "exception_type"),
    "stop_times.txt": ("trip_id", "departure_time", "stop_id", "stop_sequence"),
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_NO_BOARDING = "1"
# what a damaged, encrypted or oddly packed zip gives
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, csv.Error, UnicodeDecodeError, NotImplementedError,
           RuntimeError)  # fmt: skip


@dataclass(frozen=True)
class Service:
    """What counts as a service: from and to an hour, and departures in each of them."""

    first: int
    until: int
    departures: int


@dataclass(frozen=True)
class Timetable:
    """Stops with a service.

    Attributes:
        stops: in order of id. day: the working day that was counted. without: how many others are on the map.
        by_frequency: whether trips are also given as one every so many minutes, which is not counted.
    """

    stops: list[Facility]
    day: date
    without: int
    by_frequency: bool


def read_timetable(path: Path, service: Service, clip: Clip) -> Timetable:
    """The stops of a timetable that have a service, on this part of the map.

    Raises:
        Rejected: it is no zip, a table or column is missing, or no working day has a service.
    """
    with _opened(path) as box:
        places, groups = _stops(box, clip)
        running = _running(box)
        trips = [(row["trip_id"], row["service_id"]) for row in _rows(box, "trips.txt")]
        day, services = _busiest(running, Counter(service for _trip, service in trips), path)
        active = {trip for trip, service in trips if service in services}
        times = _departures(box, active, groups, service)
        frequent = "frequencies.txt" in box.names and next(_rows(box, "frequencies.txt"), None) is not None
    served = {group for group, hours in times.items() if _every_hour(hours, service)}
    stops = [_stop_of(group, places, groups) for group in sorted(served)]
    return Timetable(stops, day, len(set(groups.values()) - served), frequent)


@dataclass(frozen=True)
class _Box:
    """The tables in a zip."""

    file: str
    zip: zipfile.ZipFile
    names: Mapping[str, str]


@contextmanager
def _opened(path: Path) -> Iterator[_Box]:
    """Say in plain words that a timetable is broken."""
    try:
        with zipfile.ZipFile(path) as found:
            names = {name.rpartition("/")[2]: name for name in found.namelist()}
            yield _Box(path.name, found, names)
    except _BROKEN as error:
        message = _("Dit is geen leesbare dienstregeling: %(error)s.") % {"error": str(error).rstrip(".")[:200]}
        advice = _("Haal de zip met GTFS opnieuw op.")
        raise Rejected([Problem(path.name, message, advice)]) from error


def _rows(box: _Box, table: str) -> Iterator[dict[str, str]]:
    """The rows of a table, one by one; the table may be larger than memory."""
    if table not in box.names:
        message = _("De tabel %(table)s ontbreekt.") % {"table": table}
        raise Rejected([Problem(box.file, message, _("Haal de zip met GTFS opnieuw op."), sheet=table)])
    _check_size(box, table)
    with box.zip.open(box.names[table]) as raw:
        reader = csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig", newline=""), restval="")
        names = [name.strip() for name in reader.fieldnames or ()]
        missing = [name for name in _NEEDED.get(table, ()) if name not in names]
        if missing:
            raise Rejected([
                Problem(box.file, _("Deze kolom ontbreekt."), _("Voeg de kolom toe."), table, 1, name)
                for name in missing
            ])  # fmt: skip
        reader.fieldnames = names
        yield from reader


def _check_size(box: _Box, table: str) -> None:
    """Refuse a table that takes more than a country's; a small zip may hold a very large one."""
    found = box.zip.getinfo(box.names[table]).file_size // 1_000_000
    most = MOST_MEGABYTES_OF_TIMES if table == "stop_times.txt" else MOST_MEGABYTES
    if found > most:
        message = _("Dit bestand is %(found)s MB groot; %(most)s MB is het meeste.")
        words = message % {"found": found, "most": most}
        raise Rejected([Problem(box.file, words, _("Haal de zip met GTFS opnieuw op."), sheet=table)])


def _stops(box: _Box, clip: Clip) -> tuple[dict[str, tuple[float, float, str]], dict[str, str]]:
    """Place and name of every stop on the map, and to which group each belongs: its station, or itself."""
    rows = list(_rows(box, "stops.txt"))
    places: dict[str, tuple[float, float, str]] = {}
    for number, row in enumerate(rows, start=2):
        places[row["stop_id"]] = (*_place(box, number, row), (row.get("stop_name") or "").strip())
    lon, lat = (np.array([place[axis] for place in places.values()], dtype=float) for axis in (0, 1))
    near = dict(zip(places, clip.holds(lon, lat).tolist(), strict=True))
    groups = {
        row["stop_id"]: row.get("parent_station") or row["stop_id"]
        for row in rows
        if near[row["stop_id"]] and (row.get("location_type") or "0") == "0"
    }
    return places, groups


def _place(box: _Box, number: int, row: Mapping[str, str]) -> tuple[float, float]:
    """Longitude and latitude; (NaN, NaN) for an entrance or a node of a path without any."""
    if not row["stop_lon"].strip() and (row.get("location_type") or "0") in "34":
        return float("nan"), float("nan")
    try:
        lon, lat = float(row["stop_lon"]), float(row["stop_lat"])
    except ValueError:
        lon = lat = float("inf")
    if abs(lon) <= 180 and abs(lat) <= 90:
        return lon, lat
    message, advice = _("Deze plek kan niet."), _("Zet graden in stop_lon (rond 5) en stop_lat (rond 51).")
    value = f"{row['stop_lon']}/{row['stop_lat']}"
    raise Rejected([Problem(box.file, message, advice, "stops.txt", number, "stop_lon/stop_lat", value)])


def _running(box: _Box) -> dict[date, set[str]]:
    """Which services run on each working day; from the weeks, the exceptions, or both."""
    if not {"calendar.txt", "calendar_dates.txt"} & set(box.names):
        message = _("De dienstregeling zegt niet op welke dagen er iets rijdt.")
        advice = _("Er hoort een calendar.txt of calendar_dates.txt in de zip te zitten.")
        raise Rejected([Problem(box.file, message, advice)])
    running: dict[date, set[str]] = defaultdict(set)
    if "calendar.txt" in box.names:
        for number, row in enumerate(_rows(box, "calendar.txt"), start=2):
            day, last = (_day(box, "calendar.txt", number, row, name) for name in ("start_date", "end_date"))
            for _step in range(min((last - day).days + 1, MOST_DAYS)):
                if day.weekday() < len(_WEEKDAYS) and row[_WEEKDAYS[day.weekday()]] == "1":
                    running[day].add(row["service_id"])
                day += timedelta(days=1)
    if "calendar_dates.txt" in box.names:
        for number, row in enumerate(_rows(box, "calendar_dates.txt"), start=2):
            day = _day(box, "calendar_dates.txt", number, row, "date")
            if day.weekday() < len(_WEEKDAYS):
                change = running[day].add if row["exception_type"] == "1" else running[day].discard
                change(row["service_id"])
    return running


def _day(box: _Box, table: str, number: int, row: Mapping[str, str], column: str) -> date:
    text = row.get(column) or ""
    try:
        return datetime.strptime(text.strip(), "%Y%m%d").date()
    except ValueError as error:
        message, advice = _("Dit is geen bestaande datum."), _("Schrijf jaar, maand en dag als acht cijfers.")
        raise Rejected([Problem(box.file, message, advice, table, number, column, text)]) from error


def _busiest(running: Mapping[date, set[str]], trips: Counter[str], path: Path) -> tuple[date, set[str]]:
    """The working day with most trips, the first of equals, and the services that run on it."""
    counted = {day: sum(trips[service] for service in services) for day, services in running.items()}
    day = min(counted, key=lambda one: (-counted[one], one), default=None)
    if day is None or not counted[day]:
        message = _("Op geen enkele werkdag rijdt er iets.")
        raise Rejected([Problem(path.name, message, _("Controleer calendar.txt en trips.txt."))])
    return day, running[day]


def _departures(box: _Box, active: set[str], groups: Mapping[str, str], service: Service) -> Times:
    """By group of stops, the departures: the hour and the trip. One trip counts once in an hour."""
    last: dict[str, int] = defaultdict(int)
    found: list[tuple[str, int, str, int]] = []
    for number, row in enumerate(_rows(box, "stop_times.txt"), start=2):
        trip = row["trip_id"]
        if trip not in active:
            continue
        order = _whole(box, number, row)
        last[trip] = max(last[trip], order)
        group, hour = groups.get(row["stop_id"]), _hour(box, number, row)
        if group and service.first <= hour < service.until and row.get("pickup_type") != _NO_BOARDING:
            found.append((group, hour, trip, order))
    times: Times = defaultdict(set)
    for group, hour, trip, order in found:
        if order < last[trip]:
            times[group].add((hour, trip))
    return times


def _whole(box: _Box, number: int, row: Mapping[str, str]) -> int:
    text = row["stop_sequence"] or ""
    if not text.strip().isdigit():
        message, advice = _("Dit getal kan niet."), _("Schrijf een heel getal.")
        raise Rejected([Problem(box.file, message, advice, "stop_times.txt", number, "stop_sequence", text)])
    return int(text)


def _hour(box: _Box, number: int, row: Mapping[str, str]) -> int:
    """The hour of departure; -1 where the timetable gives none. After midnight goes on from 24."""
    text = (row["departure_time"] or "").strip()
    hour = text.partition(":")[0]
    if text and not hour.isdigit():
        message, advice = _("Dit is geen tijd."), _("Schrijf uren, minuten en seconden, zoals 09:30:00.")
        raise Rejected([Problem(box.file, message, advice, "stop_times.txt", number, "departure_time", text)])
    return int(hour) if text else -1


def _every_hour(hours: set[tuple[int, str]], service: Service) -> bool:
    counted = Counter(hour for hour, _trip in hours)
    return all(counted[hour] >= service.departures for hour in range(service.first, service.until))


def _stop_of(group: str, places: Mapping[str, tuple[float, float, str]], groups: Mapping[str, str]) -> Facility:
    """A stop where its station lies; in the middle of its platforms where the station is not in the table."""
    if group in places:
        lon, lat, name = places[group]
    else:
        platforms = [places[stop] for stop, its in groups.items() if its == group]
        lon, lat = (float(np.mean([one[axis] for one in platforms])) for axis in (0, 1))
        name = platforms[0][2]
    return Facility(f"gtfs-{group}", STOP, name, lon, lat, GTFS)
