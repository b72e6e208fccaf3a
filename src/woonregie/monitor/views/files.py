# SPDX-License-Identifier: EUPL-1.2
"""What the pages show, as a workbook or as CSV."""

import csv
import io
from datetime import UTC, date, datetime, time

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from openpyxl import Workbook

from woonregie.access.requests import PolicyRequest
from woonregie.agreements.queries.reference_date import reference_date
from woonregie.looks.cells import safe_text
from woonregie.looks.sheets import add_table, workbook_bytes
from woonregie.monitor.queries.area_page import area_page
from woonregie.monitor.queries.compare_page import compare_page
from woonregie.monitor.queries.map_page import map_page
from woonregie.monitor.tables import Table, area_table, compare_table, map_table
from woonregie.monitor.views.maps import asked

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def map_file(request: PolicyRequest, kind: str) -> HttpResponse:
    """The table beneath the map."""
    on = reference_date(request)
    page = map_page(request.grant, asked(request), on)
    if page is None:
        raise Http404(_("Er zijn nog geen gebieden geladen."))
    return _file(map_table(page, on), kind, on)


@require_safe
def area_file(request: PolicyRequest, code: str, kind: str) -> HttpResponse:
    """The figures of one area."""
    on = reference_date(request)
    page = area_page(request.grant, code, on)
    if page is None:
        raise Http404(_("Dit gebied kennen wij niet."))
    return _file(area_table(page), kind, on)


@require_safe
def compare_file(request: PolicyRequest, kind: str) -> HttpResponse:
    """Two areas side by side."""
    on = reference_date(request)
    page = compare_page(request.grant, request.GET.get("a", "")[:80], request.GET.get("b", "")[:80], on)
    if page is None:
        raise Http404(_("Er zijn nog geen gebieden geladen."))
    return _file(compare_table(page), kind, on)


def _file(table: Table, kind: str, on: date) -> HttpResponse:
    if kind == "xlsx":
        response = HttpResponse(_workbook(table, on), content_type=WORKBOOK_TYPE)
    elif kind == "csv":
        response = HttpResponse(_csv(table), content_type="text/csv; charset=utf-8")
    else:
        raise Http404(_("Kies xlsx of csv."))
    response["Content-Disposition"] = f'attachment; filename="monitor-{table.name}.{kind}"'
    return response


def _workbook(table: Table, on: date) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    add_table(book, _("Cijfers"), table.headings, table.rows)
    add_table(book, _("Toelichting"), (_("Onderdeel"), _("Tekst")), (("", table.title), *table.notes))
    return workbook_bytes(book, datetime.combine(on, time(), UTC))


def _csv(table: Table) -> str:
    """Semicolons and decimal commas, as a Dutch spreadsheet opens it without asking."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(table.headings)
    writer.writerows([[_csv_cell(value) for value in row] for row in table.rows])
    return "\ufeff" + text.getvalue()


def _csv_cell(value: object) -> object:
    return str(value).replace(".", ",") if isinstance(value, float) else safe_text(value)
