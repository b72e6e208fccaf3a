# SPDX-License-Identifier: EUPL-1.2
"""A fact sheet of one corporation in one municipality: as published, or put together from the register."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from woonregie.access.grant import Grant
from woonregie.factsheets.content import Block, Panel, Sheet
from woonregie.factsheets.models import FactSheet, FactSheetBlock
from woonregie.factsheets.panels import cells_in, printed_figures
from woonregie.factsheets.subjects import SUBJECTS
from woonregie.figures.presentation import FindingView, view_of
from woonregie.figures.queries import Checked, check_figures
from woonregie.parties.models import Party, PartyKind
from woonregie.places.models import Place, PlaceKind
from woonregie.sources.models import Passage
from woonregie_core.figures.model import Fact


def published_sheets(grant: Grant) -> QuerySet[FactSheet]:
    """Every fact sheet that a document published; they are public, as their documents are."""
    return FactSheet.objects.select_related("municipality", "corporation", "passage__document")


def municipalities() -> QuerySet[Place]:
    """The municipalities that a fact sheet can be asked for."""
    return Place.objects.filter(kind=PlaceKind.MUNICIPALITY)


def corporations() -> QuerySet[Party]:
    """The corporations that a fact sheet can be asked for."""
    return Party.objects.filter(kind=PartyKind.CORPORATION, merged_into__isnull=True)


def fact_sheet(grant: Grant, municipality: str, corporation: str, on: date) -> Sheet | None:
    """The newest fact sheet of a pair; where nothing is known, one in which every block says so.

    None where there is no such municipality or corporation.
    """
    place = municipalities().filter(code=municipality).first()
    party = corporations().filter(code=corporation).first()
    if place is None or party is None:
        return None
    found = published_sheets(grant).filter(municipality=place, corporation=party).order_by("-on").first()
    if found is not None:
        return _filled(grant, found)
    return Sheet(place, party, on, tuple(Block(subject) for subject in SUBJECTS), printed=False)


def _filled(grant: Grant, found: FactSheet) -> Sheet:
    rows = list(FactSheetBlock.objects.filter(sheet=found).order_by("order"))
    wanted = [panel for row in rows for panel in row.wanted]
    printed = printed_figures(grant, wanted, found.municipality_id)
    checked = check_figures(grant)
    titles = {s.title: s.code for s in printed.statements.values()}
    document = found.passage.document.code if found.passage.document else ""
    findings = _findings_by_block(checked, rows, titles, document)
    filled = {
        row.subject: Block(
            row.subject, tuple(printed.panel(panel) for panel in row.wanted), row.note, tuple(findings[row.pk])
        )
        for row in rows
    }
    # What a document published is told as it is; what we put together also says what is missing.
    subjects = filled if found.published else SUBJECTS
    blocks = tuple(filled.get(subject) or Block(subject) for subject in subjects)
    return Sheet(
        found.municipality,
        found.corporation,
        found.on,
        blocks,
        printed=found.published,
        note=found.note,
        passage=found.passage,
        sources=_sources(blocks),
    )


def _findings_by_block(
    checked: Checked, rows: Iterable[FactSheetBlock], titles: dict[str, str], document: str
) -> dict[int, list[FindingView]]:
    """What the document contradicts in itself: beside the block of the left side, else of the right side."""
    found: dict[int, list[FindingView]] = {row.pk: [] for row in rows}
    owners = {cell: row.pk for row in rows for cell in cells_in(row.wanted)}
    for outcome in checked.result.findings:
        facts = [fact for side in (outcome.left, outcome.right) for fact in side.facts]
        inside = {fact.passage.document for fact in facts} == {document}
        owner = _owner(facts, owners, titles) if inside else None
        if owner is not None:
            found[owner].append(view_of(outcome, checked))
    return found


def _owner(facts: Iterable[Fact], owners: dict[tuple[str, str, str], int], titles: dict[str, str]) -> int | None:
    found = (owners.get(_cell(fact, titles)) for fact in facts)
    return next((owner for owner in found if owner is not None), None)


def _cell(fact: Fact, titles: dict[str, str]) -> tuple[str, str, str]:
    """The cell or statement that a fact comes from; a statement is known by its title."""
    return (fact.table, fact.row, fact.column) if fact.table else ("", titles.get(fact.label, ""), "")


def _sources(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """One passage of every document and data set that a figure comes from."""
    panels: list[Panel] = [panel for block in blocks for panel in block.panels]
    found: dict[Any, Passage] = {}
    for panel in panels:
        for row in panel.rows:
            for passage in row.passages:
                found.setdefault((passage.document_id, passage.dataset_id), passage)
    return tuple(found.values())
