# SPDX-License-Identifier: EUPL-1.2
"""What was released. Everybody may read it; it holds only what passed the protection."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from woonregie.access.grant import Grant
from woonregie.indicators.models import Series
from woonregie.opendata.content import ReleasedRow, ReleasedSeries, from_text
from woonregie.opendata.models import Release
from woonregie.sources.models import Passage


@dataclass(frozen=True)
class ReleaseLine:
    """A release with its content. `first` is when the series was released for the first time."""

    number: int
    released_at: datetime
    first: datetime
    sha256: str
    series: ReleasedSeries


def latest_releases(grant: Grant) -> list[ReleaseLine]:
    """The last release of every series that is still public, by theme and title. One query."""
    found = Release.objects.filter(series__public=True).order_by("series_id", "number")
    firsts: dict[int, datetime] = {}
    last: dict[int, Release] = {}
    for release in found.defer("basis").iterator(200):
        firsts.setdefault(release.series_id, release.released_at)
        last[release.series_id] = release
    lines = [_line(release, firsts[pk]) for pk, release in last.items()]
    return sorted(lines, key=lambda line: (line.series.theme, line.series.title))


def release(grant: Grant, code: str, number: int | None = None) -> ReleaseLine | None:
    """One release of a series that is still public: the last one, or the one with a number. Two queries."""
    found = Release.objects.filter(series__code=code, series__public=True).order_by("number")
    first = found.first()
    chosen = found.last() if number is None else found.filter(number=number).first()
    return _line(chosen, first.released_at) if chosen and first else None


def release_history(grant: Grant, code: str) -> list[tuple[int, datetime, str]]:
    """Number, moment and hash of every release of a public series, the last one first. One query."""
    found = Release.objects.filter(series__code=code, series__public=True)
    return list(found.order_by("-number").values_list("number", "released_at", "sha256"))


def releasable_series(grant: Grant) -> list[Series]:
    """Public series with values, whether released before or not. One query."""
    released = Release.objects.filter(series=OuterRef("pk"))
    found = Series.objects.filter(public=True, values__isnull=False).distinct().select_related("indicator")
    return list(found.annotate(released=Exists(released)).order_by("indicator__theme", "title", "code"))


def passages_of(rows: Iterable[ReleasedRow]) -> dict[int, Passage]:
    """Where rows come from, to link to. One query."""
    ids = {row.passage for row in rows}
    return Passage.objects.select_related("document", "dataset").in_bulk(list(ids))


def _line(release: Release, first: datetime) -> ReleaseLine:
    return ReleaseLine(release.number, release.released_at, first, release.sha256, from_text(release.content))
