# SPDX-License-Identifier: EUPL-1.2
"""Load the boundaries of places for one year: all of a file or nothing, with the data set they come from."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.intake.boundaries.matching import KnownPlaces, Matches, match
from woonregie.intake.boundaries.reading import as_geojson, read_boundaries
from woonregie.intake.problems import Problem, Rejected
from woonregie.places.models import Place, PlaceAlias, PlaceShape
from woonregie.sources.models import Dataset, Passage


@dataclass(frozen=True)
class DatasetFacts:
    """The data set that a file belongs to. Only a data set that is new here needs a title."""

    code: str
    title: str = ""
    publisher: str = ""
    published: date | None = None
    licence: str = ""


@dataclass(frozen=True)
class BoundaryFile:
    """A file with boundaries, and how to read it; see `read_boundaries`."""

    path: Path
    year: int
    layer: str = ""
    crs: str = ""


@dataclass(frozen=True)
class BoundaryPreview:
    """What a file would change, or has changed.

    Attributes:
        added, changed, unchanged: names of places.
        without: places with a code of the same level that the file does not hold.
        elsewhere, water: how many areas were left aside.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    without: tuple[str, ...]
    elsewhere: int
    water: int


@transaction.atomic
def load_boundaries(
    grant: Grant, file: BoundaryFile, dataset: DatasetFacts, dry_run: bool = False
) -> BoundaryPreview:
    """Read, check, match and store boundaries; the same file twice changes nothing.

    Args:
        dry_run: only say what would change.

    Raises:
        Rejected: with every problem found; nothing was saved.
    """
    grant.require_party(None)
    origin = _dataset(file.path.name, dataset)
    known = _known_places()
    matches = match(file.path.name, read_boundaries(file.path, file.layer, file.crs), known)
    if matches.problems:
        raise Rejected(matches.problems)
    stored = {
        shape.place_id: shape for shape in PlaceShape.objects.filter(year=file.year, place__in=matches.found)
    }
    wanted = {place: as_geojson(area.shape) for place, area in matches.found.items()}
    preview = _preview(known, matches, wanted, stored)
    if not dry_run and (preview.added or preview.changed):
        _store(grant, file, origin, wanted, preview)
    return preview


def _dataset(file: str, facts: DatasetFacts) -> Dataset:
    """The data set as stored, or a new one that is not stored yet."""
    stored = Dataset.objects.filter(code=facts.code).first()
    if stored is not None:
        return stored
    if not facts.title:
        message = _("De gegevensbron ‘%(code)s’ is nog niet bekend.") % {"code": facts.code}
        raise Rejected([Problem(file, message, _("Geef ook een titel, uitgever, datum en licentie op."))])
    return Dataset(
        code=facts.code, title=facts.title, publisher=facts.publisher, date=facts.published, licence=facts.licence
    )


def _known_places() -> KnownPlaces:
    """Everything by which a file may call a place. Two queries."""
    places = list(Place.objects.values_list("pk", "external_code", "name"))
    return KnownPlaces(
        by_code={code: pk for pk, code, _name in places if code},
        by_name=dict(PlaceAlias.objects.values_list("folded", "place_id")),
        names={pk: name for pk, _code, name in places},
    )


def _preview(
    known: KnownPlaces,
    matches: Matches,
    wanted: dict[int, dict[str, object]],
    stored: dict[int, PlaceShape],
) -> BoundaryPreview:
    same = {place for place, geometry in wanted.items() if place in stored and stored[place].geometry == geometry}
    levels = {area.code[:2] for area in matches.found.values() if area.code}
    absent = {pk for code, pk in known.by_code.items() if code[:2] in levels} - set(wanted)

    def names(places: set[int]) -> tuple[str, ...]:
        return tuple(sorted(known.names[place] for place in places))

    return BoundaryPreview(
        added=names(set(wanted) - set(stored)),
        changed=names(set(wanted) & set(stored) - same),
        unchanged=names(same),
        without=names(absent),
        elsewhere=matches.elsewhere,
        water=matches.water,
    )


def _store(
    grant: Grant,
    file: BoundaryFile,
    origin: Dataset,
    wanted: dict[int, dict[str, object]],
    preview: BoundaryPreview,
) -> None:
    if origin.pk is None:
        origin.save()
    section = _("Grenzen %(year)s") % {"year": file.year}
    passage, _new = Passage.objects.get_or_create(dataset=origin, document=None, section=section)
    rows = [
        PlaceShape(place_id=place, year=file.year, geometry=geometry, passage=passage)
        for place, geometry in wanted.items()
    ]
    PlaceShape.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["place", "year"],
        update_fields=["geometry", "passage"],
        batch_size=100,
    )
    counts = {"added": len(preview.added), "changed": len(preview.changed), "dataset": origin.code}
    summary = _("Grenzen van %(year)s geladen.") % {"year": file.year}
    record(grant, "boundaries.load", f"dataset:{origin.code}", summary, counts)
