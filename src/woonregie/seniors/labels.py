# SPDX-License-Identifier: EUPL-1.2
"""Words of the codes of the senior pilot (D004, pilot plan, chapters 3, 3.1 and 6)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PHASE: dict[str, Promise] = {
    "new": _("nog niet benaderd"),
    "written": _("brief gestuurd"),
    "answered": _("heeft gereageerd"),
    "visited": _("huisbezoek gehad"),
    "searching": _("zoekt een woning"),
    "moved": _("verhuisd"),
    "stopped": _("gestopt"),
}
CHANNEL: dict[str, Promise] = {
    "phone": _("telefoon"),
    "post": _("antwoordkaart"),
    "mail": _("e-mail"),
    "desk": _("balie of inloop"),
    "corporation": _("doorverwezen door de corporatie"),
    "wmo": _("overgedragen door Wmo"),
}
INTEREST: dict[str, Promise] = {
    "yes": _("wil meer weten"),
    "later": _("later misschien"),
    "no": _("wil niet verhuizen"),
}
BARRIER: dict[str, Promise] = {
    "rent": _("hogere huur"),
    "costs": _("kosten van verhuizen"),
    "effort": _("verhuizen is te zwaar"),
    "attachment": _("gehecht aan huis of buurt"),
    "network": _("weg van familie of buren"),
    "choice": _("geen passend aanbod"),
    "digital": _("reageren via internet lukt niet"),
    "care": _("zorg of mantelzorg regelen"),
    "other": _("iets anders"),
}
HELP: dict[str, Promise] = {
    "register": _("inschrijven bij Thuis in Limburg"),
    "papers": _("papieren op orde brengen"),
    "react": _("uitleg over reageren"),
    "written": _("uitleg op papier"),
    "moving": _("hulp bij de verhuizing"),
    "handyman": _("klussen"),
    "double_rent": _("dubbele huur voorkomen"),
    "delivery": _("soepel opleveren"),
    "wmo": _("aanvraag Wmo-indicatie"),
    "social_work": _("maatschappelijk werk"),
    "other": _("iets anders"),
}
ANSWERED: dict[str, Promise] = {
    "open": _("nog open"),
    "within": _("gelukt met wat de pilot biedt"),
    "outside": _("gelukt met hulp van buiten de pilot"),
    "not": _("niet gelukt"),
}
INSTRUMENT: dict[str, Promise] = {
    "vacancy": _("leegstand tijdens het verhuizen"),
    "mover": _("verhuisbedrijf"),
    "handyman": _("klussenhulp"),
    "support": _("praktische ondersteuning"),
    "other": _("iets anders"),
}
ENTRY: dict[str, Promise] = {
    "allot": _("budget erbij"),
    "take": _("budget eraf"),
    "reserve": _("gereserveerd"),
    "release": _("vrijgevallen"),
    "pay": _("uitbetaald"),
}
REQUEST: dict[str, Promise] = {
    "waiting": _("wacht op geld"),
    "offered": _("geld aangeboden"),
    "taken": _("aangenomen"),
    "left": _("laten gaan"),
}


def choices(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    """A dictionary of codes as choices of a field."""
    return list(words.items())
