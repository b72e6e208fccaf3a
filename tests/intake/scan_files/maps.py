# SPDX-License-Identifier: EUPL-1.2
"""Small files as the world delivers them: a map in PBF, a timetable, map layers; written here."""

import json
import zipfile

import numpy as np
import osmium
import osmium.osm.mutable as osm
import pyogrio
import shapely

LON, LAT = 5.69, 50.85
METRE_EAST, METRE_NORTH = 1 / 70_290, 1 / 111_240  # degrees at this place


def at(east, north):
    """Degrees of a place so many metres from the corner."""
    return LON + east * METRE_EAST, LAT + north * METRE_NORTH


def write_map(path, nodes, ways=(), relations=()):
    """A map: nodes {id: (east, north, tags)}, ways [(id, nodes, tags)], relations [(id, members, tags)]."""
    writer = osmium.SimpleWriter(str(path), overwrite=True)
    for number, (east, north, *tags) in sorted(nodes.items()):
        writer.add_node(osm.Node(id=number, location=at(east, north), tags=tags[0] if tags else {}))
    for number, refs, tags in sorted(ways):
        writer.add_way(osm.Way(id=number, nodes=refs, tags=tags))
    for number, members, tags in sorted(relations):
        writer.add_relation(osm.Relation(id=number, members=members, tags=tags))
    writer.close()
    return path


HOME = {"highway": "residential"}


def village(path, extra_nodes=None, extra_ways=()):
    """A street of 600 m with nodes every 100 m, a side street over steps, a way round, and some facilities.

    7 --- 8 --- 9          all streets 100 m; 3-8 are steps; 1-7 and 5-9 close the ring
    |     x     |
    1--2--3--4--5--6
    """
    nodes = {n: (100.0 * (n - 1), 0.0) for n in range(1, 7)}
    nodes |= {7: (0.0, 100.0), 8: (200.0, 100.0), 9: (400.0, 100.0)}
    nodes |= {20: (205.0, 110.0, {"amenity": "doctors", "name": "Praktijk Acht"}),
              21: (10.0, 5.0, {"shop": "supermarket", "name": "Winkel"}),
              22: (390.0, 5.0, {"amenity": "pharmacy"}),
              23: (500.0, 5.0, {"highway": "bus_stop", "name": "Halte Oost"})}  # fmt: skip
    ways = [(1, [1, 2, 3, 4, 5, 6], HOME), (2, [1, 7, 8, 9, 5], HOME), (3, [3, 8], {"highway": "steps"})]
    return write_map(path, nodes | (extra_nodes or {}), [*ways, *extra_ways])


def layer(path, places, columns, crs="EPSG:28992"):
    """A map layer of points with columns {name: values}."""
    shapes = shapely.to_wkb(shapely.points(np.asarray(places, dtype=float)))
    fields = [np.asarray(values, dtype=None if not isinstance(values[0], str) else object)
              for values in columns.values()]  # fmt: skip
    pyogrio.raw.write(path, shapes, fields, list(columns), geometry_type="Point", crs=crs)
    return path


def geojson(path, shapes, properties=None):
    """A GeoJSON file without a system of coordinates, as the standard has it."""
    features = [
        {
            "type": "Feature",
            "properties": (properties or [{}] * len(shapes))[n],
            "geometry": shapely.geometry.mapping(one),
        }
        for n, one in enumerate(shapes)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def around(east, north, half):
    """A square in degrees around a place in metres."""
    west, south = at(east - half, north - half)
    right, top = at(east + half, north + half)
    return shapely.box(west, south, right, top)


def timetable(path, stops, trips, calendar="mon", dates=(), leave_out=(), **more):
    """A timetable: stops [(id, east, north, parent)], trips [(id, service, [(stop, time)])]."""
    tables = {
        "stops.txt": ["stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station"],
        "trips.txt": ["route_id,service_id,trip_id"],
        "stop_times.txt": ["trip_id,arrival_time,departure_time,stop_id,stop_sequence"],
        "calendar.txt": [
            "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date"
        ],
    }
    for code, east, north, parent in stops:
        lon, lat = at(east, north)
        tables["stops.txt"].append(f"{code},{code},{lat:.7f},{lon:.7f},{int(parent == 'station')},"
                                   f"{'' if parent == 'station' else parent}")  # fmt: skip
    for code, service, calls in trips:
        tables["trips.txt"].append(f"r,{service},{code}")
        tables["stop_times.txt"] += [f"{code},{time},{time},{stop},{n}" for n, (stop, time) in enumerate(calls, 1)]
    for service in dict.fromkeys(service for _, service, _ in trips):
        days = "1,1,1,1,1,0,0" if calendar == "mon" else calendar
        tables["calendar.txt"].append(f"{service},{days},20260105,20260130")
    if dates:
        tables["calendar_dates.txt"] = ["service_id,date,exception_type", *dates]
    tables |= {name.replace("_txt", ".txt"): lines for name, lines in more.items()}
    with zipfile.ZipFile(path, "w") as box:
        for name, lines in tables.items():
            if name not in leave_out:
                box.writestr(name, "\n".join(lines) + "\n")
    return path


def hourly(service="week", stops=("a", "b"), minutes=(0,), hours=range(9, 18)):
    """Trips that leave every hour."""
    return [
        (
            f"{service}-{hour}-{minute}",
            service,
            [(stop, f"{hour + n // 6:02}:{minute + n:02}:00") for n, stop in enumerate(stops)],
        )
        for hour in hours
        for minute in minutes
    ]
