# SPDX-License-Identifier: EUPL-1.2
"""Which scans there are, which one is looked at, and through whose eyes."""

from dataclasses import dataclass

from django.db.models import QuerySet

from woonregie.access.grant import Grant
from woonregie.proximity.computing import CHOICES
from woonregie.proximity.labels import WALKER, WEIGHING
from woonregie.proximity.models import Scan, ScanResult

MOST_SCANS = 50
_LARGE = ("data", "streets")


@dataclass(frozen=True)
class Chosen:
    """A scan with one walker and one set of weights."""

    scan: Scan
    result: ScanResult

    @property
    def walker(self) -> str:
        """Code of the walker."""
        return self.result.walker

    @property
    def weighing(self) -> str:
        """Code of the weights."""
        return self.result.weighing

    @property
    def walker_words(self) -> str:
        """The walker in words."""
        return str(WALKER[self.result.walker])

    @property
    def weighing_words(self) -> str:
        """The weights in words."""
        return str(WEIGHING[self.result.weighing])

    @property
    def query(self) -> str:
        """The query of an address with the same walker and weights."""
        return f"lopen={self.walker}&wegen={self.weighing}"


def visible(grant: Grant) -> QuerySet[Scan]:
    """The scans that may be read, newest first, without their large columns."""
    scans = Scan.objects.defer(*_LARGE).select_related("municipality")
    return scans.filter(released_on__isnull=False) if grant.released_only else scans


def scans(grant: Grant) -> list[Scan]:
    """The newest scans. One query."""
    return list(visible(grant)[:MOST_SCANS])


def chosen(grant: Grant, number: int | None = None, walker: str = "", weighing: str = "") -> Chosen | None:
    """The scan of this number, else the newest; what does not exist falls back to the scan's own. Two queries."""
    found = visible(grant)
    scan = (found.filter(number=number) if number is not None else found).first()
    return None if scan is None else with_choice(scan, walker, weighing)


def with_choice(scan: Scan, walker: str, weighing: str) -> Chosen:
    """A scan with a walker and weights, its own where there is no such choice. One query."""
    asked = (walker or scan.walker, weighing or scan.weighing)
    wanted = asked if asked in CHOICES else (scan.walker, scan.weighing)
    result = ScanResult.objects.defer("scores").get(scan=scan, walker=wanted[0], weighing=wanted[1])
    return Chosen(scan, result)


def newest_released() -> Chosen | None:
    """The newest scan that everybody may read, as it was made. Two queries."""
    scan = Scan.objects.defer(*_LARGE).filter(released_on__isnull=False).first()
    return None if scan is None else with_choice(scan, "", "")
