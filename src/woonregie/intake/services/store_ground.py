# SPDX-License-Identifier: EUPL-1.2
"""Store the ground floor of a profile: sources with their passages, parties, places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.known import sources_inside
from woonregie.intake.profile.places_csv import PlaceRow
from woonregie.intake.profile.shapes import Source
from woonregie.intake.services.upsert import Changes, set_pairs, upsert
from woonregie.parties.models import Party
from woonregie.places.models import Place, PlaceAlias, PlaceClosure
from woonregie.places.names import folded
from woonregie.sources.models import Dataset, Document, Passage

PASSAGE_KEY = ("document_id", "dataset_id", "section", "first_line", "last_line", "page")


@dataclass(frozen=True)
class Passages:
    """All passages of a profile, found by what the profile says."""

    documents: dict[str, int]
    datasets: dict[str, int]
    rows: dict[tuple[object, ...], Passage]

    def id_of(self, source: Source | None) -> int | None:
        """The row of a passage; None where the profile names none."""
        return None if source is None else self.rows[self.key(source)].pk

    def key(self, source: Source) -> tuple[object, ...]:
        """The fields by which a passage is known."""
        first, last = lines_of(source)
        document, dataset = self.documents.get(source.document), self.datasets.get(source.document)
        return (document, dataset, source.section, first, last, source.page)


def lines_of(source: Source) -> tuple[int | None, int | None]:
    """First and last line; both None where the profile names no lines."""
    first, _dash, last = source.lines.partition("-")
    if int(first) == 0:
        return None, None
    return int(first), int(last or first)


def store_sources(content: ProfileContent, changes: Changes) -> Passages:
    """Documents, data sets, and every passage that anything in the profile points at."""
    names = {piece.shape.code: piece.shape.name for piece in content.parties}
    documents = upsert(
        Document,
        ("code",),
        [
            {
                "code": d.code,
                "title": d.title,
                "publisher": names.get(d.publisher, d.publisher),
                "date": d.date,
                "date_note": d.date_note,
                "file_name": d.file,
                "sha256": d.sha256,
            }
            for d in (piece.shape for piece in content.documents)
        ],
        changes,
    )
    datasets = upsert(
        Dataset,
        ("code",),
        [
            {"code": d.code, "title": d.title, "publisher": d.publisher_name, "date": d.date, "licence": d.licence}
            for d in (piece.shape for piece in content.datasets)
        ],
        changes,
    )
    passages = Passages(
        {code: row.pk for (code,), row in documents.items()},
        {code: row.pk for (code,), row in datasets.items()},
        {},
    )
    keys = dict.fromkeys(passages.key(source) for source in _all_sources(content))
    wanted = [dict(zip(PASSAGE_KEY, key, strict=True)) for key in keys]
    passages.rows.update(upsert(Passage, PASSAGE_KEY, wanted, changes))
    return passages


def _all_sources(content: ProfileContent) -> Iterator[Source]:
    pieces = [
        *content.parties,
        *content.duties,
        *content.inputs,
        *content.tables,
        *content.statements,
        *(piece for pieces in content.sections.values() for piece in pieces),
        *(plan.plan for plan in content.plans),
        *(piece for plan in content.plans for _theme, piece in plan.commitments),
    ]
    for piece in pieces:
        yield from (source for _path, source in sources_inside(piece.shape))
    yield from (piece.shape.row_source(row) for piece in content.tables for row in piece.shape.rows)
    yield from filter(None, (source_of(row) for row in content.places))


def source_of(row: PlaceRow) -> Source | None:
    """The passage of a place's row."""
    if not row.document:
        return None
    return Source(document=row.document, section=row.section, lines=row.lines or "0")


def store_parties(content: ProfileContent, passages: Passages, changes: Changes) -> dict[str, int]:
    """Parties with members and mergers; gives their ids by code."""
    shapes = [piece.shape for piece in content.parties]
    stored = upsert(
        Party,
        ("code",),
        [
            {
                "code": s.code,
                "name": s.name,
                "kind": s.kind,
                "valid_from": s.valid_from,
                "valid_to": s.valid_to,
                "passage_id": passages.id_of(s.source),
            }
            for s in shapes
        ],
        changes,
    )
    ids = {code: row.pk for (code,), row in stored.items()}
    merged = [{"code": s.code, "merged_into_id": ids[s.merged_into]} for s in shapes if s.merged_into]
    upsert(Party, ("code",), merged, changes)
    members = {(ids[s.code], ids[member]) for s in shapes for member in s.members}
    own = {ids[s.code] for s in shapes}
    set_pairs(Party.members.through, "from_party", "to_party", members, own, changes)
    return ids


def store_places(content: ProfileContent, passages: Passages, changes: Changes) -> dict[str, int]:
    """Places with aliases and closure; gives their ids by code."""
    rows = content.places
    stored = upsert(
        Place,
        ("code",),
        [
            {
                "code": row.code,
                "name": row.name,
                "kind": row.kind,
                "external_code": row.external_code,
                "valid_from": row.valid_from,
                "valid_to": row.valid_to,
                "passage_id": passages.id_of(source_of(row)),
            }
            for row in rows
        ],
        changes,
    )
    ids = {code: row.pk for (code,), row in stored.items()}
    parents = [{"code": row.code, "parent_id": ids[row.parent]} for row in rows if row.parent]
    upsert(Place, ("code",), parents, changes)
    own = {ids[row.code] for row in rows}
    also_in = {(ids[row.code], ids[other]) for row in rows for other in row.also_in}
    set_pairs(Place.also_in.through, "from_place", "to_place", also_in, own, changes)
    _store_aliases(rows, ids, changes)
    _store_closure(rows, ids, changes)
    return ids


def _store_aliases(rows: Sequence[PlaceRow], ids: dict[str, int], changes: Changes) -> None:
    """Every spelling, a place's own name among them.

    Raises:
        Rejected: a place that another profile brought already answers to the name.
    """
    wanted = {
        folded(name): {"place_id": ids[row.code], "name": name, "folded": folded(name)}
        for row in rows
        for name in (*row.aliases, row.name)
    }
    own = [ids[row.code] for row in rows]
    others = PlaceAlias.objects.exclude(place__in=own).values_list("folded", "place__name")
    taken = {name: place for name, place in others if name in wanted}
    if taken:
        raise Rejected(_taken(row, taken) for row in rows if taken.keys() & _folded_names(row))
    upsert(PlaceAlias, ("folded",), wanted.values(), changes)


def _folded_names(row: PlaceRow) -> set[str]:
    return {folded(name) for name in (row.name, *row.aliases)}


def _taken(row: PlaceRow, taken: dict[str, str]) -> Problem:
    place = next(taken[name] for name in sorted(_folded_names(row)) if name in taken)
    message = _("In deze database heet een ander gebied al zo: ‘%(place)s’.") % {"place": place}
    advice = _("Houd de oude code aan, of gebruik voor een andere gemeente een eigen database (DATABASE_URL).")
    return row.problem("name", message, advice)


def _store_closure(rows: Iterable[PlaceRow], ids: dict[str, int], changes: Changes) -> None:
    outward = {row.code: [code for code in (row.parent, *row.also_in) if code] for row in rows}
    wanted = [
        {"ancestor_id": ids[outer], "descendant_id": ids[code], "depth": depth}
        for code in outward
        for outer, depth in distances(code, outward).items()
    ]
    upsert(PlaceClosure, ("ancestor_id", "descendant_id"), wanted, changes)
    kept = {(pair["ancestor_id"], pair["descendant_id"]) for pair in wanted}
    stored = PlaceClosure.objects.filter(descendant__in=[pair["descendant_id"] for pair in wanted])
    gone = [pair.pk for pair in stored if (pair.ancestor_id, pair.descendant_id) not in kept]
    if gone:
        PlaceClosure.objects.filter(pk__in=gone).delete()
        changes.total += len(gone)


def distances(code: str, outward: dict[str, list[str]]) -> dict[str, int]:
    """Every area around a place, itself included, with the fewest steps to it."""
    found, edge, depth = {code: 0}, [code], 0
    while edge:
        depth += 1
        edge = [outer for inner in edge for outer in outward.get(inner, []) if outer not in found]
        found.update(dict.fromkeys(edge, depth))
    return found
