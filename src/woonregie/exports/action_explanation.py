# SPDX-License-Identifier: EUPL-1.2
"""The sheet that says what the workbook is: date, filter, what each column means, and where it comes from."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from woonregie.agreements.queries.action_list import ActionFilter, ActionRow
from woonregie.exports.action_columns import ABOUT_SHEET, REFERENCE_DATE
from woonregie.looks.cells import safe_text

Line = tuple[str, str]


def add_explanation(book: Workbook, asked: ActionFilter, on: date, rows: Sequence[ActionRow]) -> None:
    """Add the sheet, in the language that is active."""
    sheet = book.create_sheet(ABOUT_SHEET)
    lines = [*_what_it_is(asked, on, len(rows)), *_how_it_works(), *_definitions(), *_sources(rows)]
    for number, (term, words) in enumerate(lines, start=1):
        sheet.cell(number, 1, safe_text(term)).font = Font(bold=True)
        sheet.cell(number, 2, safe_text(words))
        for column in (1, 2):
            sheet.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 90
    sheet.protection.sheet = True


def _what_it_is(asked: ActionFilter, on: date, count: int) -> Iterator[Line]:
    yield _("Wat is dit?"), _("De actielijst van de afspraken over wonen. U vult hem in en leest hem weer in.")
    yield REFERENCE_DATE, on.strftime("%d-%m-%Y")
    yield _("Aantal acties"), str(count)
    names = {
        "plan": _("plan"),
        "theme": _("thema"),
        "party": _("partij"),
        "place": _("gebied"),
        "phase": _("fase"),
        "state": _("stand"),
        "signal": _("alleen met een signaal"),
        "text": _("zoekwoord"),
    }
    chosen = [f"{name}: {getattr(asked, key)}" for key, name in names.items() if getattr(asked, key)]
    yield _("Filter"), "; ".join(chosen) or _("geen, alle acties")


def _how_it_works() -> Iterator[Line]:
    yield _("Wijzigen"), _("U wijzigt alleen de witte cellen. Grijze cellen liggen vast.")
    yield _("Nieuwe actie"), _("Vul een lege regel onderaan in, met in elk geval Afspraak en Actie.")
    yield _("Regels weglaten"), _("Een regel die u leegmaakt of weghaalt, verwijdert niets.")
    yield (
        _("Fase tot en met Stand op"),
        _("Wijzigt u hier iets, dan wordt dat een nieuwe voortgangsmelding. Wat eerder is gemeld, blijft staan."),
    )
    yield (
        _("Tegelijk gewijzigd"),
        _("Heeft iemand anders de actie intussen gewijzigd? Dan ziet u beide versies naast elkaar."),
    )
    yield (
        _("Apostrof vooraan"),
        _("Tekst die met = + - of @ begint, krijgt een apostrof ervoor. Zo voert Excel hem niet uit."),
    )


def _definitions() -> Iterator[Line]:
    yield _("Trekker"), _("De partij die ervoor zorgt dat de actie gebeurt.")
    yield _("Fase"), _("Hoe ver de actie is.")
    yield _("Koers"), _("Of de actie op tijd en op doel ligt, naar het oordeel van wie meldt.")
    yield _("Gerealiseerd"), _("Hoeveel er is bereikt van het doel in de kolom ernaast.")
    yield _("Stand op"), _("De dag waarop het zo stond. Laat u hem staan, dan geldt de peildatum van het inlezen.")


def _sources(rows: Sequence[ActionRow]) -> Iterator[Line]:
    plans = {row.action.commitment.plan.code: row.action.commitment.plan.title for row in rows}
    for code, title in plans.items():
        yield _("Bron"), f"{code}: {title}"
