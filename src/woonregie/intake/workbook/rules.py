# SPDX-License-Identifier: EUPL-1.2
"""What must hold between the cells of one row. The services judge again; here each refusal names its column."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from woonregie.agreements.models import Progress
from woonregie.exports.action_columns import ACTION_KEYS, PROGRESS_KEYS
from woonregie.intake.workbook.cells import RowCells
from woonregie_core.agreements.vocabulary import Phase


def check_fixed(cells: RowCells) -> None:
    """Columns that only tell where a row belongs must not differ: then cells have shifted between rows."""
    for key in ("plan", "commitment", "code"):
        if key in cells.changed:
            message = _("Dit wijkt af van de actie die bij deze regel hoort: ‘%(stored)s’.")
            advice = _("Zet de oude waarde terug. Sorteer altijd hele regels tegelijk.")
            cells.refuse(key, message % {"stored": cells.stored[key]}, advice)
            del cells.changed[key]


def check_action(cells: RowCells) -> None:
    """A name, and an end that does not come before the start."""
    if not cells.touches(ACTION_KEYS):
        return
    if not cells.value("title"):
        cells.refuse("title", _("De actie heeft geen naam."), _("Vul in wat er gaat gebeuren."))
    start, end = cells.value("start"), cells.value("end")
    if start and end and end < start:
        message = _("De einddatum ligt voor de begindatum.")
        cells.refuse("end", message, _("Draai ze om of pas er één aan."))


def check_progress(cells: RowCells, latest: Progress | None, today: date, targets: Mapping[str, int]) -> None:
    """A phase, a target for an amount, and a date that neither lies ahead nor before what was said last."""
    if not cells.touches(PROGRESS_KEYS):
        return
    if not cells.value("phase"):
        cells.refuse("phase", _("De fase is leeg."), _("Kies een fase. Een eerdere melding haalt u niet weg."))
    if latest is not None and latest.phase == Phase.MERGED:
        message = _("Dit is opgegaan in iets anders.")
        cells.refuse("phase", message, _("Meld de voortgang daar."))
    target = cells.value("target")
    if target and target not in targets and ("target" in cells.changed or cells.value("amount") is not None):
        known = ", ".join(targets) or _("deze actie heeft geen doel")
        message = _("‘%(value)s’ is geen doel van deze actie.") % {"value": str(target)[:60]}
        cells.refuse("target", message, _("Kies uit: %(words)s.") % {"words": known})
    elif cells.value("amount") is not None and not target:
        message = _("Bij dit aantal hoort geen doel.")
        cells.refuse("amount", message, _("Laat de cel leeg, en zet het aantal in de toelichting."))
    _check_day(cells, latest, today)


def _check_day(cells: RowCells, latest: Progress | None, today: date) -> None:
    day = cells.changed.get("recorded_on")
    if day is None:
        return
    if day > today:
        cells.refuse("recorded_on", _("Deze datum ligt in de toekomst."), _("Meld hoe het nu staat."))
    elif latest is not None and day < latest.recorded_on:
        message = _("Er is al een latere stand van %(date)s.") % {"date": latest.recorded_on.strftime("%d-%m-%Y")}
        cells.refuse("recorded_on", message, _("Kies die datum of een datum erna."))
