# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a file that came in, said so that a person can mend it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands, what is wrong, and what to do."""

    file: str
    message: str
    advice: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""

    @property
    def where(self) -> str:
        """File, sheet, row and column in words."""
        parts = [self.file]
        if self.sheet:
            parts.append(_("blad %(sheet)s") % {"sheet": self.sheet})
        if self.row is not None:
            parts.append(_("regel %(row)s") % {"row": self.row})
        if self.column:
            parts.append(_("kolom %(column)s") % {"column": self.column})
        return ", ".join(parts)

    def as_row(self) -> dict[str, object]:
        """The problem as plain data."""
        return asdict(self) | {"where": self.where}

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.advice}"


class Rejected(ValueError):
    """A file cannot be used. Carries all problems that were found; nothing was saved."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))
