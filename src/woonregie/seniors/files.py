# SPDX-License-Identifier: EUPL-1.2
"""The lists for the meetings as workbooks."""

from datetime import datetime

from django.utils.translation import gettext as _
from openpyxl import Workbook

from woonregie.allocation import codes
from woonregie.allocation.models import Offer
from woonregie.looks.sheets import add_table, workbook_bytes
from woonregie.seniors import labels
from woonregie.seniors.models import Case
from woonregie.seniors.queries.meetings import Fortnight, Month


def fortnight_workbook(page: Fortnight, moment: datetime) -> bytes:
    """One sheet per subject of the meeting."""
    book = _empty()
    headings = [_("Huishouden"), _("Corporatie"), _("Buurt"), _("Fase")]
    add_table(book, _("Nieuwe reacties"), headings, [_line(case) for case in page.answered])
    add_table(book, _("Huisbezoeken"), headings, [_line(case) for case in page.visits_due])
    helped = [
        [*_line(case), str(labels.HELP[asked.kind]), asked.asked_on.isoformat()]
        for case in page.help_open
        for asked in case.help_requests.all()
        if asked.answered == "open"
    ]
    add_table(book, _("Hulpvragen"), [*headings, _("Vraag"), _("Gevraagd op")], helped)
    offered = [_offer_line(one) for one in page.offered]
    add_table(book, _("Aanbiedingen"), [_("Huishouden"), _("Buurt"), _("Stand"), _("Antwoord voor")], offered)
    money = [
        [one.move.case.household.code, one.cents / 100, one.offered_on.isoformat() if one.offered_on else ""]
        for one in page.money
    ]
    add_table(book, _("Geld aangeboden"), [_("Huishouden"), _("Euro"), _("Aangeboden op")], money)
    return workbook_bytes(book, moment)


def month_workbook(page: Month, moment: datetime) -> bytes:
    """One sheet per subject of the working group."""
    book = _empty()
    moved = [
        [
            one.household.code,
            one.contract_date.isoformat(),
            one.left.place.name if one.left else "",
            one.dwelling.place.name,
            str(codes.TARGET_GROUP[one.target_group]),
        ]
        for one in page.moved
    ]
    add_table(book, _("Verhuisd"), [_("Huishouden"), _("Datum"), _("Van"), _("Naar"), _("Telt voor")], moved)
    paid = [
        [
            one.move.case.household.code if one.move else "",
            one.booked_on.isoformat(),
            str(labels.INSTRUMENT.get(one.instrument, "")),
            one.cents / 100,
            one.proof,
        ]
        for one in page.payments
    ]
    names = [_("Huishouden"), _("Datum"), _("Waarvoor"), _("Euro"), _("Bewijs")]
    add_table(book, _("Gereedschapskist"), names, paid)
    hours = [[one.corporation.name, float(one.hours)] for one in page.hours]
    add_table(book, _("Uren"), [_("Corporatie"), _("Uren")], hours)
    return workbook_bytes(book, moment)


def _offer_line(one: Offer) -> list[object]:
    state = str(codes.OFFER_STATE[one.state])
    return [one.household.code, one.advert.dwelling.place.name, state, one.expires_on.isoformat()]


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    return book


def _line(case: Case) -> list[object]:
    return [case.household.code, case.corporation.name, case.home.place.name, str(labels.PHASE[case.phase])]
