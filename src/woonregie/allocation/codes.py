# SPDX-License-Identifier: EUPL-1.2
"""Codes of the registry and the words for them. Letters between brackets are VERA 4.3 codes (code lists, CC0)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

INCOME_CLASS: dict[str, Promise] = {
    "fitting": _("tot en met de grens voor passend toewijzen"),
    "social": _("daarboven, tot en met de grens voor sociale huur"),
    "above": _("boven de grens voor sociale huur"),
    "unknown": _("niet bekend"),
}

INCOME_PROOF: dict[str, Promise] = {
    "assessment": _("verklaring van de Belastingdienst"),
    "portal": _("toets via MijnOverheid"),
    "employer": _("verklaring van werkgever of uitkering"),
    "none": _("geen bewijs"),
}

PRIORITY: dict[str, Promise] = {
    "restructuring": _("herstructurering"),
    "wmo": _("Wmo-verhuisindicatie"),
}

PRIORITY_STATE: dict[str, Promise] = {
    "requested": _("aangevraagd"),
    "granted": _("toegekend"),
    "refused": _("afgewezen"),
    "lapsed": _("vervallen"),
    "used": _("gebruikt om te verhuizen"),
}

DWELLING_TYPE: dict[str, Promise] = {
    "eengezinswoning": _("eengezinswoning"),
    "appartement": _("appartement"),
    "benedenwoning": _("benedenwoning"),
    "bovenwoning": _("bovenwoning"),
    "seniorenwoning": _("seniorenwoning"),
}

LIVING_FORM: dict[str, Promise] = {
    "": _("gewone woning"),
    "GEC": _("geclusterde woning"),
    "ZWO": _("zorggeschikte woning"),
}

MODEL: dict[str, Promise] = {
    "aanbod": _("advertentie"),
    "bemiddeling": _("directe bemiddeling"),
}

POOL: dict[str, Promise] = {
    "30": _("30%: doorstroom senioren"),
    "70": _("70%: overige verdeling"),
    "": _("buiten de verdeling 30/70"),
}

ADVERT_STATE: dict[str, Promise] = {
    "published": _("loopt"),
    "closed": _("gesloten"),
    "let": _("verhuurd"),
    "withdrawn": _("ingetrokken"),
}

OFFER_STATE: dict[str, Promise] = {
    "open": _("wacht op antwoord"),
    "accepted": _("geaccepteerd"),
    "refused": _("geweigerd"),
    "expired": _("verlopen"),
    "withdrawn": _("ingetrokken door de verhuurder"),
    "let": _("verhuurd"),
}

REFUSAL: dict[str, Promise] = {
    "woning": _("woning past niet bij de wens"),
    "buurt": _("buurt past niet bij de wens"),
    "huur": _("huur te hoog"),
    "moment": _("verhuist nu liever niet"),
    "verschijnt_niet": _("kwam niet naar de bezichtiging"),
    "inkomen": _("inkomen of bewijs klopt niet"),
    "bat_te_laag": _("woning voldoet niet aan de Wmo-eisen"),
    "gebrek": _("gebrek aan de woning"),
    "ingetrokken": _("verhuurder trok de woning terug"),
    "anders": _("andere reden"),
}

FITTING: dict[str, Promise] = {
    "PAS": _("passend"),
    "NIE": _("niet passend"),
    "NVT": _("toets geldt niet"),
}

TARGET_GROUP: dict[str, Promise] = {
    "regulier": _("reguliere woningzoekenden"),
    "doorstroom": _("doorstroom senioren"),
    "herstructurering": _("herstructurering"),
    "wmo": _("Wmo-verhuisindicatie"),
    "statushouders": _("statushouders"),
    "urgent": _("sociaal urgenten"),
    "housing": _("kandidaten van Loket Housing"),
}


def choices(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    """A dictionary of codes as choices of a field."""
    return list(words.items())
