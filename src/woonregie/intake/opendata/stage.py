# SPDX-License-Identifier: EUPL-1.2
"""From a file to what it would do. Reads only; nothing is written here."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from math import nan
from typing import BinaryIO

from woonregie.indicators.models import Value
from woonregie.intake.models import ColumnMapping
from woonregie.intake.opendata.clean import clean
from woonregie.intake.opendata.compare import Comparison, Key, Present, compare
from woonregie.intake.opendata.connectors import energy
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import ConnectorMapping
from woonregie.intake.opendata.placing import KnownPlaces, Placed, place_columns
from woonregie.intake.opendata.reading import read_file
from woonregie.intake.opendata.recognise import read_open_data
from woonregie.intake.opendata.staged import StagedOpenData
from woonregie.places.models import Place, PlaceAlias, PlaceShare
from woonregie_core.crosswalk.shares import Share


@dataclass(frozen=True)
class StagedFile:
    """A file that was read, with everything that storing it needs; `edition` is the code it would get."""

    name: str
    reading: Reading
    placed: Placed
    summary: StagedOpenData
    edition: str
    kept: bytes | None = None


def stage_file(name: str, stream: BinaryIO, asked: Asked) -> StagedFile:
    """Read a file and hold it against what is stored.

    Raises:
        Rejected: the file as a whole cannot be used.
    """
    delivered = read_file(name, stream)
    known = known_places()
    reading = read_open_data(delivered, _with_places(asked, known), saved_mappings())
    placed = place_columns(reading, clean(reading), known)
    found = compare(placed.columns, _present(reading), dataset_code(reading))
    counts = hashlib.sha256()
    for part in (delivered.sha256, reading.mapping.model_dump_json(), repr(placed.converted)):
        counts.update(part.encode())
    edition = f"{dataset_code(reading)}-{counts.hexdigest()[:12]}".lower()
    kept = energy.kept_file(reading) if reading.mapping.connector == energy.NAME else None
    return StagedFile(name, reading, placed, _summary(reading, placed, found), edition, kept)


def dataset_code(reading: Reading) -> str:
    """The data set that a file belongs to: one per source and period, whatever shape the file has."""
    origin = reading.mapping.dataset.code
    return f"{origin}-{reading.periods[0]}".replace("/", "-") if len(reading.periods) == 1 else origin


def known_places() -> KnownPlaces:
    """Every place with an outer code, and every crosswalk. Two queries."""
    places = list(Place.objects.exclude(external_code="").values_list("external_code", "code", "valid_from"))
    shares: dict[int, list[Share]] = defaultdict(list)
    for year, outer, place, share in PlaceShare.objects.values_list("year", "outer_code", "place__code", "share"):
        shares[year].append(Share(outer, place, share))
    return KnownPlaces(
        {outer: code for outer, code, _year in places},
        {outer: year for outer, _code, year in places if year},
        shares,
    )


def saved_mappings() -> list[ConnectorMapping]:
    """The mappings of this municipality. One query."""
    return [ConnectorMapping.model_validate(row.content) for row in ColumnMapping.objects.all()]


def _with_places(asked: Asked, known: KnownPlaces) -> Asked:
    names = dict(PlaceAlias.objects.values_list("folded", "place__code"))
    postcodes = frozenset(
        share.outer for shares in known.shares.values() for share in shares if share.outer[:4].isdecimal()
    )
    return replace(asked, names=names, postcodes=postcodes)


def _present(reading: Reading) -> dict[Key, Present]:
    """The latest value of every series and period that the file speaks of. One query, without objects."""
    codes = {column.meaning.series for column in reading.columns}
    rows = Value.objects.filter(series__code__in=codes, period__code__in=reading.periods)
    columns = (
        "series__code", "place__code", "period__code", "value",
        "edition__passage__dataset__code", "edition__passage__document__code",
    )  # fmt: skip
    return {
        (series, place, period): Present(nan if value is None else value, dataset or document or "")
        for series, place, period, value, dataset, document in rows.order_by("edition__order", "edition_id")
        .values_list(*columns)
        .iterator(10_000)
    }


def _summary(reading: Reading, placed: Placed, found: Comparison) -> StagedOpenData:
    return StagedOpenData(
        connector=reading.mapping.connector,
        title=reading.mapping.dataset.title,
        periods=reading.periods,
        division=reading.division,
        counts=dict(found.counts),
        changes=found.shown,
        unknown=sorted(placed.unknown)[:200],
        elsewhere=placed.elsewhere,
        converted=len(placed.converted),
        unused=reading.unused[:200],
        series=list(dict.fromkeys(column.meaning.title for column in placed.columns)),
        problems=reading.problems,
        remarks=reading.remarks,
    )
