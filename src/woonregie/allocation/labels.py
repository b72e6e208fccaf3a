# SPDX-License-Identifier: EUPL-1.2
"""Codes of allocation as people say them."""

from django.utils.translation import gettext_lazy as _

from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.bookings import Book
from woonregie_core.allocation.offers import Outcome
from woonregie_core.allocation.verdict import Verdict

CONDITION = {
    "registered": _("Ingeschreven voordat de advertentie sloot"),
    "reacted_in_time": _("Op tijd gereageerd"),
    "social_rent": _("Huur onder de grens voor sociale huur"),
    "social_income": _("Inkomen past bij een sociale huurwoning"),
    "fitting_rent": _("Huur past bij het inkomen"),
    "youth_rent": _("Huur past bij een jong huishouden"),
    "bat_need": _("Woning is toegankelijk genoeg"),
    "direct_for_wmo": _("Directe bemiddeling: er is een Wmo-verhuisindicatie"),
    "offers_left": _("Directe bemiddeling: er is nog een aanbieding over"),
    "restructuring_granted": _("Voorrang door herstructurering is toegekend"),
    "wmo_granted": _("Voorrang met een Wmo-verhuisindicatie is toegekend"),
    "age": _("Oud genoeg voor de voorrang doorstroom"),
    "family_dwelling": _("Laat een eengezinswoning achter"),
    "bedrooms": _("De achtergelaten woning heeft genoeg slaapkamers"),
    "tenancy": _("Woont lang genoeg in de achtergelaten woning"),
    "no_resident_children": _("Geen inwonende kinderen"),
    "arrears": _("Geen te grote huurachterstand"),
    "participating_landlord": _("Huurt van een corporatie die meedoet"),
}

VERDICT = {
    Verdict.MEETS: _("voldoet"),
    Verdict.FAILS: _("voldoet niet"),
    Verdict.UNKNOWN: _("niet bekend"),
    Verdict.NOT_APPLICABLE: _("niet van toepassing"),
    Verdict.ALLOWED: _("uitzondering"),
}

LABEL = {
    Label.RESTRUCTURING: _("herstructurering"),
    Label.WMO: _("Wmo-verhuisindicatie"),
    Label.MOVING_ON: _("doorstroom senioren"),
    Label.REGULAR: _("regulier"),
}

OUTCOME = {
    Outcome.LET: _("U krijgt deze woning."),
    Outcome.REFUSED: _("U hebt deze woning geweigerd."),
    Outcome.EXPIRED: _("U hebt niet op tijd geantwoord op de aanbieding."),
    Outcome.HOUSED_ELSEWHERE: _("U had al een andere woning gekregen."),
    Outcome.NOT_REACHED: _("De woning ging naar iemand die voor u aan de beurt was."),
    Outcome.DWELLING_GONE: _("De woning was al verhuurd via een eerdere advertentie."),
    Outcome.WITHDRAWN: _("De verhuurder heeft de advertentie ingetrokken."),
    Outcome.NOT_ELIGIBLE: _("U komt niet in aanmerking voor deze woning."),
    Outcome.TO_CHECK: _("Wij kunnen nog niet zeggen of u in aanmerking komt. Er ontbreken gegevens."),
}

BOOK = {
    Book.POOL: _("verdeling 30/70"),
    Book.DIRECT_OFFER: _("directe aanbieding"),
    Book.SOCIAL_LETTING: _("sociale verhuring"),
    Book.FREE_SPACE: _("vrije toewijzingsruimte"),
    Book.FITTING_DUE: _("moest passend zijn"),
    Book.FITTING_KEPT: _("was passend"),
}

DIMENSION = {
    "label": _("Voorrang"),
    "age": _("Leeftijd vanaf"),
    "household": _("Personen"),
    "pool": _("Deel"),
}

SUBJECT = {
    "law": _("Grenzen in de wet"),
    "pool": _("Het deel voor senioren die doorstromen"),
    "order": _("Volgorde van voorrang"),
    "moving_on": _("Voorrang doorstroom senioren"),
    "wmo": _("Wmo-verhuisindicatie en directe bemiddeling"),
    "free_space": _("Vrije toewijzingsruimte"),
    "fitting": _("Passend toewijzen"),
    "toolbox": _("Gereedschapskist"),
    "income_proof": _("Toets van het inkomen"),
    "offer": _("Aanbieden"),
    "report": _("Overzichten"),
    "other": _("Overig"),
}

FACT = {
    "registered_at": _("ingeschreven op"),
    "reacted_at": _("gereageerd op"),
    "opens": _("eerste dag"),
    "closes": _("laatste dag"),
    "rent": _("huur"),
    "daeb": _("sociale woning"),
    "income": _("inkomensklasse"),
    "household_size": _("personen"),
    "highest_fitting_rent": _("hoogste passende huur"),
    "elderly": _("ouderenhuishouden"),
    "age": _("leeftijd"),
    "bat": _("BAT van de woning"),
    "required_bat": _("BAT ten minste"),
    "model": _("manier van aanbieden"),
    "label_wmo": _("Wmo-verhuisindicatie"),
    "label_restructuring": _("herstructurering"),
    "offers_before": _("eerdere directe aanbiedingen"),
    "leaves_dwelling_type": _("laat achter"),
    "leaves_bedrooms": _("slaapkamers daarvan"),
    "leaves_landlord": _("verhuurder daarvan"),
    "tenancy_years": _("jaren gewoond"),
    "resident_children": _("inwonende kinderen"),
    "arrears_months": _("maanden achterstand"),
}

INCOME = {
    "fitting": _("tot en met de grens voor passend toewijzen"),
    "social": _("tot en met de grens voor sociale huur"),
    "above_social": _("boven de grens voor sociale huur"),
}

BECAUSE = {
    "pool": _("De woning hoort bij een ander deel"),
    "order": _("De volgorde van voorrang is anders"),
    "others": _("Iemand anders schuift op"),
}

VERDICT_CODE = {
    Verdict.MEETS: "meets",
    Verdict.FAILS: "fails",
    Verdict.UNKNOWN: "unknown",
    Verdict.NOT_APPLICABLE: "not_applicable",
    Verdict.ALLOWED: "allowed",
}
