# SPDX-License-Identifier: EUPL-1.2
"""From a workbook to what it would do. Reads only; nothing is written here."""

from collections import Counter
from datetime import date

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Commitment
from woonregie.exports.action_cells import action_values, target_names
from woonregie.exports.action_columns import ACTION_KEYS, BY_KEY, PROGRESS_KEYS
from woonregie.intake.workbook.becoming import differences, fields_of, progress_of
from woonregie.intake.workbook.cells import RowCells, compare
from woonregie.intake.workbook.known import Known
from woonregie.intake.workbook.parsing import WrongCell, parse
from woonregie.intake.workbook.reading import ActionSheet, SheetRow, read_sheet
from woonregie.intake.workbook.rules import check_action, check_fixed, check_progress
from woonregie.intake.workbook.staged import ADD, CHANGE, CONFLICT, Plain, Staged, StagedRow
from woonregie.places.names import folded

_NEW = {"title": "", "summary": "", "blocking_condition": "", "lead": "", "start": None, "end": None}


def stage(grant: Grant, name: str, data: bytes, on: date) -> Staged:
    """What the workbook would do: changes, new actions, conflicts, and problems per row.

    Args:
        on: today; the day of a report whose date was left as it was.

    Raises:
        Rejected: the file as a whole cannot be read.
    """
    sheet = read_sheet(name, data)
    ids = {row.number: _number(row, "id") for row in sheet.rows}
    known = Known.read(grant, {pk for pk in ids.values() if pk}, sheet.on or on, on)
    counts = Counter(pk for pk in ids.values() if pk)
    rows, problems = [], []
    for row in sheet.rows:
        pk = ids[row.number]
        cells, staged = _stage_row(sheet, row, pk, known)
        if pk and counts[pk] > 1:
            cells.refuse("id", _("Deze actie staat er vaker in."), _("Laat één regel per actie staan."))
        problems += cells.problems
        if staged is not None and not cells.problems:
            rows.append(staged)
    return Staged(rows, problems, len(sheet.rows))


def _number(row: SheetRow, key: str) -> int | None:
    """The hidden number of a row: None where there is none, 0 where it cannot be read."""
    try:
        found = parse(BY_KEY[key], row.cells.get(key))
    except WrongCell:
        return 0
    return found if isinstance(found, int) else None


def _stage_row(
    sheet: ActionSheet, row: SheetRow, pk: int | None, known: Known
) -> tuple[RowCells, StagedRow | None]:
    if pk is None:
        return _stage_new(sheet, row, known)
    action = known.actions.get(pk)
    revision = _number(row, "revision")
    if action is None or not revision:
        cells = RowCells(sheet.file, row, {})
        key = "id" if action is None else "revision"
        message = _("Deze actie kennen wij niet.") if action is None else _("De revisie is niet te lezen.")
        cells.refuse(key, message, _("Verander niets aan de verborgen kolommen. Download de lijst opnieuw."))
        return cells, None
    return _stage_known(sheet, row, action, revision, known)


def _stage_known(
    sheet: ActionSheet, row: SheetRow, action: Action, revision: int, known: Known
) -> tuple[RowCells, StagedRow | None]:
    standing = known.standings.get(action.pk)
    cells = compare(sheet.file, row, action_values(action, standing, known.parties, known.words), known)
    if set(cells.changed) == {"target"} and cells.value("amount") is None:
        del cells.changed["target"]  # without an amount it does not matter which target would be meant
    targets = {name: pk for pk, name in target_names(list(action.targets.all())).items()}
    check_fixed(cells)
    check_action(cells)
    check_progress(cells, action.latest, known.on, targets)
    if not cells.changed:
        return cells, None
    if not known.may_change(action):
        message = _("Aan deze actie werkt uw organisatie niet mee.")
        cells.refuse("", message, _("Zet de oude waarden terug, of vraag de trekker om de wijziging."))
    if cells.problems:  # what cannot be read can neither be kept for later
        return cells, None
    progress = progress_of(cells, known, action, targets) if cells.touches(PROGRESS_KEYS) else None
    if not _has_speaker(cells, progress):
        return cells, None
    return cells, StagedRow(
        row=row.number,
        kind=CHANGE if revision == action.revision else CONFLICT,
        name=f"{action.commitment.plan.code} {action.code} {action.title}",
        differences=differences(cells, known, action),
        action=action.pk,
        revision=action.revision,
        fields=fields_of(cells, known, action) if cells.touches(ACTION_KEYS) else None,
        progress=progress,
    )


def _stage_new(sheet: ActionSheet, row: SheetRow, known: Known) -> tuple[RowCells, StagedRow | None]:
    cells = compare(sheet.file, row, _NEW, known)
    commitment = _commitment(cells, known)
    if not cells.value("title"):
        cells.refuse("title", _("De actie heeft geen naam."), _("Vul in wat er gaat gebeuren."))
    else:
        check_action(cells)
    if "code" in cells.changed:
        cells.refuse("code", _("Een nieuwe actie krijgt haar code van ons."), _("Laat deze cel leeg."))
    check_progress(cells, None, known.on, {})
    if commitment is None or cells.problems:
        return cells, None
    progress = progress_of(cells, known, None, {}) if cells.touches(PROGRESS_KEYS) else None
    if not _has_speaker(cells, progress):
        return cells, None
    return cells, StagedRow(
        row=row.number,
        kind=ADD,
        name=f"{commitment.plan.code} {commitment.code} {cells.value('title')}",
        differences=differences(cells, known, None),
        commitment=commitment.pk,
        fields=fields_of(cells, known, None),
        progress=progress,
    )


def _has_speaker(cells: RowCells, progress: Plain | None) -> bool:
    """A report is always somebody's."""
    if progress is None or progress["party"] is not None:
        return True
    message = _("Het is niet duidelijk namens wie u voortgang meldt.")
    cells.refuse("lead", message, _("Kies eerst een trekker."))
    return False


def _commitment(cells: RowCells, known: Known) -> Commitment | None:
    text = str(cells.value("commitment") or "")
    found = known.commitments.get(folded(text))
    if not text:
        message = _("Bij een nieuwe actie hoort een afspraak.")
        cells.refuse("commitment", message, _("Vul plan en code in, bijvoorbeeld PA2226 5t."))
    elif found is None:
        message = _("De afspraak ‘%(value)s’ is er niet.") % {"value": text[:60]}
        cells.refuse("commitment", message, _("Vul plan en code in, bijvoorbeeld PA2226 5t."))
    elif not known.may_add(found):
        message = _("Aan deze afspraak werkt uw organisatie niet mee.")
        cells.refuse("commitment", message, _("Haal de regel weg, of vraag de trekker om hem toe te voegen."))
    return found
