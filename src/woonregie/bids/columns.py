# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a bid's workbook: which column holds which field, for writing and reading alike."""

from dataclasses import dataclass
from enum import StrEnum

from woonregie.bids import labels
from woonregie.bids.lines import Line, Offer, Project


class Kind(StrEnum):
    """What a cell may hold."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    AMOUNT = "amount"
    WHOLE = "whole"
    YES = "yes"


@dataclass(frozen=True)
class Column:
    """A column; `list_name` names the word list that a choice comes from, `most` the longest text."""

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    list_name: str = ""
    most: int = 200
    required: bool = False


@dataclass(frozen=True)
class SheetColumns:
    """A sheet with the kind of line that its rows hold."""

    title: str
    line: type[Line]
    columns: tuple[Column, ...]


_CODE = Column("code", "Code", most=60)
OFFERS = SheetColumns(
    "Aanbod",
    Offer,
    (
        _CODE,
        Column("subject", "Onderwerp", Kind.CHOICE, "SUBJECT", required=True),
        Column("kind", "Soort", Kind.CHOICE, "OFFER_KIND", required=True),
        Column("title", "Titel", most=300, required=True),
        Column("text", "Tekst", Kind.LONG, most=4000),
        Column("amount", "Aantal of bedrag", Kind.AMOUNT),
        Column("unit", "Eenheid", Kind.CHOICE, "UNIT"),
        Column("approximate", "Ongeveer", Kind.YES),
    ),
)
PROJECTS = SheetColumns(
    "Projecten",
    Project,
    (
        _CODE,
        Column("name", "Naam", required=True),
        Column("kind", "Soort", Kind.CHOICE, "PROJECT_KIND", required=True),
        Column("place", "Gebied", most=120),
        Column("dwellings", "Woningen", Kind.WHOLE),
        Column("approximate", "Ongeveer", Kind.YES),
        Column("dwelling_type", "Type woningen"),
        Column("rent_class", "Huurprijsklasse"),
        Column("bat", "BAT-score", most=40),
        Column("sustainability", "Duurzaamheid", most=80),
        Column("planning", "Planning", most=80),
    ),
)
SHEETS = (OFFERS, PROJECTS)
ABOUT = "Bod"
BID_KEY, REVISION_KEY = "Nummer", "Versie"
YES, NO = "ja", "nee"


def words_of(column: Column) -> dict[str, str]:
    """The words of a choice by code."""
    return {str(code): str(word) for code, word in getattr(labels, column.list_name).items()}
