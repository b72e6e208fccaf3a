# SPDX-License-Identifier: EUPL-1.2
"""Random numbers by key: the same name, neighbourhood and draw give the same number in every run and scenario.

So two scenarios differ by what was changed and not by chance, and leaving out a neighbourhood or running in parts
changes nothing for the others. Numbers come from splitmix64 (Steele, Lea and Flood, OOPSLA 2014) over a hashed
key.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from woonregie_core.needs.words import Floats

Keys = NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def key_of(*parts: object) -> np.uint64:
    """A key of 64 bits for names and numbers."""
    text = "\x1f".join(str(part) for part in parts).encode()
    return np.uint64(int.from_bytes(blake2b(text, digest_size=8).digest(), "little"))


def keys_of(names: Sequence[str], *parts: object) -> Keys:
    """One key per name, of shape (len(names),)."""
    return np.array([key_of(*parts, name) for name in names], np.uint64)


def uniforms(keys: Keys, draws: NDArray[np.int64]) -> Floats:
    """Numbers strictly between 0 and 1, of shape (len(draws), *keys.shape)."""
    counter = (draws.astype(np.uint64) + np.uint64(1)).reshape((-1,) + (1,) * keys.ndim)
    with np.errstate(over="ignore"):
        mixed = mix(keys[None] + counter * _GOLDEN)
    return np.asarray(((mixed >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53)


def normals(keys: Keys, draws: NDArray[np.int64]) -> Floats:
    """Standard normal numbers, of shape (len(draws), *keys.shape)."""
    return np.asarray(ndtri(uniforms(keys, draws)), np.float64)


def mix(values: Keys) -> Keys:
    """The finishing step of splitmix64, element by element."""
    values = (values ^ (values >> np.uint64(30))) * _FIRST
    values = (values ^ (values >> np.uint64(27))) * _SECOND
    return values ^ (values >> np.uint64(31))
