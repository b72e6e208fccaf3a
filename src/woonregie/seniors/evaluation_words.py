# SPDX-License-Identifier: EUPL-1.2
"""Words of the evaluation: what is measured, how it is counted, and what a number says."""

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.looks.wording import euro_words, number_words
from woonregie.seniors import labels
from woonregie.seniors.measures import Line, Measured, Unit
from woonregie_core.pilot.designs import Strength
from woonregie_core.pilot.differences import Difference

CATEGORY: dict[int, Promise] = {
    1: gettext_lazy("Werkwijze en resultaten"),
    2: gettext_lazy("Hulpvragen en gereedschapskist"),
    3: gettext_lazy("Effecten op woonruimteverdeling en Wmo"),
}
KPI: dict[str, Promise] = {
    "movers": gettext_lazy("Doorstromers tegenover woningen en doelgroep"),
    "vacancy": gettext_lazy("Leegstand"),
    "mediations": gettext_lazy("Geslaagde bemiddelingen"),
    "movers_by_advert": gettext_lazy("Doorstromers via een advertentie"),
    "hours": gettext_lazy("Uren van de corporaties"),
    "letters": gettext_lazy("Reacties op de brieven"),
    "reactions": gettext_lazy("Reacties op advertenties"),
    "lead_time": gettext_lazy("Doorlooptijd"),
    "instruments": gettext_lazy("Wat er uit de gereedschapskist is gebruikt"),
    "costs": gettext_lazy("Kosten van de gereedschapskist"),
    "help": gettext_lazy("Waar mensen hulp bij vroegen"),
    "answered": gettext_lazy("Of de pilot kon helpen"),
    "wmo": gettext_lazy("Actieve Wmo-verhuisindicaties"),
    "occupancy": gettext_lazy("Bezetting van eengezinswoningen"),
    "search": gettext_lazy("Zoeken door reguliere woningzoekenden"),
}
# For each line: what it is, and how it is counted.
LINE: dict[str, tuple[Promise, Promise]] = {
    "movers": (
        gettext_lazy("Doorstromers"),
        gettext_lazy(
            "Huurcontracten met voorrang doorstroom, of van senioren van een eengezinswoning naar een geschikte."
        ),
    ),
    "movers_of_available": (
        gettext_lazy("Tegenover beschikbare woningen"),
        gettext_lazy(
            "Doorstromers in een geschikte woning, gedeeld door alle geschikte woningen die te huur kwamen."
        ),
    ),
    "movers_of_advertised": (
        gettext_lazy("Tegenover geadverteerde woningen"),
        gettext_lazy("Doorstromers in zo'n woning, gedeeld door alle geschikte woningen met een advertentie."),
    ),
    "movers_of_pool": (
        gettext_lazy("Tegenover woningen voor doorstroom"),
        gettext_lazy(
            "Doorstromers in zo'n woning, gedeeld door alle woningen met een advertentie voor doorstroom."
        ),
    ),
    "movers_of_group": (
        gettext_lazy("Tegenover de doelgroep"),
        gettext_lazy(
            "Doorstromers, gedeeld door die doorstromers plus de huurders die nog aan alle eisen voldoen."
        ),
    ),
    "vacancy_all": (
        gettext_lazy("Dagen tussen twee huishoudens"),
        gettext_lazy("Van het contract van wie vertrok tot het contract van wie kwam, alle woningen."),
    ),
    "vacancy_left_by_movers": (
        gettext_lazy("Dagen leeg na een doorstromer"),
        gettext_lazy("Hetzelfde, alleen voor woningen die een doorstromer achterliet."),
    ),
    "mediations": (
        gettext_lazy("Bemiddelingen die lukten"),
        gettext_lazy(
            "Direct aangeboden geschikte woningen die zijn verhuurd, gedeeld door alle die zijn afgerond."
        ),
    ),
    "movers_by_advert": (
        gettext_lazy("Via een advertentie"),
        gettext_lazy("Doorstromers die reageerden op een advertentie, gedeeld door alle doorstromers."),
    ),
    "hours": (
        gettext_lazy("Uren in alle maanden"),
        gettext_lazy("Uren die de corporaties noteerden. Onbekend telt maanden van een corporatie zonder opgave."),
    ),
    "hours_per_mover": (
        gettext_lazy("Uren per doorstromer"),
        gettext_lazy("Alle uren, gedeeld door de doorstromers."),
    ),
    "letters": (
        gettext_lazy("Reactie op de brief"),
        gettext_lazy("Huishoudens die na de brief iets lieten weten, gedeeld door alle die een brief kregen."),
    ),
    "letters_interested": (
        gettext_lazy("Wil meer weten"),
        gettext_lazy("Huishoudens die na de brief meer wilden weten, gedeeld door alle die een brief kregen."),
    ),
    "reactions_pool": (
        gettext_lazy("Per woning voor doorstroom"),
        gettext_lazy("Reacties die bleven staan, per gesloten advertentie voor doorstroom."),
    ),
    "reactions_other": (
        gettext_lazy("Per andere geschikte woning"),
        gettext_lazy("Reacties die bleven staan, per gesloten advertentie in de overige verdeling."),
    ),
    "lead_from_contact": (
        gettext_lazy("Dagen van eerste contact tot contract"),
        gettext_lazy(
            "Eerste brief of eerste reactie tot het huurcontract. Onbekend zijn doorstromers zonder contact."
        ),
    ),
    "lead_from_advert": (
        gettext_lazy("Dagen van advertentie tot contract"),
        gettext_lazy("Begin van de advertentie of aanbieding tot het huurcontract, van doorstromers."),
    ),
    "instrument": (
        gettext_lazy("Gebruikt voor"),
        gettext_lazy(
            "Verhuizingen waarvoor dit is betaald, gedeeld door alle verhuizingen waarvoor iets is betaald."
        ),
    ),
    "costs": (gettext_lazy("Betaald in totaal"), gettext_lazy("Alle betalingen in de periode.")),
    "costs_per_mover": (
        gettext_lazy("Per doorstromer"),
        gettext_lazy("Alle betalingen, gedeeld door alle doorstromers."),
    ),
    "costs_per_paid_move": (
        gettext_lazy("Per verhuizing met kosten"),
        gettext_lazy("Alle betalingen, gedeeld door de verhuizingen waarvoor iets is betaald."),
    ),
    "costs_of_instrument": (
        gettext_lazy("Deel van de kosten"),
        gettext_lazy("Betalingen voor dit middel, gedeeld door alle betalingen."),
    ),
    "help": (
        gettext_lazy("Gevraagd"),
        gettext_lazy("Hulpvragen van deze soort, gedeeld door alle hulpvragen in de periode."),
    ),
    "answered": (
        gettext_lazy("Afgerond"),
        gettext_lazy("Hulpvragen die zo zijn afgerond, gedeeld door alle afgeronde. Onbekend staat nog open."),
    ),
    "wmo": (
        gettext_lazy("Actief op de laatste dag"),
        gettext_lazy(
            "Toegekende indicaties die nog gelden. Onbekend is vervallen of gebruikt op een onbekende dag."
        ),
    ),
    "occupancy": (
        gettext_lazy("Bewoners per woning"),
        gettext_lazy("Bewoners na de volgende verhuring, naast de doorstromer die uit dezelfde woning vertrok."),
    ),
    "search_time": (
        gettext_lazy("Zoekduur"),
        gettext_lazy("Hele maanden tussen de eerste reactie en het huurcontract."),
    ),
    "chance": (
        gettext_lazy("Slaagkans"),
        gettext_lazy("Gehuisveste huishoudens, gedeeld door alle huishoudens die reageerden."),
    ),
    "pressure": (
        gettext_lazy("Marktdruk"),
        gettext_lazy("Huishoudens die reageerden, gedeeld door verhuurde woningen."),
    ),
}
GROUP: dict[str, Promise] = {
    "family": gettext_lazy("eengezinswoningen"),
    "suited": gettext_lazy("woningen voor 55+"),
}
_ABOUT: dict[str, dict[str, Promise]] = {
    "instrument": labels.INSTRUMENT,
    "costs_of_instrument": labels.INSTRUMENT,
    "help": labels.HELP,
    "answered": labels.ANSWERED,
    "search_time": GROUP,
    "chance": GROUP,
    "pressure": GROUP,
}
STRENGTH: dict[Strength, Promise] = {
    Strength.NONE: gettext_lazy("Er is niets om mee te vergelijken. Dit is geen bewijs van oorzaak."),
    Strength.DESCRIPTION: gettext_lazy("Dit beschrijft een verschil. Het is geen bewijs van oorzaak."),
    Strength.INDICATION: gettext_lazy(
        "De wachtende buurten zijn vooraf gekozen, niet geloot. Dit is een aanwijzing, geen bewijs van oorzaak."
    ),
    Strength.LOT: gettext_lazy(
        "De volgorde van de buurten is vooraf geloot. Een verschil tussen buurten buiten de marge komt dan niet "
        "door die keuze. Alle andere verschillen zijn geen bewijs van oorzaak."
    ),
}


def line_title(line: Line) -> str:
    """What a line measures, with what it is about."""
    title = str(LINE[line.code][0])
    return f"{title}: {_about(line)}" if line.about else title


def _about(line: Line) -> str:
    return str(_ABOUT[line.code].get(line.about, line.about))


def definition(line: Line) -> str:
    """How a line is counted."""
    return str(LINE[line.code][1])


def value_words(measured: Measured | None, unit: Unit) -> str:
    """A number as people write it; one that is missing or hidden in words."""
    if measured is None:
        return _("niet vergeleken")
    if measured.hidden:
        return _("afgeschermd")
    if measured.value is None:
        return _("nog niet te zeggen")
    return number_in(measured.value, unit)


def number_in(value: float, unit: Unit) -> str:
    """A number in its unit."""
    if unit is Unit.SHARE:
        return f"{_plain(100 * value)}%"
    if unit is Unit.CENTS:
        return euro_words(round(value))
    if unit in (Unit.DAYS, Unit.MONTHS, Unit.HOURS, Unit.PERSONS):
        words = {
            Unit.DAYS: _("%(n)s dagen"),
            Unit.MONTHS: _("%(n)s maanden"),
            Unit.HOURS: _("%(n)s uur"),
            Unit.PERSONS: _("%(n)s personen"),
        }
        return words[unit] % {"n": _plain(value)}
    return _plain(value)


def _plain(value: float) -> str:
    return (
        number_words(round(value))
        if value == round(value)
        else str(number_format(round(value, 1), 1, use_l10n=True))
    )


def made_of(measured: Measured, unit: Unit) -> str:
    """Numerator and denominator: 12 van 80; empty where the number is no ratio."""
    if measured.part is None or measured.whole is None:
        return ""
    part = euro_words(round(measured.part)) if unit is Unit.CENTS else number_words(measured.part)
    if unit in (Unit.DAYS, Unit.MONTHS, Unit.PERSONS):
        return _("samen %(part)s, gedeeld door %(whole)s") % {"part": part, "whole": number_words(measured.whole)}
    return _("%(part)s van %(whole)s") % {"part": part, "whole": number_words(measured.whole)}


def difference_words(found: Difference | None, unit: Unit) -> str:
    """A difference with its margin, and whether chance alone may explain it."""
    if found is None:
        return ""
    words = signed(found.value, unit)
    if found.interval is None:
        return _("%(words)s (te weinig voor een marge)") % {"words": words}
    low, high = (signed(end, unit) for end in found.interval)
    text = _("%(words)s (marge %(low)s tot %(high)s)") % {"words": words, "low": low, "high": high}
    return text if found.stands_out else f"{text} {_('– kan toeval zijn')}"


def signed(value: float, unit: Unit) -> str:
    """A difference with its sign; of shares in percentage points."""
    sign = "+" if value > 0 else ""
    if unit is Unit.SHARE:
        return _("%(n)s procentpunt") % {"n": f"{sign}{_plain(round(100 * value, 1))}"}
    return f"{sign}{number_in(round(value, 1), unit)}"
