# SPDX-License-Identifier: EUPL-1.2
"""Words of the codes of stock and projects."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DIMENSION: dict[str, Promise] = {
    "rent": _("huurprijsklasse"),
    "rent_change": _("verandering per huurprijsklasse"),
    "bat": _("BAT-niveau"),
    "bat_change": _("verandering per BAT-niveau"),
    "type": _("type woning"),
    "mutation": _("verandering van het vastgoed"),
}
CLASS: dict[str, Promise] = {
    "goedkoop": _("goedkoop"),
    "betaalbaar-1": _("betaalbaar I"),
    "betaalbaar-2": _("betaalbaar II"),
    "tot-liberalisatiegrens": _("tot de liberalisatiegrens"),
    "boven-liberalisatiegrens": _("boven de liberalisatiegrens"),
    "totaal": _("totaal"),
    "bat-1": _("BAT 1"),
    "bat-2": _("BAT 2"),
    "bat-3": _("BAT 3"),
    "bat-4": _("BAT 4"),
    "waarde-1": _("eerste waarde"),
    "waarde-2": _("tweede waarde"),
    "waarde-3": _("derde waarde"),
}
STATUS: dict[str, Promise] = {
    "printed": _("gedrukt"),
    "dash": _("streepje in de bron"),
    "blank": _("leeg in de bron"),
    "ambiguous": _("niet zeker welke klasse"),
}
KIND: dict[str, Promise] = {
    "new_build": _("nieuwbouw"),
    "demolition": _("sloop"),
    "renovation": _("renovatie"),
    "sale": _("verkoop"),
    "purchase": _("aankoop"),
    "study": _("onderzoek"),
}
STATE: dict[str, Promise] = {
    "planned": _("gepland"),
    "running": _("in uitvoering"),
    "done": _("klaar"),
    "stopped": _("gestopt"),
}
ENERGY: dict[str, Promise] = {
    "": _("niet genoemd"),
    "beng": _("BENG"),
    "gas_free": _("gasloos"),
    "nom": _("nul op de meter"),
}
FIT: dict[str, Promise] = {
    "equal": _("gelijk"),
    "within": _("past binnen de marge"),
    "fewer": _("projecten noemen minder"),
    "more": _("projecten noemen meer"),
    "not_printed": _("staat niet in de tabel"),
}


def choices(words: dict[str, Promise]) -> list[tuple[str, str]]:
    """The codes as choices of a model field; the words stay out of migrations."""
    return [(code, code) for code in words]
