# SPDX-License-Identifier: EUPL-1.2
"""The columns of the action list as a workbook: the contract between what goes out and what comes back.

Headings are Dutch in every language of the pages, because a file outlives the language of who made it.
"""

from dataclasses import dataclass
from enum import StrEnum

SHEET = "Acties"
LISTS_SHEET = "Lijsten"
ABOUT_SHEET = "Toelichting"
REFERENCE_DATE = "Peildatum"


class Kind(StrEnum):
    """What a cell of a column holds."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    PARTY = "party"
    PHASE = "phase"
    COURSE = "course"


@dataclass(frozen=True)
class Column:
    """One column. `editable` says whether a change comes back; `longest` is the most characters it takes."""

    key: str
    heading: str
    kind: Kind
    width: int
    editable: bool = True
    longest: int = 4000

    @property
    def is_hidden(self) -> bool:
        """Whether it only serves to find the action again."""
        return self.heading.startswith("_")


ID = Column("id", "_id", Kind.NUMBER, 8, editable=False)
REVISION = Column("revision", "_revisie", Kind.NUMBER, 8, editable=False)
COLUMNS = (
    ID,
    REVISION,
    Column("plan", "Plan", Kind.TEXT, 24, editable=False),
    Column("commitment", "Afspraak", Kind.TEXT, 14, editable=False),
    Column("code", "Code", Kind.TEXT, 10, editable=False),
    Column("title", "Actie", Kind.TEXT, 40, longest=300),
    Column("summary", "Omschrijving", Kind.TEXT, 50),
    Column("lead", "Trekker", Kind.PARTY, 26),
    Column("start", "Begint op", Kind.DATE, 13),
    Column("end", "Klaar op", Kind.DATE, 13),
    Column("blocking_condition", "Wacht op", Kind.TEXT, 30, longest=400),
    Column("phase", "Fase", Kind.PHASE, 20),
    Column("course", "Koers", Kind.COURSE, 22),
    Column("amount", "Gerealiseerd", Kind.AMOUNT, 14),
    Column("target", "Doel", Kind.TEXT, 26, longest=200),
    Column("explanation", "Toelichting", Kind.TEXT, 50),
    Column("recorded_on", "Stand op", Kind.DATE, 13),
)
BY_KEY = {column.key: column for column in COLUMNS}
ACTION_KEYS = ("title", "summary", "lead", "start", "end", "blocking_condition")
PROGRESS_KEYS = ("phase", "course", "amount", "target", "explanation", "recorded_on")
REQUIRED_KEYS = ("id", "revision", "commitment", "title")
