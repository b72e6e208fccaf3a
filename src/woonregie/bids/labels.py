# SPDX-License-Identifier: EUPL-1.2
"""Dutch words for the codes of bids."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie_core.bids.difference import ChangeKind
from woonregie_core.bids.workflow import BidStatus, Stance

STATUS: dict[str, Promise] = {
    BidStatus.DRAFT: _("in voorbereiding"),
    BidStatus.SUBMITTED: _("ingediend"),
    BidStatus.REACTION: _("reacties ontvangen"),
    BidStatus.AGREED: _("vastgesteld"),
    BidStatus.WITHDRAWN: _("ingetrokken"),
}
STATUS_TONE = {
    BidStatus.DRAFT: ("calm", "circle"),
    BidStatus.SUBMITTED: ("busy", "waiting"),
    BidStatus.REACTION: ("care", "info"),
    BidStatus.AGREED: ("good", "check"),
    BidStatus.WITHDRAWN: ("calm", "circle"),
}
STANCE: dict[str, Promise] = {
    Stance.AGREES: _("akkoord"),
    Stance.REMARKS: _("akkoord met opmerkingen"),
    Stance.OBJECTS: _("niet akkoord"),
}
CHANGE: dict[str, Promise] = {
    ChangeKind.NEW: _("nieuw"),
    ChangeKind.CHANGED: _("gewijzigd"),
    ChangeKind.SAME: _("gelijk"),
    ChangeKind.DROPPED: _("vervallen"),
}
OFFER_KIND: dict[str, Promise] = {"offer": _("wij bieden"), "request": _("wij vragen")}
SUBJECT: dict[str, Promise] = {
    "affordability": _("Betaalbaarheid"),
    "care": _("Wonen, zorg en bijzondere bewonersgroepen"),
    "liveability": _("Leefbaarheid"),
    "sustainability": _("Duurzaamheid"),
    "availability": _("Vastgoed en beschikbaarheid"),
    "cooperation": _("Samenwerking"),
    "other": _("Overig"),
}
PROJECT_KIND: dict[str, Promise] = {
    "new_build": _("nieuwbouw of verbouw"),
    "renovation": _("renovatie"),
    "demolition": _("sloop"),
    "sale": _("verkoop"),
    "purchase": _("aankoop"),
    "research": _("onderzoek"),
}
UNIT: dict[str, Promise] = {
    "dwellings": _("woningen"),
    "households": _("huishoudens"),
    "euro": _("euro"),
    "percent": _("procent"),
    "persons": _("personen"),
    "count": _("aantal"),
}
FIELD: dict[str, Promise] = {
    "subject": _("onderwerp"),
    "kind": _("soort"),
    "title": _("titel"),
    "text": _("tekst"),
    "amount": _("aantal of bedrag"),
    "unit": _("eenheid"),
    "approximate": _("ongeveer"),
    "name": _("naam"),
    "place": _("gebied"),
    "dwellings": _("woningen"),
    "dwelling_type": _("type woningen"),
    "rent_class": _("huurprijsklasse"),
    "bat": _("BAT-score"),
    "sustainability": _("duurzaamheid"),
    "planning": _("planning"),
}


def choices(words: dict[str, Promise]) -> list[tuple[str, Promise]]:
    """A word list as choices of a field."""
    return [(str(code), word) for code, word in words.items()]


def plain_choices(words: dict[str, Promise]) -> list[tuple[str, str]]:
    """The codes only: what a model stores does not change with its words."""
    return [(str(code), str(code)) for code in words]
