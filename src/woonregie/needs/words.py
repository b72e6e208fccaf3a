# SPDX-License-Identifier: EUPL-1.2
"""Words of needs: kinds, measures, warnings, rules; and numbers of a model said no finer than they are."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.looks.wording import number_words
from woonregie.needs.results import CARE, Interval
from woonregie_core.needs.words import Dwelling

KIND = {
    Dwelling.STEP_FREE: gettext_lazy("nultreden"),
    Dwelling.CLUSTERED: gettext_lazy("geclusterd"),
    Dwelling.CARE_READY: gettext_lazy("zorggeschikt"),
}
LEVEL = {
    "buurt": gettext_lazy("buurten"),
    "stadsdeel": gettext_lazy("stadsdelen"),
    "gemeente": gettext_lazy("hele gemeente"),
}
MEASURE = {
    "gap.nultreden": gettext_lazy("Tekort aan nultredenwoningen"),
    "gap.geclusterd": gettext_lazy("Tekort aan geclusterde woningen"),
    "gap.zorggeschikt": gettext_lazy("Tekort aan zorggeschikte woningen"),
    "need.nultreden": gettext_lazy("Behoefte aan nultredenwoningen"),
    "need.geclusterd": gettext_lazy("Behoefte aan geclusterde woningen"),
    "need.zorggeschikt": gettext_lazy("Behoefte aan zorggeschikte woningen"),
    "households_75": gettext_lazy("Huishoudens van 75 jaar of ouder"),
    "persons_65": gettext_lazy("Mensen van 65 jaar of ouder"),
    "persons_75": gettext_lazy("Mensen van 75 jaar of ouder"),
    "persons_85": gettext_lazy("Mensen van 85 jaar of ouder"),
    "wmo": gettext_lazy("Ouderen met Wmo (modelschatting)"),
    "wlz": gettext_lazy("Ouderen met Wlz (modelschatting)"),
    "pg": gettext_lazy("Ouderen met Wlz, psychogeriatrisch (modelschatting)"),
    "somatic": gettext_lazy("Ouderen met Wlz, somatisch (modelschatting)"),
}
SUBJECT = {
    "households_75": gettext_lazy("Huishoudens van 75 jaar of ouder"),
    "wmo": gettext_lazy("Ouderen met Wmo"),
    "wlz": gettext_lazy("Ouderen met Wlz"),
    "pg": gettext_lazy("Ouderen met Wlz, psychogeriatrisch"),
    "somatic": gettext_lazy("Ouderen met Wlz, somatisch"),
}
WARNING = {
    "level": gettext_lazy("Het niveau dat dit cijfer vraagt, is ongeloofwaardig."),
    "trend": gettext_lazy("De ontwikkeling die dit cijfer vraagt, is ongeloofwaardig."),
    "unreachable": gettext_lazy("Het model kan dit cijfer niet halen."),
    "base_year": gettext_lazy("Het document noemt het beginjaar niet."),
}
RULE = {
    "total": gettext_lazy("het totaal van de opgave"),
    "committed": gettext_lazy("wat al vastligt"),
    "site_cap": gettext_lazy("de ruimte op de locaties"),
    "zone": gettext_lazy("alleen in een woonzorgzone"),
    "cluster_minimum": gettext_lazy("het kleinste cluster"),
    "district": gettext_lazy("de grens van het stadsdeel"),
    "no_need": gettext_lazy("geen tekort dat meetelt"),
    "takes_over": gettext_lazy("neemt over wat elders niet past"),
    "gives_way": gettext_lazy("geeft af aan wat elders al vastligt"),
    "rounded_up": gettext_lazy("naar boven afgerond"),
    "rounded_down": gettext_lazy("naar beneden afgerond"),
    "exact": gettext_lazy("precies naar tekort"),
}
PLAIN = {
    "no_change": gettext_lazy("Er verandert niets"),
    "constant_share": gettext_lazy("Elke buurt houdt haar aandeel"),
    "plain_hamilton_perry": gettext_lazy("Hamilton-Perry zonder correctie"),
}


def scenario_words(name: str) -> str:
    """What a scenario is called; the base has no name of its own."""
    return name or _("basis")


def dwellings(value: float | None) -> str:
    """A number of dwellings, no finer than a model knows it: whole, then in fives, then in tens."""
    if value is None:
        return _("onbekend")
    step = 1 if abs(value) < 100 else 5 if abs(value) < 1_000 else 10
    return number_words(step * round(value / step))


def signed(value: float) -> str:
    """A difference in whole dwellings, with its sign."""
    number = round(value)
    return ("+" if number > 0 else "−" if number < 0 else "") + number_words(abs(number))


def band_words(found: Interval | None, care: int = 0) -> str:
    """An interval as "12 tot 40"; empty where it is not known. `care` is the class below which none is shown."""
    if found is None or (care and found.middle < care):
        return ""
    ends = (modelled(found.low), modelled(found.high)) if care else (dwellings(found.low), dwellings(found.high))
    return _("%(low)s tot %(high)s") % {"low": ends[0], "high": ends[1]}


def modelled(value: float) -> str:
    """A modelled number of people, rounded by its size: an estimate is no count."""
    step = 5 if value < 100 else 10 if value < 1_000 else 50
    return number_words(int(step * round(value / step)))


def clients(value: float | None, least: int) -> str:
    """A modelled number of people with care; below `least` a class."""
    if value is None:
        return _("onbekend")
    return _("minder dan %(least)s") % {"least": least} if value < least else modelled(value)


def measured(measure: str, found: Interval | None, least: int) -> tuple[str, str]:
    """The middle and the interval of a measure in words."""
    if found is None:
        return _("onbekend"), ""
    if measure in CARE:
        return clients(found.middle, least), band_words(found, least)
    if "." in measure:
        return dwellings(found.middle), band_words(found)
    return modelled(found.middle), band_words(found, 1) or band_words(found)
