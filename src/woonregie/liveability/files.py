# SPDX-License-Identifier: EUPL-1.2
"""The fund as files: a workbook with an explanation, and a ledger as CSV."""

import csv
import io
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook

from woonregie.liveability import labels
from woonregie.liveability.queries.fund import FundPage, LinePage
from woonregie.looks.cells import safe_text
from woonregie.looks.sheets import add_table, workbook_bytes

_MOMENT = datetime(2022, 1, 1)


def euros(cents: int) -> Decimal:
    """Whole cents as euros."""
    return Decimal(cents) / 100


def fund_workbook(page: FundPage) -> bytes:
    """Every line with its sums and source, the applications that the reader may know of, and an explanation."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    headings = [_("Budget"), _("In totaal"), _("Toegezegd"), _("Betaald"), _("Vrij"), _("Bron")]
    add_table(
        book,
        _("Budgetten"),
        headings,
        [
            [line.title, *map(euros, (line.budget, line.reserved, line.paid, line.available)), str(line.passage)]
            for line in page.lines
        ],
    )
    add_table(
        book,
        _("Aanvragen"),
        [_("Plan"), _("Budget"), _("Aanvrager"), _("Gevraagd"), _("Toegekend"), _("Betaald"), _("Stand")],
        [
            [
                row.title,
                row.line.title,
                row.party.name,
                *map(euros, (row.asked, row.granted, row.paid)),
                str(labels.STATE[row.state]),
            ]
            for row in page.applications
        ],
    )
    add_table(
        book,
        _("Toelichting"),
        [_("Onderwerp"), _("Uitleg")],
        [
            [_("Bedragen"), _("In euro. Vrij is het totaal min wat is toegezegd en betaald.")],
            [_("Bron"), _("Het budget komt uit het genoemde document; de rest is hier geboekt.")],
        ],
    )
    return workbook_bytes(book, _MOMENT)


def ledger_csv(page: LinePage) -> str:
    """The bookings of a line, the first one first; readable by Excel in Dutch."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(
        [
            _("Datum"),
            _("Boeking"),
            _("Bedrag"),
            _("Waarom"),
            _("Partij"),
            _("Totaal"),
            _("Toegezegd"),
            _("Betaald"),
        ]
    )
    for row in reversed(page.bookings):
        sums = (row.budget_after, row.reserved_after, row.paid_after)
        writer.writerow(
            [
                row.booked_on.isoformat(),
                str(labels.ENTRY[row.kind]),
                _plain(row.cents),
                safe_text(row.reason),
                safe_text(row.party.name if row.party else ""),
                *map(_plain, sums),
            ]
        )
    return out.getvalue()


def _plain(cents: int) -> str:
    return f"{euros(cents):.2f}".replace(".", ",")
