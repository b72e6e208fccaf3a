# SPDX-License-Identifier: EUPL-1.2
"""The lines of a bid as plain values: what a person fills in, what is compared, what is frozen."""

from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from woonregie.bids.models import BidOffer, BidProject


@dataclass(frozen=True)
class Offer:
    """What is offered or asked."""

    subject: str
    kind: str
    title: str
    text: str = ""
    amount: Decimal | None = None
    unit: str = ""
    approximate: bool = False


@dataclass(frozen=True)
class Project:
    """A project, in the words of the bid. `dwellings` None: not known yet."""

    name: str
    kind: str
    place: str = ""
    dwellings: int | None = None
    approximate: bool = False
    dwelling_type: str = ""
    rent_class: str = ""
    bat: str = ""
    sustainability: str = ""
    planning: str = ""


Line = Offer | Project
MODEL: dict[type, type[BidOffer] | type[BidProject]] = {Offer: BidOffer, Project: BidProject}


def names_of(kind: type[Line]) -> tuple[str, ...]:
    """The fields of a kind of line."""
    return tuple(field.name for field in fields(kind))


def offer_of(row: BidOffer) -> Offer:
    """A stored offer as values."""
    return Offer(**{name: getattr(row, name) for name in names_of(Offer)})


def project_of(row: BidProject) -> Project:
    """A stored project as values."""
    return Project(**{name: getattr(row, name) for name in names_of(Project)})


def plain(line: Line) -> dict[str, Any]:
    """A line as plain values by field."""
    return asdict(line)
