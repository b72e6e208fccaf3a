# SPDX-License-Identifier: EUPL-1.2
"""Read the glossary that lives as a table in docs/glossary.md."""

from dataclasses import dataclass
from pathlib import Path

GLOSSARY_FILE = Path(__file__).resolve().parents[3] / "docs" / "glossary.md"


@dataclass(frozen=True)
class Term:
    """One line of the glossary."""

    identifier: str
    dutch: str
    definition: str
    source: str


def read_terms(path: Path = GLOSSARY_FILE) -> list[Term]:
    """The terms in alphabetical order of the Dutch word; none where the file is not installed."""
    if not path.is_file():
        return []
    rows = [_cells(line) for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    terms = [Term(*cells[:4]) for cells in rows if len(cells) >= 4 and not _is_heading(cells)]
    return sorted(terms, key=lambda term: term.dutch.casefold())


def _cells(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]


def _is_heading(cells: list[str]) -> bool:
    return set(cells[0]) <= {"-", ":", " "} or cells[1].casefold() in {"dutch term", "nederlands"}
