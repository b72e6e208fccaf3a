# SPDX-License-Identifier: EUPL-1.2
"""Words of the steps of an explanation: what each counts, how it follows, and what is assumed in it."""

from django.utils.translation import gettext_lazy as _

from woonregie_core.needs.explain import Step
from woonregie_core.needs.words import Care

STEP = {
    Step.PERSONS_65: _("Mensen van 65 jaar of ouder"),
    Step.PERSONS_75: _("Mensen van 75 jaar of ouder"),
    Step.HOUSEHOLDS_75: _("Huishoudens van een of twee mensen van 75 jaar of ouder"),
    Step.SHORT: _("Deel zonder plaats in een instelling, hele gemeente"),
    Step.OVERFLOW: _("Woningen voor wie geen plaats in een instelling vindt"),
    Step.NEED: _("Nodig"),
    Step.STOCK: _("Voorraad die deze groep bewoont of kan krijgen"),
    Step.SURE: _("Zekere plannen"),
    Step.OPEN: _("Onzekere plannen, maal de kans dat ze doorgaan"),
    Step.SUPPLY: _("Samen beschikbaar"),
    Step.BETTER: _("Over van woningen voor een zwaardere behoefte"),
    Step.GAP: _("Tekort"),
}
STATE = {
    Care.NONE: _("Zonder zorg"),
    Care.WMO: _("Alleen Wmo"),
    Care.WMO_AND_WLZ: _("Wmo en Wlz, thuis"),
    Care.WLZ_HOME: _("Wlz, thuis"),
    Care.WLZ_INTRAMURAL: _("Wlz, in een instelling"),
}
BAND = {"65_74": _("65 tot en met 74 jaar"), "75_84": _("75 tot en met 84 jaar"), "85_plus": _("85 jaar of ouder")}
HEADING = {
    "people": _("Mensen"),
    "households": _("Huishoudens"),
    "care": _("Zorg (modelschatting)"),
    "need": _("Woningen per groep"),
    "overflow": _("Geen plaats in een instelling"),
    "dwellings": _("Samen nodig"),
    "supply": _("Voorraad en plannen"),
    "gap": _("Tekort"),
}
FORMULA = {
    "people": _("De mensen van nu, min wie overlijdt, plus of min wie verhuist, jaar voor jaar."),
    "households": _("Mensen thuis, maal hun plaats in het huishouden. Een stel telt één keer: bij de oudste."),
    "care": _("Mensen per leeftijd, maal het deel dat nu zorg heeft. Iedereen staat in precies één groep."),
    "need": _("Huishoudens in de groep, maal het aantal woningen per huishouden uit de omrekentabel."),
    "overflow": _("Cliënten min plaatsen. Wie overblijft, heeft een woning nodig."),
    "dwellings": _("Alle groepen opgeteld, met wie geen plaats in een instelling vindt."),
    "supply": _("Geschikte woningen, maal het deel dat deze groep kan krijgen, plus zekere en onzekere plannen."),
    "gap": _("Nodig min beschikbaar, per buurt en nooit onder nul. Wat zwaardere woningen over hebben, telt mee."),
}
ASSUMED = {
    "people": _("Aanname: de sterfte daalt verder en verhuizen gaat door zoals het ging."),
    "households": _("Aanname: wie bij kinderen of anderen woont, vraagt geen eigen woning."),
    "care": _("Aanname: het zorggebruik per leeftijd blijft zoals nu, tenzij het scenario iets anders zegt."),
    "need": _("Aanname: de omrekentabel. De partners stellen haar vast."),
    "overflow": _("Aanname: er komen geen plaatsen in instellingen bij, tenzij het scenario iets anders zegt."),
    "dwellings": "",
    "supply": _("Aanname: het deel van de voorraad, en de kans en de vertraging per fase van een plan."),
    "gap": _("Aanname: buurten helpen elkaar niet."),
}
