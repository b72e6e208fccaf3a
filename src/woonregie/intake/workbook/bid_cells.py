# SPDX-License-Identifier: EUPL-1.2
"""One cell of a bid's workbook: from what Excel holds to what the bid holds, or why that cannot be."""

from typing import Any

from django.utils.translation import gettext as _

from woonregie.bids.columns import NO, YES, Column, Kind, words_of
from woonregie.exports import action_columns
from woonregie.intake.workbook.marks import Mark
from woonregie.intake.workbook.parsing import WrongCell, parse
from woonregie.places.names import folded

MOST_DWELLINGS = 1_000_000


def cell_value(column: Column, raw: Any) -> Any:
    """The value for a column; an empty cell is "" for text, None for a number, False for yes or no.

    Raises:
        WrongCell: it is of another type, out of bounds, or not in the list.
    """
    if column.kind is Kind.YES:
        return _yes(raw)
    if column.kind is Kind.AMOUNT:
        return parse(_as(column, action_columns.Kind.AMOUNT), raw)
    if column.kind is Kind.WHOLE:
        return _whole(column, raw)
    text = parse(_as(column, action_columns.Kind.TEXT), raw)
    return _chosen(column, str(text)) if column.kind is Kind.CHOICE else text


def mark_words(mark: Mark) -> tuple[str, str]:
    """What is wrong with a cell that cannot be taken as it stands, and what to do."""
    if mark is Mark.FORMULA:
        return _("Hier staat een formule."), _("Plak de uitkomst als waarde, of typ hem over.")
    return _("Hier staat een foutwaarde van Excel, zoals #REF!."), _("Vul de waarde zelf in.")


def _as(column: Column, kind: action_columns.Kind) -> action_columns.Column:
    return action_columns.Column(column.key, column.heading, kind, 0, longest=column.most)


def _yes(raw: Any) -> bool:
    text = folded(str(raw)) if raw not in (None, "") else ""
    if isinstance(raw, bool):
        return raw
    if text not in ("", YES, NO):
        message = _("‘%(value)s’ staat niet in de lijst.") % {"value": str(raw)[:40]}
        raise WrongCell(message, _("Kies uit: %(words)s.") % {"words": f"{YES}, {NO}"})
    return text == YES


def _whole(column: Column, raw: Any) -> int | None:
    number = parse(_as(column, action_columns.Kind.AMOUNT), raw)
    if number is None:
        return None
    if number != int(number) or number > MOST_DWELLINGS:  # type: ignore[arg-type, operator]
        message = _("‘%(value)s’ is geen heel aantal woningen.") % {"value": str(raw)[:40]}
        raise WrongCell(message, _("Vul een heel getal in, of laat de cel leeg als het nog niet bekend is."))
    return int(number)  # type: ignore[arg-type]


def _chosen(column: Column, text: str) -> str:
    """The code of the word that was meant; case, accents and spaces do not matter."""
    words = words_of(column)
    codes = {folded(word): code for code, word in words.items()}
    if not text:
        return ""
    if folded(text) not in codes:
        message = _("‘%(value)s’ staat niet in de lijst.") % {"value": text[:60]}
        raise WrongCell(message, _("Kies uit: %(words)s.") % {"words": ", ".join(words.values())})
    return codes[folded(text)]
