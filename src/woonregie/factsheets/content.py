# SPDX-License-Identifier: EUPL-1.2
"""A fact sheet as page, PDF, workbook and command all show it: plain data, every figure with its passage."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from woonregie.factsheets.subjects import SUBJECTS
from woonregie.figures.presentation import FindingView
from woonregie.looks.wording import UNITS
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie.sources.models import Passage


class Chart(StrEnum):
    """How a panel is drawn beside its numbers."""

    NONE = "none"
    BARS = "bars"  # a bar behind every number, all on one scale
    ROWS = "rows"  # a bar behind every number, each row on a scale of its own
    PARTS = "parts"  # the rows of the first column as parts of a whole


@dataclass(frozen=True)
class Figure:
    """One number with its unit and passage. `value` None: nothing is known, and that is not 0."""

    value: Decimal | None
    unit: str
    decimals: int
    passage: Passage
    approximate: bool = False

    @property
    def words(self) -> str:
        """The number as it is printed: 1.108, 6,97%, € 18.583, 1,2 jaar."""
        if self.value is None:
            return "–"
        places = max(self.decimals, -int(self.value.normalize().as_tuple().exponent), 0)
        number = str(number_format(self.value, places, use_l10n=True, force_grouping=True))
        shown = UNITS.get(self.unit) if self.unit not in _BARE else None
        words = str(shown % {"count": 1 if self.value == 1 else 2, "amount": number}) if shown else number
        return _("ca. %(amount)s") % {"amount": words} if self.approximate else words


# Units that the heading of a panel already says.
_BARE = ("dwellings", "households", "persons", "homes_per_year", "count", "")


@dataclass(frozen=True)
class Row:
    """A label with one figure for each column."""

    label: str
    figures: tuple[Figure, ...]

    @property
    def passages(self) -> list[Passage]:
        """Where the row's figures stand, each place once."""
        return list({figure.passage.pk: figure.passage for figure in self.figures}.values())


@dataclass(frozen=True)
class Panel:
    """A small table, drawn as its chart says."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: Chart = Chart.NONE
    note: str = ""

    @property
    def has_data(self) -> bool:
        """Whether any number is known."""
        return any(figure.value is not None for row in self.rows for figure in row.figures)


@dataclass(frozen=True)
class Block:
    """One subject. Without panels that hold data the page says that there is none."""

    subject: str
    panels: tuple[Panel, ...] = ()
    note: str = ""
    findings: tuple[FindingView, ...] = ()

    @property
    def title(self) -> str:
        """The subject in words."""
        return str(SUBJECTS[self.subject])

    @property
    def has_data(self) -> bool:
        """Whether there is anything to show."""
        return any(panel.has_data for panel in self.panels)


@dataclass(frozen=True)
class Sheet:
    """A whole fact sheet. `printed` is false where it was put together from what the register holds."""

    municipality: Place
    corporation: Party
    on: date
    blocks: tuple[Block, ...]
    printed: bool
    note: str = ""
    passage: Passage | None = None
    sources: tuple[Passage, ...] = field(default=())

    @property
    def findings(self) -> list[FindingView]:
        """What contradicts itself on this sheet."""
        return [view for block in self.blocks for view in block.findings]
