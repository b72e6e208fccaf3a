# SPDX-License-Identifier: EUPL-1.2
"""Drawing lots that anybody can draw again. The seed is committed to before, and shown after."""

from hashlib import sha256


def commitment(seed: str) -> str:
    """What is published before the adverts close: it fixes the seed without telling it."""
    return sha256(b"woonregie-lot\x00" + seed.encode()).hexdigest()


def lot(seed: str, advert_id: str, seeker_id: str) -> str:
    """The lot of a person for an advert as 64 hexadecimal digits; the lowest goes first.

    It depends on nothing but its arguments: not on the order of rows, nor on who else reacted.
    """
    parts = (seed, advert_id, seeker_id)
    return sha256(b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)).hexdigest()
