# SPDX-License-Identifier: EUPL-1.2
"""Which part of an earlier area lies in which place of today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum, isfinite

SLACK = 1e-9
"""How far written shares may sum past one: they are rounded decimals."""


class ShareError(ValueError):
    """Shares that cannot be: not between nought and one, said twice, or more than a whole area together."""

    def __init__(self, outer: str, message: str) -> None:
        self.outer = outer
        super().__init__(f"{outer}: {message}")


@dataclass(frozen=True)
class Share:
    """The part (above 0, at most 1) of the area `outer` that lies in `place`."""

    outer: str
    place: str
    share: float


@dataclass(frozen=True)
class Crosswalk:
    """All shares by outer area. What an area's shares leave over lies in no place that we know."""

    by_outer: Mapping[str, tuple[Share, ...]]

    @classmethod
    def of(cls, shares: Iterable[Share]) -> "Crosswalk":
        """Check the shares and keep them in a fixed order.

        Raises:
            ShareError: a share outside (0, 1], a pair given twice, or shares of an area above one together.
        """
        found: dict[str, dict[str, Share]] = defaultdict(dict)
        for share in shares:
            if not (isfinite(share.share) and 0 < share.share <= 1):
                raise ShareError(share.outer, f"share {share.share} is not between 0 and 1")
            if share.place in found[share.outer]:
                raise ShareError(share.outer, f"{share.place} is given twice")
            found[share.outer][share.place] = share
        for outer, parts in found.items():
            if (total := fsum(part.share for part in parts.values())) > 1 + SLACK:
                raise ShareError(outer, f"shares sum to {total}")
        return cls({outer: tuple(parts[name] for name in sorted(parts)) for outer, parts in sorted(found.items())})

    def places(self) -> tuple[str, ...]:
        """Every place that receives something, in order."""
        return tuple(sorted({part.place for parts in self.by_outer.values() for part in parts}))
