# SPDX-License-Identifier: EUPL-1.2
"""Chance with a name: what is drawn for one purpose does not depend on what was drawn for another."""

from hashlib import sha256

import numpy as np


def chance(seed: str, *purpose: object) -> np.random.Generator:
    """The draws for one purpose under a seed, the same on every computer."""
    key = "\x00".join([seed, *map(str, purpose)]).encode()
    return np.random.Generator(np.random.PCG64(int.from_bytes(sha256(key).digest()[:16], "big")))
