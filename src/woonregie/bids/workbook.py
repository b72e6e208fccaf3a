# SPDX-License-Identifier: EUPL-1.2
"""A bid as a workbook that people may fill in and send back. The same bid gives the same bytes."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from woonregie.bids import labels
from woonregie.bids.columns import (
    ABOUT,
    BID_KEY,
    NO,
    OFFERS,
    PROJECTS,
    REVISION_KEY,
    YES,
    Column,
    Kind,
    SheetColumns,
    words_of,
)
from woonregie.bids.lines import offer_of, plain, project_of
from woonregie.bids.models import Bid
from woonregie.looks.sheets import add_table, workbook_bytes

ROOM_FOR_NEW = 100


def bid_workbook(bid: Bid) -> bytes:
    """A sheet about the bid, one with its offers and one with its projects."""
    with override("nl"):
        book = Workbook()
        book.remove(book.worksheets[0])
        _about(book, bid)
        offers = [{"code": row.code, **plain(offer_of(row))} for row in bid.offers.order_by("order")]
        projects = [{"code": row.code, **plain(project_of(row))} for row in bid.projects.order_by("order")]
        _lines(book, OFFERS, offers)
        _lines(book, PROJECTS, projects)
    return workbook_bytes(book, datetime.combine(bid.submitted_on or date(bid.year, 1, 1), time()))


def _about(book: Workbook, bid: Bid) -> None:
    rows: list[list[Any]] = [
        [_("Corporatie"), bid.corporation.name],
        [_("Gemeente"), bid.municipality.name],
        [_("Jaar"), bid.year],
        [_("Stand"), str(labels.STATUS[bid.status])],
        [_("Inleiding"), bid.summary],
        [_("Zo werkt het"), _("Vul de bladen Aanbod en Projecten in. Laat bij een nieuwe regel de code leeg.")],
        [_("Let op"), _("Een regel die u weglaat, blijft in het bod staan.")],
        [BID_KEY, bid.pk],
        [REVISION_KEY, bid.revision],
        *([_("Bron"), str(passage)] for passage in [bid.passage] if passage),
    ]
    add_table(book, ABOUT, [_("Wat"), _("Waarde")], rows)


def _lines(book: Workbook, wanted: SheetColumns, lines: list[dict[str, Any]]) -> None:
    rows = [[as_cell(column, line[column.key]) for column in wanted.columns] for line in lines]
    sheet = add_table(book, wanted.title, [column.heading for column in wanted.columns], rows)
    for number, column in enumerate(wanted.columns, start=1):
        _validate(sheet, column, get_column_letter(number), len(rows) + 1 + ROOM_FOR_NEW)


def as_cell(column: Column, value: Any) -> Any:
    """A value as it stands in a cell; what is not known is an empty cell."""
    if column.kind is Kind.YES:
        return YES if value else NO
    if column.kind is Kind.CHOICE:
        return words_of(column).get(str(value)) if value else None
    if isinstance(value, Decimal):
        return float(value)
    return None if value in ("", None) else value


def _validate(sheet: Worksheet, column: Column, letter: str, last: int) -> None:
    if column.kind not in (Kind.CHOICE, Kind.YES):
        return
    words = [YES, NO] if column.kind is Kind.YES else [*words_of(column).values()]
    listed = ",".join(words)
    if len(listed) > 250 or any("," in word for word in words):  # the format holds no longer list, and no commas
        return
    rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
    rule.error, rule.errorTitle, rule.showErrorMessage = _("Kies een waarde uit de lijst."), column.heading, True
    rule.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(rule)
