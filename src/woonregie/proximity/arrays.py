# SPDX-License-Identifier: EUPL-1.2
"""Points and networks as compressed arrays, and back. Distances are whole millimetres, so nothing is lost."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from woonregie.proximity.content import Streets, Town, Ways
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.facilities import Snapped
from woonregie_core.proximity.network import MILLIMETRES, Network
from woonregie_core.proximity.points import Points, Reached

Arrays = Mapping[str, NDArray[Any]]
_FAR, _UNKNOWN = -1, -2
ALL, STEP_FREE = "all", "step_free"


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
    points = town.points
    found: dict[str, NDArray[Any]] = {
        "ids": np.array(points.ids, dtype=np.str_),
        "places": np.array(town.places, dtype=np.str_),
        "x": points.x, "y": points.y, "people": points.people, "addresses": points.addresses,
        "degrees": town.degrees,
    }  # fmt: skip
    if town.safety is not None:
        found["safety"] = town.safety
    found |= _reached_arrays(town.reached, ALL)
    return found if town.step_free is None else found | _reached_arrays(town.step_free.reached, STEP_FREE)


def town_of(arrays: Arrays, streets: Arrays | None = None) -> Town:
    """The inverse of `arrays_of` and `streets_arrays`."""
    points = Points(tuple(arrays["ids"].tolist()), arrays["x"], arrays["y"], arrays["people"], arrays["addresses"])
    step_free = None
    if f"{STEP_FREE}.reach" in arrays:
        step_free = Ways(_reached(arrays, STEP_FREE), _streets(streets, STEP_FREE))
    return Town(
        points, tuple(arrays["places"].tolist()), arrays["degrees"], arrays.get("safety"), _reached(arrays, ALL),
        _streets(streets, ALL), step_free,
    )  # fmt: skip


def streets_arrays(town: Town) -> dict[str, NDArray[Any]]:
    """The networks with the points on them; nothing where there are no streets."""
    ways = {ALL: town.streets, STEP_FREE: town.step_free.streets if town.step_free else None}
    return {
        f"{name}.{part}.{one.name}": np.asarray(getattr(held, one.name))
        for name, streets in ways.items()
        if streets is not None
        for part, held in (("network", streets.network), ("places", streets.places))
        for one in fields(held)
    }


def _streets(arrays: Arrays | None, name: str) -> Streets | None:
    if not arrays or f"{name}.network.x" not in arrays:
        return None

    def values(kind: type, part: str) -> dict[str, Any]:
        """The fields of one part; a single number becomes a number again."""
        found = {one.name: arrays[f"{name}.{part}.{one.name}"] for one in fields(kind)}
        return {key: value if value.ndim else value.item() for key, value in found.items()}

    return Streets(Network(**values(Network, "network")), Snapped(**values(Snapped, "places")))


def _reached_arrays(reached: Reached, name: str) -> dict[str, NDArray[Any]]:
    found: dict[str, NDArray[Any]] = {f"{name}.reach": np.array([float(reached.straight), reached.limit])}
    for category, metres in reached.metres.items():
        found[f"{name}.metres.{category}"] = _millimetres(metres)
        found[f"{name}.numbers.{category}"] = reached.numbers[category].astype(np.int32)
        found[f"{name}.ids.{category}"] = np.array(reached.ids[category], dtype=np.str_)
    return found


def _reached(arrays: Arrays, name: str) -> Reached:
    start = f"{name}.metres."
    codes = [key.removeprefix(start) for key in arrays if key.startswith(start)]
    straight, limit = arrays[f"{name}.reach"].tolist()
    return Reached(
        {code: _metres(arrays[f"{start}{code}"]) for code in codes},
        {code: arrays[f"{name}.numbers.{code}"].astype(np.int64) for code in codes},
        {code: tuple(arrays[f"{name}.ids.{code}"].tolist()) for code in codes},
        bool(straight),
        limit,
    )


def _millimetres(metres: Floats) -> NDArray[np.int32]:
    known = np.isfinite(metres)
    kept = np.where(known, np.rint(np.where(known, metres, 0.0) * MILLIMETRES), _FAR)
    return np.where(np.isnan(metres), _UNKNOWN, kept).astype(np.int32)


def _metres(kept: NDArray[np.int32]) -> Floats:
    return np.where(kept == _FAR, np.inf, np.where(kept == _UNKNOWN, np.nan, kept / MILLIMETRES))
