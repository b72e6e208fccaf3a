# SPDX-License-Identifier: EUPL-1.2
"""Points and networks as compressed arrays, and back. Distances are whole millimetres, so nothing is lost."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from woonregie.proximity.content import Streets, Town
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Snapped
from woonregie_core.proximity.network import MILLIMETRES, Network
from woonregie_core.proximity.points import Points, Reached

Arrays = Mapping[str, NDArray[Any]]
_FAR, _UNKNOWN = -1, -2


def packed(arrays: Arrays) -> bytes:
    """The arrays in one compressed file; the same arrays give the same bytes."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def unpacked(content: bytes) -> dict[str, NDArray[Any]]:
    """The arrays of such a file."""
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def fingerprint(arrays: Arrays) -> str:
    """The fingerprint of arrays by name, kind, shape and content."""
    found = hashlib.sha256()
    for name in sorted(arrays):
        one = np.ascontiguousarray(arrays[name])
        found.update(f"{name}|{one.dtype.str}|{one.shape}|".encode())
        found.update(one.tobytes())
    return found.hexdigest()


def arrays_of(town: Town) -> dict[str, NDArray[Any]]:
    """Points with their distances; streets apart."""
    points, reached = town.points, town.reached
    found: dict[str, NDArray[Any]] = {
        "ids": np.array(points.ids, dtype=np.str_),
        "places": np.array(town.places, dtype=np.str_),
        "x": points.x, "y": points.y, "people": points.people, "addresses": points.addresses,
        "degrees": town.degrees,
        "reach": np.array([float(reached.straight), reached.limit]),
    }  # fmt: skip
    if town.safety is not None:
        found["safety"] = town.safety
    for category, metres in reached.metres.items():
        found[f"metres.{category}"] = _millimetres(metres)
        found[f"numbers.{category}"] = reached.numbers[category].astype(np.int32)
        found[f"ids.{category}"] = np.array(reached.ids[category], dtype=np.str_)
    return found


def town_of(arrays: Arrays, streets: Streets | None = None) -> Town:
    """The inverse of `arrays_of`."""
    points = Points(tuple(arrays["ids"].tolist()), arrays["x"], arrays["y"], arrays["people"], arrays["addresses"])
    codes = [name.partition(".")[2] for name in arrays if name.startswith("metres.")]
    straight, limit = arrays["reach"].tolist()
    reached = Reached(
        {code: _metres(arrays[f"metres.{code}"]) for code in codes},
        {code: arrays[f"numbers.{code}"].astype(np.int64) for code in codes},
        {code: tuple(arrays[f"ids.{code}"].tolist()) for code in codes},
        bool(straight),
        limit,
    )
    places = tuple(arrays["places"].tolist())
    return Town(points, places, arrays["degrees"], arrays.get("safety"), reached, streets)


def streets_arrays(streets: Streets) -> dict[str, NDArray[Any]]:
    """The network and the points on it."""
    return {
        **{f"network.{one.name}": np.asarray(getattr(streets.network, one.name)) for one in fields(Network)},
        **{f"places.{one.name}": np.asarray(getattr(streets.places, one.name)) for one in fields(Snapped)},
    }


def streets_of(arrays: Arrays) -> Streets:
    """The inverse of `streets_arrays`."""

    def values(kind: type, name: str) -> dict[str, Any]:
        """The fields of one part; a single number becomes a number again."""
        found = {one.name: arrays[f"{name}.{one.name}"] for one in fields(kind)}
        return {key: value if value.ndim else value.item() for key, value in found.items()}

    return Streets(Network(**values(Network, "network")), Snapped(**values(Snapped, "places")))


def _millimetres(metres: Floats) -> NDArray[np.int32]:
    known = np.isfinite(metres)
    kept = np.where(known, np.rint(np.where(known, metres, 0.0) * MILLIMETRES), _FAR)
    return np.where(np.isnan(metres), _UNKNOWN, kept).astype(np.int32)


def _metres(kept: NDArray[np.int32]) -> Floats:
    return np.where(kept == _FAR, np.inf, np.where(kept == _UNKNOWN, np.nan, kept / MILLIMETRES))
