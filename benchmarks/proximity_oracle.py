# SPDX-License-Identifier: EUPL-1.2
"""Other engines on the same network: what they are asked, and how far their answers lie from ours."""

from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from woonregie_core.proximity.city import City
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.network import MILLIMETRES

FACILITIES_AT_MOST = 3


def scipy_nearest(city: City, limit: float) -> dict[str, Floats]:
    """Metres to the nearest by SciPy, from all facilities of a category at once."""
    network = city.network
    lengths = network.arcs[:, 1] / MILLIMETRES
    graph = csr_array((lengths, network.arcs[:, 0], network.start), shape=(network.size, network.size))
    return {
        category: np.asarray(dijkstra(graph, indices=np.unique(sources.seeds[:, 0]), limit=limit, min_only=True))
        for category, sources in city.sources.items()
    }


def farthest_apart(one: Floats, other: Floats) -> float:
    """Largest difference where both are within the limit."""
    both = np.isfinite(one) & np.isfinite(other)
    return float(np.abs(one[both] - other[both]).max(initial=0.0))


class Pandana:
    """pandana on our network; raises ImportError where it is not installed."""

    def __init__(self, city: City) -> None:
        import pandana
        import pandas as pd

        network, self.pd, self.city = city.network, pd, city
        home = np.repeat(np.arange(network.size), np.diff(network.start))
        once = home < network.arcs[:, 0]
        # pandana cuts lengths off to whole millimetres; a tenth more keeps ours as they are
        metres = (network.arcs[once, 1] + 0.1) / MILLIMETRES
        x, y = pd.Series(network.x), pd.Series(network.y)
        self.engine = pandana.Network(
            x, y, pd.Series(home[once]), pd.Series(network.arcs[once, 0]), pd.DataFrame({"metres": metres})
        )

    def three(self, limit: float, number: int) -> dict[str, Floats]:
        """(n, number), metres to the nearest facilities of each category."""
        found = {}
        for category, sources in self.city.sources.items():
            nodes = sources.seeds[:, 0]
            x, y = self.pd.Series(self.city.network.x[nodes]), self.pd.Series(self.city.network.y[nodes])
            self.engine.set_pois(category, limit, FACILITIES_AT_MOST, x, y)
            asked = self.engine.nearest_pois(limit, category, number, np.inf, include_poi_ids=number > 1)
            found[category] = np.asarray(asked)[:, :number].astype(float)
        return found

    def count(self, reach: float) -> dict[str, Floats]:
        """(n), how many within reach, of each category; with the preparation that it has for this."""
        self.engine.precompute(reach)
        found = {}
        for category, sources in self.city.sources.items():
            nodes = self.pd.Series(sources.seeds[:, 0])
            self.engine.set(nodes, name=category)
            found[category] = np.asarray(self.engine.aggregate(reach, type="count", name=category))
        return found

    def differs(self, name: str, mine: Any, theirs: dict[str, Floats]) -> str:
        """How far the answers lie apart, in words."""
        apart, edge, cells = 0.0, 0, 0
        for category, other in theirs.items():
            if name == "count":
                here = mine[category].astype(float)
            else:
                here = mine.metres(category)[:, None] if name == "nearest" else mine[category].metres()
            both = np.isfinite(here) & np.isfinite(other)
            apart = max(apart, farthest_apart(here, other))
            edge += int((np.isfinite(here) != np.isfinite(other)).sum())
            edge += int((here[both] != other[both]).sum()) if name == "count" else 0
            cells += here.size
        unit = "counts" if name == "count" else "m"
        return f"largest difference {apart:.4f} {unit}; {edge} of {cells:,} answers differ at the rim"
