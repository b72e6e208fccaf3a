# SPDX-License-Identifier: EUPL-1.2
"""Words of the codes of the scan: walkers, weights, parts, kinds of facilities, kinds of zones."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WALKER: dict[str, Promise] = {
    "fit": _("65 jaar of ouder, goed ter been"),
    "standard": _("75 jaar of ouder"),
    "rollator": _("met een rollator"),
}
WEIGHING: dict[str, Promise] = {
    "parts": _("onderdelen even zwaar"),
    "visits": _("naar bezoeken per jaar"),
}
PART: dict[str, Promise] = {
    "daily": _("dagelijks"),
    "non_daily": _("niet dagelijks"),
    "care": _("zorg en welzijn"),
    "meeting": _("ontmoeten"),
    "transport": _("openbaar vervoer"),
    "green": _("groen"),
    "safety": _("veiligheid"),
}
CATEGORY: dict[str, Promise] = {
    "supermarket": _("supermarkt"),
    "fresh": _("bakker, slager of groente"),
    "cash_post": _("geld en post"),
    "parcel": _("pakketpunt"),
    "shops": _("andere winkels en kapper"),
    "eating_out": _("café of restaurant"),
    "gp": _("huisarts"),
    "pharmacy": _("apotheek"),
    "physio": _("fysiotherapie of zorgpost"),
    "meeting": _("ontmoetingsplek"),
    "stop": _("halte"),
    "green": _("groen"),
    "safety": _("veiligheid"),
}
ZONE_KIND: dict[str, Promise] = {
    "designated": _("aangewezen woonzorgzone"),
    "deltaplan": _("zone van het Deltaplan"),
}
ZONE_STATE: dict[str, Promise] = {"now": _("van kracht"), "later": _("voor later")}
STANDING: dict[str, Promise] = {
    "adopted": _("vastgesteld"),
    "assumption": _("aanname"),
    "pilot": _("proef"),
}


def choices(words: dict[str, Promise]) -> list[tuple[str, str]]:
    """The codes as choices of a model field; the words stay out of migrations."""
    return [(code, code) for code in words]


def category_word(code: str) -> str:
    """A kind of facility in words; one that the list does not know is shown readably."""
    return str(CATEGORY.get(code, code.replace("_", " ")))
