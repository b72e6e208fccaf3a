# SPDX-License-Identifier: EUPL-1.2
"""What is known of seekers, dwellings and adverts. None means: not known, never "no" or zero."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Model(StrEnum):
    """How a dwelling is brought to people (VERA code list PUBLICATIEMODEL: AAN, DIS)."""

    OFFER = "aanbod"
    MEDIATION = "bemiddeling"


class Pool(StrEnum):
    """The part of the suitable vacancies a dwelling belongs to (D004 pilot plan, section 4.3)."""

    MOVING_ON = "30"
    GENERAL = "70"
    OUTSIDE = ""  # no step-free dwelling: the 30/70 division does not apply


class Reply(StrEnum):
    """What a person said to an offer."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Seeker:
    """A household that looks for a home, under a pseudonym.

    Attributes:
        income: taxable income of the household in cents a year.
        required_bat: lowest BAT level the household needs; None where no need was established.
        leaves_dwelling_type: kind of dwelling that becomes free; "" where nothing is left behind.
        arrears_months: rent arrears in months of rent.
        offers_counted: direct offers that counted before this run.
    """

    id: str
    birth_date: date | None = None
    household_size: int | None = None
    income: int | None = None
    registered_at: datetime | None = None
    label_restructuring: bool = False
    label_wmo: bool = False
    required_bat: int | None = None
    leaves_dwelling_type: str | None = ""
    leaves_bedrooms: int | None = None
    leaves_landlord: str | None = None
    tenancy_start: date | None = None
    resident_children: int | None = None
    arrears_months: Decimal | None = None
    partner_birth_date: date | None = None
    offers_counted: int = 0


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A home. `rent` is the calculation rent (rekenhuur) in cents a month; `bat` 0 is unsuited, None unknown."""

    id: str
    corporation: str
    place: str
    type: str
    bedrooms: int | None
    bat: int | None
    rent: int
    daeb: bool


@dataclass(frozen=True, slots=True)
class Advert:
    """A dwelling on offer between two days, both included. `pool` None lets the rule decide."""

    id: str
    dwelling: Dwelling
    opens: date
    closes: date
    pool: Pool | None = None
    model: Model = Model.OFFER


@dataclass(frozen=True, slots=True)
class Reaction:
    """A person who wants to be considered for an advert."""

    advert_id: str
    seeker_id: str
    reacted_at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered to the offer of an advert, with a reason code."""

    advert_id: str
    seeker_id: str
    reply: Reply
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """What a person with the authority decided against, or where, the rules left a condition open.

    Attributes:
        condition: code of the condition (`conditions.CONDITIONS`).
        allow: whether the condition may count as met for this advert.
        by: role or function of who decided, with the reason.
    """

    advert_id: str
    seeker_id: str
    condition: str
    allow: bool
    by: str
    reason: str


@dataclass(frozen=True)
class Input:
    """Everything that a run reads. The order of the rows has no meaning."""

    seekers: tuple[Seeker, ...]
    adverts: tuple[Advert, ...]
    reactions: tuple[Reaction, ...]
    answers: tuple[Answer, ...] = ()
    deviations: tuple[Deviation, ...] = ()
