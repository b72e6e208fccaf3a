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
        """File, sheet, row and column (or key, in a YAML file) in words."""
        parts = [self.file]
        if self.sheet:
            parts.append(_("blad %(sheet)s") % {"sheet": self.sheet})
        if self.row is not None:
            parts.append(_("regel %(row)s") % {"row": self.row})
        if self.column:
            is_key = self.file.endswith((".yaml", ".yml"))
            words = _("bij %(column)s") if is_key else _("kolom %(column)s")
            parts.append(words % {"column": self.column})
        return ", ".join(parts)

    @property
    def found(self) -> str:
        """What stands there now, where the message does not already say it."""
        if not self.value or self.value in self.message:
            return ""
        return _("Er staat: ‘%(value)s’.") % {"value": self.value}

    def as_row(self) -> dict[str, object]:
        """The problem as plain data."""
        return asdict(self) | {"where": self.where}

    def __str__(self) -> str:
        said = " ".join(part for part in (self.message, self.found, self.advice) if part)
        return f"{self.where}: {said}"


class Rejected(ValueError):
    """A file cannot be used. Carries all problems that were found; nothing was saved."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))
