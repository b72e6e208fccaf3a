# SPDX-License-Identifier: EUPL-1.2
"""Every resource of the registry with its fields: column of a table, heading in Dutch, attribute of VERA 4.3.

VERA's names are facts of the standard (Aedes). What the standard has no attribute for goes under
`extra-attributen`, which it keeps for that. A path with `[]` goes through a list of one.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie.allocation import codes as words
from woonregie.intake.registry_files.vera_codes import Codes, codes_of

EXTRA = "extra-attributen"


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
    """One field. `vera` is the path of the attribute and `coded` names its rows in the table of codes.

    `detail` is the path of the second half of a code with a point in it. `stamped` says that the standard wants a
    moment where we have a day.
    """

    column: str
    heading: Promise
    vera: str
    kind: Kind
    needed: bool = False
    choices: tuple[str, ...] = ()
    coded: str = ""
    detail: str = ""
    most: int = 99
    stamped: bool = False

    @property
    def codes(self) -> Codes:
        """Its codes in the standard."""
        return codes_of(self.coded)


@dataclass(frozen=True)
class Resource:
    """One kind of row: name of the file or sheet, of the VERA resource, and its fields; `key` tells rows apart."""

    name: str
    sheet: Promise
    vera: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    incoming: bool = True
    columns: dict[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", {one.column: one for one in self.fields})


def extra(name: str) -> str:
    """The path of something that the standard has no attribute for."""
    return f"{EXTRA}.{name}"


_INCOME = "inkomens[]"
_TEXT, _DAY, _YES, _WHOLE = Kind.TEXT, Kind.DAY, Kind.YES, Kind.WHOLE

DWELLINGS = Resource(
    "dwellings",
    _("Woningen"),
    "eenheden",
    (
        Field("code", _("Woning"), "id", Kind.CODE, needed=True),
        Field("corporation", _("Verhuurder"), "idOrganisatie", Kind.CORPORATION, needed=True),
        Field("place", _("Buurt"), "adres.buurt.code", Kind.PLACE, needed=True),
        Field(
            "type", _("Soort"), "detailSoort.code", Kind.CHOICE, needed=True,
            choices=tuple(words.DWELLING_TYPE), coded="dwellings.type",
        ),
        Field(
            "living_form", _("Woonvorm"), "woonvorm.code", Kind.CHOICE,
            choices=tuple(words.LIVING_FORM), coded="dwellings.living_form",
        ),
        Field("bedrooms", _("Slaapkamers"), extra("slaapkamersAantal"), _WHOLE, most=20),
        Field("bat", _("BAT"), "batScore.code", Kind.LEVEL, coded="dwellings.bat", most=5),
        Field("rent", _("Rekenhuur in euro"), "rekenhuur", Kind.AMOUNT, needed=True),
        Field("daeb", _("Sociaal (DAEB)"), "maatschappelijkLabel.code", _YES, needed=True, coded="dwellings.daeb"),
        Field("vacant_since", _("Leeg sinds"), extra("leegSinds"), _DAY),
    ),
    ("code",),
)  # fmt: skip
HOUSEHOLDS = Resource(
    "households",
    _("Huishoudens"),
    "relaties",
    (
        Field("code", _("Huishouden"), "id", Kind.CODE, needed=True),
        Field("birth_date", _("Geboortedatum"), "geboortedatum", _DAY),
        Field("partner_birth_date", _("Geboortedatum partner"), extra("geboortedatumPartner"), _DAY),
        Field("size", _("Personen"), extra("huishoudgrootte"), _WHOLE),
        Field("registered_at", _("Ingeschreven op"), extra("ingeschrevenOp"), Kind.MOMENT),
        Field("registered_until", _("Ingeschreven tot en met"), extra("ingeschrevenTotEnMet"), _DAY),
        Field(
            "income_class", _("Inkomensklasse"), extra("inkomensklasse"), Kind.CHOICE,
            choices=tuple(words.INCOME_CLASS),
        ),
        Field("income_year", _("Inkomensjaar"), f"{_INCOME}.jaar", _WHOLE, most=2200),
        Field(
            "income_proof", _("Bewijs"), f"{_INCOME}.inkomensverklaringsoort.code", Kind.CHOICE,
            choices=tuple(words.INCOME_PROOF), coded="households.income_proof",
        ),
        Field("income_checked_on", _("Getoetst op"), f"{_INCOME}.controledatum", _DAY, stamped=True),
        Field("dwelling", _("Woont in"), "woonsituatie.eenheid.id", Kind.DWELLING),
        Field("leaves_type", _("Laat elders achter"), extra("laatAchter"), _TEXT),
        Field("leaves_bedrooms", _("Slaapkamers daarvan"), extra("slaapkamersDaarvan"), _WHOLE, most=20),
        Field("leaves_landlord", _("Verhuurder daarvan"), extra("verhuurderDaarvan"), _TEXT),
        Field("tenancy_start", _("Woont er sinds"), "woonsituatie.begindatum", _DAY),
        Field("resident_children", _("Inwonende kinderen"), extra("inwonendeKinderen"), _WHOLE),
        Field("arrears_months", _("Maanden achterstand"), extra("maandenAchterstand"), Kind.MONTHS),
    ),
    ("code",),
)  # fmt: skip
PRIORITIES = Resource(
    "priorities",
    _("Voorrang"),
    "voorrangsregelingen",
    (
        Field("household", _("Huishouden"), "relatie", Kind.HOUSEHOLD, needed=True),
        Field(
            "kind", _("Soort"), "soort.code", Kind.CHOICE, needed=True, choices=tuple(words.PRIORITY),
            coded="priorities.kind", detail="detailSoort.code",
        ),
        Field(
            "state", _("Status"), extra("status"), Kind.CHOICE, needed=True, choices=tuple(words.PRIORITY_STATE),
            coded="priorities.state",
        ),
        Field("granted_on", _("Toegekend op"), "begindatum", _DAY, needed=True, stamped=True),
        Field("valid_until", _("Geldig tot en met"), "einddatum", _DAY, stamped=True),
        Field("issued_by", _("Door"), extra("afgever"), _TEXT, needed=True),
        Field("required_bat", _("BAT ten minste"), extra("batTenMinste"), Kind.LEVEL, most=5),
        Field("offers_allowed", _("Aanbiedingen"), extra("aanbiedingenToegestaan"), _WHOLE),
        Field("offers_counted", _("Aanbiedingen geteld"), extra("aanbiedingenGeteld"), _WHOLE),
    ),
    ("household", "kind", "granted_on"),
)  # fmt: skip
ADVERTS = Resource(
    "adverts",
    _("Advertenties"),
    "publicaties",
    (
        Field("code", _("Advertentie"), "id", Kind.CODE, needed=True),
        Field("dwelling", _("Woning"), "eenheden[]", Kind.DWELLING, needed=True),
        Field(
            "model", _("Manier"), "model.code", Kind.CHOICE, choices=tuple(words.MODEL), coded="adverts.model"
        ),
        Field("opens", _("Eerste dag"), "begindatum", _DAY, needed=True, stamped=True),
        Field("closes", _("Laatste dag"), "einddatum", _DAY, needed=True, stamped=True),
        Field("pool", _("Deel"), extra("deel"), Kind.CHOICE, choices=tuple(words.POOL)),
        Field(
            "state", _("Status"), "status.code", Kind.CHOICE, choices=tuple(words.ADVERT_STATE),
            coded="adverts.state", detail="detailStatus.code",
        ),
    ),
    ("code",),
)  # fmt: skip
REACTIONS = Resource(
    "reactions",
    _("Reacties"),
    "reacties",
    (
        Field("advert", _("Advertentie"), "publicatie.id", Kind.ADVERT, needed=True),
        Field("household", _("Huishouden"), "relaties[]", Kind.HOUSEHOLD, needed=True),
        Field("reacted_at", _("Gereageerd op"), "datum", Kind.MOMENT, needed=True, stamped=True),
        Field("assisted", _("Met hulp"), extra("metHulp"), _YES),
    ),
    ("advert", "household"),
)
CANDIDATES = Resource(
    "candidates",
    _("Kandidaten"),
    "kandidaten",
    (
        Field("advert", _("Advertentie"), "publicatie.id", Kind.ADVERT),
        Field("household", _("Huishouden"), "relatie", Kind.HOUSEHOLD),
        Field("place", _("Plaats"), "positie", _WHOLE),
        Field("label", _("Voorrang"), extra("voorrang"), _TEXT),
        Field("outcome", _("Uitkomst"), extra("uitkomst"), _TEXT),
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
        Field("household", _("Huishouden"), "relatie", Kind.HOUSEHOLD),
        Field("made_on", _("Aangeboden op"), "datum", _DAY, stamped=True),
        Field("expires_on", _("Antwoord voor"), "vervaldatum", _DAY, stamped=True),
        Field("answered_on", _("Antwoord op"), "antwoorddatum", _DAY, stamped=True),
        Field("state", _("Status"), "status.code", _TEXT, coded="offers.state", detail="detailStatus.code"),
        Field("reason", _("Reden"), "detailStatus.code", _TEXT, coded="offers.reason"),
        Field("counts", _("Telt mee"), extra("teltMee"), _YES),
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
        Field("dwelling", _("Woning"), "eenheid", Kind.DWELLING),
        Field("household", _("Huishouden"), "relatie", Kind.HOUSEHOLD),
        Field("contract_date", _("Contract vanaf"), "datum", _DAY, stamped=True),
        Field("rent", _("Rekenhuur in euro"), "rekenhuur", Kind.AMOUNT),
        Field("household_size", _("Personen"), "huishoudgrootte", _WHOLE),
        Field("elderly", _("Ouderenhuishouden"), "isOuderenhuishouden", _YES),
        Field("fitting", _("Passendheid"), "passendheidsoort.code", _TEXT, coded="lettings.fitting"),
        Field("target_group", _("Doelgroep"), extra("doelgroep"), _TEXT),
    ),
    ("advert",),
    incoming=False,
)
ALL = (DWELLINGS, HOUSEHOLDS, PRIORITIES, ADVERTS, REACTIONS, CANDIDATES, OFFERS, LETTINGS)
INCOMING = tuple(one for one in ALL if one.incoming)
OUTGOING = tuple(one for one in ALL if not one.incoming)
"""What comes about by decisions taken here: it goes out and never comes in."""
BY_NAME = {one.name: one for one in ALL}
