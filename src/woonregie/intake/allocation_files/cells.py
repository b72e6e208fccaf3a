# SPDX-License-Identifier: EUPL-1.2
"""The cells of one row of a CSV file. What is wrong is noted, with advice; what is empty is not known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem

Choice = TypeVar("Choice")

_NUMBER = re.compile(r"\d+([.,]\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(1880, 2200)  # outside it a date is a slip of the pen
_MOST = Decimal(10) ** 9
_YES = {"1": True, "ja": True, "true": True, "0": False, "nee": False, "false": False}
_FORMULA = "=+-@"
_CLOCK = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Row:
    """One row; every method gives the value of a column, or None where it is empty or wrong."""

    file: str
    number: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, message: str, advice: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(
            Problem(self.file, message, advice, row=self.number, column=column, value=self.cells.get(column, ""))
        )

    def text(self, column: str) -> str:
        """The cell as it stands."""
        return self.cells.get(column, "")

    def code(self, column: str) -> str:
        """A cell that may not be empty."""
        found = self.text(column)
        if not found:
            self.wrong(column, _("Deze cel is leeg."), _("Vul een code in."))
        elif found[0] in _FORMULA or not found.isprintable():
            message = _("Deze code kan een rekenblad als formule lezen.")
            self.wrong(column, message, _("Begin een code met een letter of cijfer."))
        return found

    def choice(self, column: str, choices: Mapping[str, Choice]) -> Choice | None:
        """One of some words, in any case."""
        found = choices.get(self.text(column).casefold())
        if found is None:
            known = ", ".join(word for word in choices if word)
            self.wrong(column, _("Deze waarde is niet bekend."), _("Kies uit: %(known)s.") % {"known": known})
        return found

    def yes(self, column: str, empty: bool | None = None) -> bool | None:
        """Yes or no; `empty` where nothing stands."""
        found = self.text(column).casefold()
        if not found:
            return empty
        if found not in _YES:
            self.wrong(column, _("Dit is geen ja of nee."), _("Schrijf ja, nee, 1 of 0, of laat de cel leeg."))
        return _YES.get(found)

    def amount(self, column: str) -> Decimal | None:
        """A number from zero up, with a decimal comma or point and no other marks."""
        found = self.text(column)
        if not found:
            return None
        if not _NUMBER.fullmatch(found) or Decimal(found.replace(",", ".")) > _MOST:
            advice = _("Schrijf alleen cijfers, met een komma of punt voor decimalen, bijvoorbeeld 712,50.")
            self.wrong(column, _("Dit is geen bedrag of aantal."), advice)
            return None
        return Decimal(found.replace(",", "."))

    def whole(self, column: str, least: int = 0, most: int = 99) -> int | None:
        """A whole number between bounds."""
        found = self.text(column)
        if not found:
            return None
        if not found.isascii() or not found.isdigit() or not least <= int(found) <= most:
            advice = _("Schrijf een heel getal van %(least)s tot en met %(most)s.") % {
                "least": least,
                "most": most,
            }
            self.wrong(column, _("Dit getal kan niet."), advice)
            return None
        return int(found)

    def cents(self, column: str) -> int | None:
        """Euros as whole cents."""
        found = self.amount(column)
        if found is None:
            return None
        if len(self.text(column).replace(",", ".").partition(".")[2]) > 2:  # 24.000 may well be meant as 24000
            self.wrong(column, _("Dit bedrag heeft meer dan twee decimalen."), _("Rond af op hele centen."))
            return None
        return int(found * 100)

    def day(self, column: str) -> date | None:
        """A day as year-month-day."""
        found = self.text(column)
        if not found:
            return None
        moment = _moment(found) if _DAY.fullmatch(found) else None
        if moment is None:
            advice = _("Schrijf jaar-maand-dag, bijvoorbeeld 1955-03-01.")
            self.wrong(column, _("Dit is geen bestaande datum."), advice)
            return None
        return moment.date()

    def moment(self, column: str) -> datetime | None:
        """A day, with or without a time; a time with a zone is put on the clock of Amsterdam."""
        found = self.text(column)
        if not found:
            return None
        moment = _moment(found)
        if moment is None:
            advice = _("Schrijf jaar-maand-dag, of jaar-maand-dagTuur:minuut, bijvoorbeeld 2025-03-01T09:30.")
            self.wrong(column, _("Dit is geen bestaand moment."), advice)
        return moment


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return moment.astimezone(_CLOCK).replace(tzinfo=None) if moment.tzinfo else moment
