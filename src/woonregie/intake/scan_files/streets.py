# SPDX-License-Identifier: EUPL-1.2
"""Read `nodes.csv` and `edges.csv` of a folder row by row: a network is larger than all else."""

import csv
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.guard import MOST_PROBLEMS, stop, too_large
from woonregie.intake.scan_files.words import told
from woonregie_core.proximity.coordinates import Floats, check_degrees, check_metres, to_rd
from woonregie_core.proximity.network import Longs, Network, islands, without_steps
from woonregie_core.proximity.problems import ProximityError

MOST_MEGABYTES = 2_000
_YES_NO = {"": False, "0": False, "nee": False, "false": False, "1": True, "ja": True, "true": True}


@dataclass
class _Lines:
    """The lines of a table, with what is wrong in them."""

    path: Path
    needed: Sequence[str]
    problems: list[Problem] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Line number and cells; stops with too many problems."""
        too_large(self.path, MOST_MEGABYTES)
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                heading = file.readline()
                mark = ";" if heading.count(";") > heading.count(",") else ","
                self.names = [name.strip() for name in next(csv.reader([heading], delimiter=mark), [])]
                self._check_heading()
                for line, cells in enumerate(csv.reader(file, delimiter=mark), start=2):
                    if len(cells) != len(self.names):
                        if any(cells):
                            self._wrong_width(line, len(cells))
                        continue
                    yield line, cells
        except FileNotFoundError as error:
            message, advice = _("Dit bestand is er niet."), _("Zet het in de map met invoer.")
            raise Rejected([Problem(self.path.name, message, advice)]) from error
        except (UnicodeDecodeError, csv.Error) as error:
            message = _("Dit is geen leesbaar CSV-bestand in UTF-8.")
            raise Rejected([Problem(self.path.name, message, _("Sla het op als CSV met UTF-8."))]) from error

    def _check_heading(self) -> None:
        missing = [name for name in self.needed if name not in self.names]
        stop([Problem(self.path.name, _("Deze kolom ontbreekt."), _("Voeg de kolom toe."), row=1, column=name)
              for name in missing])  # fmt: skip

    def _wrong_width(self, line: int, found: int) -> None:
        message = _("Deze regel heeft %(found)s cellen; de kop heeft er %(wanted)s.")
        self.wrong(line, "", message % {"found": found, "wanted": len(self.names)}, "")

    def wrong(self, line: int, column: str, message: str, value: str) -> None:
        """Note what is wrong in a cell."""
        advice = _("Verbeter deze regel.")
        self.problems.append(Problem(self.path.name, message, advice, row=line, column=column, value=value))
        if len(self.problems) > MOST_PROBLEMS:
            stop(self.problems)

    def number(self, line: int, column: str, cell: str) -> float:
        """A cell as a number that is one."""
        try:
            found = float(cell.replace(",", "."))
        except ValueError:
            found = float("nan")
        if found - found == 0:
            return found
        self.wrong(line, column, _("Dit is geen getal."), cell)
        return 0.0


def read_streets_of(folder: Path) -> tuple[Network, Network, tuple[Problem, ...]] | None:
    """The network, that without steps, and a remark if it is in pieces; None where the folder has no streets.

    Raises:
        Rejected: a table cannot be used; every problem with its line.
    """
    if not (folder / "nodes.csv").is_file():
        return None
    keys, x, y = _nodes(folder / "nodes.csv")
    ends, metres, steps = _edges(folder / "edges.csv", keys)
    try:
        both = without_steps(np.arange(len(x)), x, y, ends, metres, steps)
    except ProximityError as refusal:
        raise Rejected([told("edges.csv", one) for one in refusal.problems]) from refusal
    _numbers, apart = islands(both[0])
    return *both, tuple(told("edges.csv", one) for one in apart)


def _nodes(path: Path) -> tuple[dict[str, int], Floats, Floats]:
    lines = _Lines(path, ("node_id",))
    keys: dict[str, int] = {}
    first, second, at = array("d"), array("d"), array("q")
    names: tuple[str, str] = ("lon", "lat")
    for line, cells in lines:
        names = ("lon", "lat") if "lon" in lines.names else ("x", "y")
        if not set(names) <= set(lines.names):
            message = _("De plek ontbreekt: kolommen lon en lat, of x en y.")
            raise Rejected([Problem(path.name, message, _("Voeg de kolommen toe."), row=1)])
        code = cells[lines.names.index("node_id")]
        if not code or code in keys:
            message = _("Een code staat er twee keer.") if code else _("Deze cel is leeg.")
            lines.wrong(line, "node_id", message, code)
        keys[code] = len(first)
        first.append(lines.number(line, names[0], cells[lines.names.index(names[0])]))
        second.append(lines.number(line, names[1], cells[lines.names.index(names[1])]))
        at.append(line)
    stop(lines.problems)
    return keys, *_metres(path.name, names, np.array(first), np.array(second), at)


def _metres(
    file: str, names: tuple[str, str], first: Floats, second: Floats, at: Sequence[int]
) -> tuple[Floats, Floats]:
    """Places in metres, after a look at what people do wrong with them."""
    in_degrees = names == ("lon", "lat")
    found = check_degrees(first, second) if in_degrees else check_metres(first, second)
    if found:
        row = at[int(str(found[0].values["first"]))]
        said = told(file, found[0])
        raise Rejected([Problem(file, said.message, said.advice, row=row, column="/".join(names))])
    return to_rd(first, second) if in_degrees else (first, second)


def _edges(path: Path, keys: dict[str, int]) -> tuple[Longs, Floats | None, np.ndarray]:
    """Ends as rows of nodes, metres where the table has them, and whether there are steps."""
    lines = _Lines(path, ("from", "to"))
    ends, metres, steps = array("q"), array("d"), array("b")
    for line, cells in lines:
        for end in ("from", "to"):
            code = cells[lines.names.index(end)]
            if code not in keys:
                lines.wrong(line, end, _("Deze kruising staat niet in nodes.csv."), code)
            ends.append(keys.get(code, 0))
        if "metres" in lines.names:
            metres.append(_length(lines, line, cells[lines.names.index("metres")]))
        word = cells[lines.names.index("steps")].strip().casefold() if "steps" in lines.names else ""
        if word not in _YES_NO:
            lines.wrong(line, "steps", _("Dit is geen ja of nee."), word)
        steps.append(_YES_NO.get(word, False))
    stop(lines.problems)
    return (
        np.array(ends, np.int64).reshape(-1, 2), np.array(metres) if "metres" in lines.names else None,
        np.array(steps, np.bool_),
    )  # fmt: skip


def _length(lines: _Lines, line: int, cell: str) -> float:
    found = lines.number(line, "metres", cell)
    if found < 0:
        lines.wrong(line, "metres", _("Een straat is korter dan nul."), cell)
    return found
