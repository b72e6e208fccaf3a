# SPDX-License-Identifier: EUPL-1.2
"""Store the fund, teams and area phases of a profile. What people booked or noted since then stays."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import set_pairs, upsert
from woonregie.liveability.models import AreaPhase, Booking, Earmark, FundLine, Team, TeamPhase
from woonregie_core.ledger import Kind


def store_liveability(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Lines of the fund with their first budget, teams, and the phases that documents tell of."""
    shapes = [piece.shape for piece in content.sections.get("liveability", [])]
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    statements = {piece.shape.id: piece.shape for piece in content.statements}
    lines = [shape for shape in shapes if shape.kind == "fund_line"]
    _store_lines(lines, tables, statements, ground)
    for shape in shapes:
        if shape.kind == "teams":
            _store_teams(tables[shape.table], shape.note, ground)
    _store_area_phases([shape for shape in shapes if shape.kind == "area_phase"], ground)


def _store_lines(lines: list[Any], tables: dict[str, Any], statements: dict[str, Any], ground: Ground) -> None:
    wanted = [
        {
            "code": shape.code,
            "title": shape.title,
            "purpose": shape.purpose,
            "order": order,
            "passage_id": ground.passages.id_of(tables[shape.table].row_source(shape.row)),
        }
        for order, shape in enumerate(lines, start=1)
    ]
    rows = upsert(FundLine, ("code",), wanted, ground.changes)
    ids = {shape.code: rows[shape.code,].pk for shape in lines}
    pairs = {(ids[shape.code], ground.places[place]) for shape in lines for place in shape.places}
    set_pairs(FundLine.places.through, "fundline", "place", pairs, set(ids.values()), ground.changes)
    _store_earmarks(lines, ids, statements, ground)
    booked = set(Booking.objects.filter(line__in=ids.values()).values_list("line_id", flat=True))
    for shape in lines:
        if ids[shape.code] not in booked:
            table = tables[shape.table]
            cell = table.rows[shape.row][table.columns.index(shape.column)]
            _first_budget(rows[shape.code,], cents_of(cell), shape.on)
            ground.changes.total += 1


def _first_budget(line: FundLine, cents: int, on: Any) -> None:
    """The printed budget as the first booking of a line."""
    line.budget = cents
    line.save(update_fields=["budget"])
    Booking.objects.create(
        line=line,
        kind=Kind.ALLOT,
        cents=cents,
        booked_on=on,
        reason=_("Budget volgens de afspraken"),
        budget_after=cents,
        reserved_after=0,
        paid_after=0,
        passage_id=line.passage_id,
    )


def _store_earmarks(lines: list[Any], ids: dict[str, int], statements: dict[str, Any], ground: Ground) -> None:
    wanted = [
        {
            "code": earmark.code,
            "line_id": ids[shape.code],
            "title": earmark.title,
            "cents": cents_of(statements[earmark.statement].value),
            "passage_id": ground.passages.id_of(earmark.source),
        }
        for shape in lines
        for earmark in shape.earmarks
    ]
    upsert(Earmark, ("code",), wanted, ground.changes)


def _store_teams(table: Any, note: str, ground: Ground) -> None:
    wanted = [
        {
            "place_id": ground.places[row],
            "corporation_id": ground.parties[column],
            "passage_id": ground.passages.id_of(table.row_source(row)),
        }
        for row, cells in table.rows.items()
        for column, cell in zip(table.columns, cells, strict=True)
        if isinstance(cell, Decimal) and cell > 0
    ]
    teams = upsert(Team, ("place_id", "corporation_id"), wanted, ground.changes)
    known = set(TeamPhase.objects.values_list("team_id", flat=True))
    new = [
        TeamPhase(team=team, phase="unknown", note=note, passage_id=team.passage_id)
        for team in teams.values()
        if team.pk not in known
    ]
    TeamPhase.objects.bulk_create(new)
    ground.changes.total += len(new)


def _store_area_phases(shapes: list[Any], ground: Ground) -> None:
    known = set(AreaPhase.objects.values_list("place_id", flat=True))
    new = [
        AreaPhase(
            place_id=ground.places[place],
            phase=shape.phase,
            since=shape.since,
            note=shape.note,
            passage_id=ground.passages.id_of(shape.source),
        )
        for shape in shapes
        for place in shape.places
        if ground.places[place] not in known
    ]
    AreaPhase.objects.bulk_create(new)
    ground.changes.total += len(new)


def cents_of(euros: Any) -> int:
    """Whole cents of a printed amount in euros.

    Raises:
        ValueError: the cell holds no amount, or parts of a cent.
    """
    cents = Decimal(euros) * 100
    if cents != cents.to_integral_value():
        raise ValueError(f"{euros}")
    return int(cents)
