# SPDX-License-Identifier: EUPL-1.2
"""A made-up city as a folder for the scan: streets, facilities, and a home at every third crossing."""

import numpy as np

from woonregie.looks.csv_rows import registry_csv
from woonregie_core.proximity.city import make_city, streets

_EVERY = 3


def example_files(side: int, seed: int) -> dict[str, bytes]:
    """The files of a city of `side` by `side` crossings, in metres; the same seed gives the same files."""
    x, y, ends = streets(side, seed)
    city = make_city(side, seed)
    network = city.network
    key_x, key_y = (
        dict(zip(network.keys.tolist(), values.tolist(), strict=True)) for values in (network.x, network.y)
    )
    nodes = [
        {"node_id": f"n{number}", "x": f"{x[number]:.2f}", "y": f"{y[number]:.2f}"} for number in range(len(x))
    ]
    edges = [{"from": f"n{first}", "to": f"n{last}"} for first, last in ends.tolist()]
    facilities = [
        {"facility_id": name, "category": category, "x": f"{key_x[key]:.2f}", "y": f"{key_y[key]:.2f}"}
        for category, one in city.sources.items()
        for name, key in _at(one.ids, one.seeds, network.keys)
    ]
    people = np.random.Generator(np.random.PCG64(seed)).poisson(24, len(x))
    points = [
        {"point_id": f"p{number}", **{k: v for k, v in nodes[number].items() if k != "node_id"},
         "people": str(people[number]), "place": ""}
        for number in range(0, len(x), _EVERY)
    ]  # fmt: skip
    return {
        "nodes.csv": registry_csv(("node_id", "x", "y"), nodes),
        "edges.csv": registry_csv(("from", "to"), edges),
        "facilities.csv": registry_csv(("facility_id", "category", "x", "y"), facilities),
        "points.csv": registry_csv(("point_id", "x", "y", "people", "place"), points),
    }


def _at(ids: tuple[str, ...], seeds: np.ndarray, keys: np.ndarray) -> list[tuple[str, int]]:
    """Each facility with the number of its crossing."""
    return [(ids[number], int(keys[node])) for node, _away, number in seeds.tolist()]
