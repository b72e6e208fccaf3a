# SPDX-License-Identifier: EUPL-1.2
"""From one row to one fact. What a row lacks or gets wrong is noted with the row."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie_core.allocation.conditions import CONDITIONS
from woonregie_core.allocation.facts import (
    Advert,
    Answer,
    Deviation,
    Dwelling,
    Model,
    Pool,
    Reaction,
    Reply,
    Seeker,
)

_MOST_PERSONS, _MOST_BEDROOMS, _HIGHEST_BAT = 30, 30, 5  # beyond it a number is a slip of the pen
_POOLS: dict[str, Pool | str] = {"30": Pool.MOVING_ON, "70": Pool.GENERAL, "": ""}
_MODELS = {"aanbod": Model.OFFER, "aan": Model.OFFER, "bemiddeling": Model.MEDIATION, "dis": Model.MEDIATION}
_REPLIES = {
    "ja": Reply.ACCEPT, "nee": Reply.REFUSE, "verlopen": Reply.EXPIRED,
    "accepteert": Reply.ACCEPT, "weigert": Reply.REFUSE,
    "accept": Reply.ACCEPT, "refuse": Reply.REFUSE, "expired": Reply.EXPIRED,
}  # fmt: skip
_BY_HAND = {condition.code: condition.code for condition in CONDITIONS if condition.by_hand}


def seeker(row: Row) -> Seeker:
    """A household. Empty is not known; but no label is no grant, no BAT no need, no type nothing left behind."""
    return Seeker(
        id=row.code("seeker_id"),
        birth_date=row.day("birth_date"),
        household_size=row.whole("household_size", 1, _MOST_PERSONS),
        income=row.cents("income_eur"),
        registered_at=row.moment("registered_at"),
        label_restructuring=bool(row.yes("label_restructuring", False)),
        label_wmo=bool(row.yes("label_wmo", False)),
        required_bat=row.whole("required_bat", 0, _HIGHEST_BAT) or None,
        leaves_dwelling_type=row.text("leaves_dwelling_type"),
        leaves_bedrooms=row.whole("leaves_bedrooms", 0, _MOST_BEDROOMS),
        leaves_landlord=row.text("leaves_landlord") or None,
        tenancy_start=row.day("tenancy_start"),
        resident_children=_children(row),
        arrears_months=row.amount("arrears_months"),
        partner_birth_date=row.day("partner_birth_date"),
        offers_counted=row.whole("offers_counted") or 0,
    )


def _children(row: Row) -> int | None:
    """A number of children, or yes or no."""
    if row.text("resident_children").casefold() in ("ja", "nee", "true", "false"):
        return int(bool(row.yes("resident_children")))
    return row.whole("resident_children", 0, _MOST_PERSONS)


def dwelling(row: Row) -> Dwelling:
    """A home. Its rent and whether it is social have to be known."""
    rent, daeb = row.cents("rent_eur"), row.yes("daeb")
    if not row.text("rent_eur"):
        row.wrong("rent_eur", _("De huur ontbreekt."), _("Vul de rekenhuur per maand in."))
    if not row.text("daeb"):
        row.wrong("daeb", _("Deze cel is leeg."), _("Schrijf ja voor een sociale huurwoning en anders nee."))
    return Dwelling(
        id=row.code("dwelling_id"),
        corporation=row.code("corporation"),
        place=row.text("place"),
        type=row.text("type"),
        bedrooms=row.whole("bedrooms", 0, _MOST_BEDROOMS),
        bat=row.whole("bat", 0, _HIGHEST_BAT),
        rent=rent or 0,
        daeb=bool(daeb),
    )


def advert(row: Row, dwellings: Mapping[str, Dwelling]) -> Advert:
    """An advert of a dwelling of the file of dwellings."""
    opens, closes = _must_day(row, "opens"), _must_day(row, "closes")
    if opens > closes:
        row.wrong("closes", _("De advertentie sluit voordat hij opent."), _("Verbeter opens of closes."))
    home = row.code("dwelling_id")
    if home and home not in dwellings:
        row.wrong("dwelling_id", _("Deze woning staat niet in dwellings.csv."), _("Voeg de woning toe."))
    pool = row.choice("pool", _POOLS)
    return Advert(
        id=row.code("advert_id"),
        dwelling=dwellings.get(home, _NO_HOME),
        opens=opens,
        closes=closes,
        pool=pool if isinstance(pool, Pool) else None,
        model=row.choice("model", _MODELS) or Model.OFFER,
    )


_NO_HOME = Dwelling("", "", "", "", None, None, 0, False)


def _must_day(row: Row, column: str) -> date:
    found = row.day(column)
    if not row.text(column):
        row.wrong(column, _("De datum ontbreekt."), _("Schrijf jaar-maand-dag, bijvoorbeeld 2025-03-01."))
    return found or date.min


def reaction(row: Row) -> Reaction:
    """Who reacted to what, and when."""
    moment = row.moment("reacted_at")
    if not row.text("reacted_at"):
        row.wrong("reacted_at", _("Het moment ontbreekt."), _("Schrijf wanneer de reactie binnenkwam."))
    return Reaction(row.code("advert_id"), row.code("seeker_id"), moment or datetime.min)


def answer(row: Row) -> Answer:
    """What somebody answered to an offer."""
    reply = row.choice("answer", _REPLIES) or Reply.ACCEPT
    return Answer(row.code("advert_id"), row.code("seeker_id"), reply, row.text("reason"))


def deviation(row: Row) -> Deviation:
    """What somebody decided instead of the rules; who and why may not be missing."""
    allow = row.yes("allow")
    for column in ("allow", "by", "reason"):
        if not row.text(column):
            row.wrong(column, _("Deze cel is leeg."), _("Schrijf wie wat besloot, en waarom."))
    condition = row.choice("condition", _BY_HAND) or ""
    return Deviation(
        row.code("advert_id"), row.code("seeker_id"), condition, bool(allow), row.text("by"), row.text("reason")
    )
