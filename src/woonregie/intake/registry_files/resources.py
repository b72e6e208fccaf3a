# SPDX-License-Identifier: EUPL-1.2
"""Every resource of the registry with its fields: column of a table, heading in Dutch, attribute of VERA 4.3.

VERA's names and code lists are facts of the standard (Aedes, code lists CC0). What the standard has no attribute
for goes under `extraElementen`, which it keeps for that.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXTRA = "extraElementen"


class Kind(StrEnum):
    """What may stand in a cell."""

    CODE = "code"
    TEXT = "text"
    WHOLE = "whole"
    LEVEL = "level"
    AMOUNT = "amount"
    MONTHS = "months"
    YES = "yes"
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"
    CORPORATION = "corporation"
    PLACE = "place"
    DWELLING = "dwelling"
    HOUSEHOLD = "household"
    ADVERT = "advert"


@dataclass(frozen=True)
class Field:
    """One field. `vera` is the path of the attribute; `codes` maps our value to the code of VERA."""

    column: str
    heading: Promise
    vera: str
    kind: Kind
    needed: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    most: int = 99


@dataclass(frozen=True)
class Resource:
    """One kind of row: name of the file or sheet, of the VERA resource, and its fields; the first is the key."""

    name: str
    sheet: Promise
    vera: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    incoming: bool = True


_LEVELS = {str(level): f"BAT{level}" for level in range(1, 6)} | {"0": "GEEN"}
_FORMS = {"": "", "GEC": "GEC", "ZWO": "ZWO"}
_PROOF = {"assessment": "IBR", "portal": "MIJ", "employer": "WGV", "none": "GEE"}
_INCOME = {name: name for name in ("fitting", "social", "above", "unknown")}

DWELLINGS = Resource(
    "dwellings",
    _("Woningen"),
    "eenheden",
    (
        Field("code", _("Woning"), "id", Kind.CODE, needed=True),
        Field("corporation", _("Verhuurder"), "verhuurder.id", Kind.CORPORATION, needed=True),
        Field("place", _("Buurt"), "adres.buurt.id", Kind.PLACE, needed=True),
        Field(
            "type", _("Soort"), "detailSoort.code", Kind.CHOICE, needed=True,
            codes={
                "eengezinswoning": "EGW", "appartement": "APP", "benedenwoning": "BEN", "bovenwoning": "BOV",
                "seniorenwoning": "SEN",
            },
        ),
        Field("living_form", _("Woonvorm"), "woonvorm.code", Kind.CHOICE, codes=_FORMS),
        Field("bedrooms", _("Slaapkamers"), f"{EXTRA}.slaapkamersAantal", Kind.WHOLE, most=20),
        Field("bat", _("BAT"), "batScore.code", Kind.LEVEL, codes=_LEVELS, most=5),
        Field("rent", _("Rekenhuur in euro"), "rekenhuur", Kind.AMOUNT, needed=True),
        Field("daeb", _("Sociaal (DAEB)"), f"{EXTRA}.daeb", Kind.YES, needed=True),
        Field("vacant_since", _("Leeg sinds"), f"{EXTRA}.leegSinds", Kind.DAY),
    ),
    ("code",),
)  # fmt: skip
HOUSEHOLDS = Resource(
    "households",
    _("Huishoudens"),
    "relaties",
    (
        Field("code", _("Huishouden"), "id", Kind.CODE, needed=True),
        Field("birth_date", _("Geboortedatum"), "geboortedatum", Kind.DAY),
        Field("partner_birth_date", _("Geboortedatum partner"), f"{EXTRA}.geboortedatumPartner", Kind.DAY),
        Field("size", _("Personen"), "huishoudgrootte", Kind.WHOLE),
        Field("registered_at", _("Ingeschreven op"), "inschrijving.inschrijfdatum", Kind.MOMENT),
        Field("registered_until", _("Ingeschreven tot en met"), "inschrijving.einddatum", Kind.DAY),
        Field("income_class", _("Inkomensklasse"), f"{EXTRA}.inkomensklasse", Kind.CHOICE, codes=_INCOME),
        Field("income_year", _("Inkomensjaar"), "inkomen.jaar", Kind.WHOLE, most=2200),
        Field("income_proof", _("Bewijs"), "inkomen.inkomensverklaringsoort.code", Kind.CHOICE, codes=_PROOF),
        Field("income_checked_on", _("Getoetst op"), "inkomen.controledatum", Kind.DAY),
        Field("dwelling", _("Woont in"), "woonsituatie.eenheid.id", Kind.DWELLING),
        Field("leaves_type", _("Laat elders achter"), f"{EXTRA}.laatAchter", Kind.TEXT),
        Field("leaves_bedrooms", _("Slaapkamers daarvan"), f"{EXTRA}.slaapkamersDaarvan", Kind.WHOLE, most=20),
        Field("leaves_landlord", _("Verhuurder daarvan"), f"{EXTRA}.verhuurderDaarvan", Kind.TEXT),
        Field("tenancy_start", _("Woont er sinds"), "woonsituatie.begindatum", Kind.DAY),
        Field("resident_children", _("Inwonende kinderen"), f"{EXTRA}.inwonendeKinderen", Kind.WHOLE),
        Field("arrears_months", _("Maanden achterstand"), f"{EXTRA}.maandenAchterstand", Kind.MONTHS),
    ),
    ("code",),
)
PRIORITIES = Resource(
    "priorities",
    _("Voorrang"),
    "voorrangsregelingen",
    (
        Field("household", _("Huishouden"), "relatie.id", Kind.HOUSEHOLD, needed=True),
        Field(
            "kind", _("Soort"), "soort.code", Kind.CHOICE, needed=True,
            codes={"restructuring": "URG", "wmo": "IND"},
        ),
        Field(
            "state", _("Status"), "status.code", Kind.CHOICE, needed=True,
            codes={"requested": "AAN", "granted": "GEC", "refused": "AFG", "lapsed": "VER", "used": "GEB"},
        ),
        Field("granted_on", _("Toegekend op"), "begindatum", Kind.DAY, needed=True),
        Field("valid_until", _("Geldig tot en met"), "einddatum", Kind.DAY),
        Field("issued_by", _("Door"), f"{EXTRA}.afgever", Kind.TEXT, needed=True),
        Field("required_bat", _("BAT ten minste"), "profiel.batScore.code", Kind.LEVEL, codes=_LEVELS, most=5),
        Field("offers_allowed", _("Aanbiedingen"), f"{EXTRA}.aanbiedingenToegestaan", Kind.WHOLE),
        Field("offers_counted", _("Aanbiedingen geteld"), f"{EXTRA}.aanbiedingenGeteld", Kind.WHOLE),
    ),
    ("household", "kind", "granted_on"),
)  # fmt: skip
ADVERTS = Resource(
    "adverts",
    _("Advertenties"),
    "publicaties",
    (
        Field("code", _("Advertentie"), "id", Kind.CODE, needed=True),
        Field("dwelling", _("Woning"), "eenheden.id", Kind.DWELLING, needed=True),
        Field("model", _("Manier"), "model.code", Kind.CHOICE, codes={"aanbod": "AAN", "bemiddeling": "DIS"}),
        Field("opens", _("Eerste dag"), "begindatum", Kind.DAY, needed=True),
        Field("closes", _("Laatste dag"), "einddatum", Kind.DAY, needed=True),
        Field("pool", _("Deel"), f"{EXTRA}.deel", Kind.TEXT),
        Field("state", _("Status"), f"{EXTRA}.status", Kind.TEXT),
    ),
    ("code",),
    incoming=False,
)
REACTIONS = Resource(
    "reactions",
    _("Reacties"),
    "reacties",
    (
        Field("advert", _("Advertentie"), "publicatie.id", Kind.ADVERT, needed=True),
        Field("household", _("Huishouden"), "relatie.id", Kind.HOUSEHOLD, needed=True),
        Field("reacted_at", _("Gereageerd op"), "datum", Kind.MOMENT, needed=True),
        Field("assisted", _("Met hulp"), f"{EXTRA}.metHulp", Kind.YES),
    ),
    ("advert", "household"),
)
CANDIDATES = Resource(
    "candidates",
    _("Kandidaten"),
    "kandidaten",
    (
        Field("advert", _("Advertentie"), "publicatie.id", Kind.ADVERT),
        Field("household", _("Huishouden"), "relatie.id", Kind.HOUSEHOLD),
        Field("place", _("Plaats"), "positie", Kind.WHOLE),
        Field("label", _("Voorrang"), f"{EXTRA}.voorrang", Kind.TEXT),
        Field("outcome", _("Uitkomst"), f"{EXTRA}.uitkomst", Kind.TEXT),
    ),
    ("advert", "household"),
    incoming=False,
)
OFFERS = Resource(
    "offers",
    _("Aanbiedingen"),
    "aanbiedingen",
    (
        Field("advert", _("Advertentie"), "publicatie.id", Kind.ADVERT),
        Field("household", _("Huishouden"), "relatie.id", Kind.HOUSEHOLD),
        Field("made_on", _("Aangeboden op"), "datum", Kind.DAY),
        Field("expires_on", _("Antwoord voor"), "vervaldatum", Kind.DAY),
        Field("answered_on", _("Antwoord op"), "antwoorddatum", Kind.DAY),
        Field("state", _("Status"), "status.code", Kind.TEXT),
        Field("reason", _("Reden"), f"{EXTRA}.reden", Kind.TEXT),
        Field("counts", _("Telt mee"), f"{EXTRA}.teltMee", Kind.YES),
    ),
    ("advert", "household"),
    incoming=False,
)
LETTINGS = Resource(
    "lettings",
    _("Verhuringen"),
    "toewijzingen",
    (
        Field("advert", _("Advertentie"), "publicatie.id", Kind.ADVERT),
        Field("dwelling", _("Woning"), "eenheid.id", Kind.DWELLING),
        Field("household", _("Huishouden"), "relatie.id", Kind.HOUSEHOLD),
        Field("contract_date", _("Contract vanaf"), "datum", Kind.DAY),
        Field("rent", _("Rekenhuur in euro"), "rekenhuur", Kind.AMOUNT),
        Field("household_size", _("Personen"), "huishoudgrootte", Kind.WHOLE),
        Field("elderly", _("Ouderenhuishouden"), "isOuderenhuishouden", Kind.YES),
        Field("fitting", _("Passendheid"), "passendheidsoort.code", Kind.TEXT),
        Field("target_group", _("Doelgroep"), f"{EXTRA}.doelgroep", Kind.TEXT),
    ),
    ("advert",),
    incoming=False,
)
ALL = (DWELLINGS, HOUSEHOLDS, PRIORITIES, ADVERTS, REACTIONS, CANDIDATES, OFFERS, LETTINGS)
INCOMING = tuple(one for one in ALL if one.incoming)

FORBIDDEN = frozenset(
    {
        "bsn", "burgerservicenummer", "naam", "voornaam", "voornamen", "achternaam", "geslachtsnaam", "straat",
        "huisnummer", "telefoon", "telefoonnummer", "email", "e-mail", "emailadres", "diagnose", "ziekte",
        "medisch", "rekeningnummer", "iban", "inkomen", "rekeninkomen",
    }
)  # fmt: skip
"""Columns and attributes that are never stored: they would tell who somebody is, or more than a decision needs."""
