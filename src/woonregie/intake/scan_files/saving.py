# SPDX-License-Identifier: EUPL-1.2
"""Write the files of a folder all together or not at all, and leave nothing of an older folder among them."""

import csv
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from errno import ENOTDIR
from os import strerror
from pathlib import Path
from tempfile import mkdtemp

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.looks.cells import safe_text


@contextmanager
def all_or_nothing(out: Path, ours: Collection[str]) -> Iterator[Path]:
    """A folder to write in. When all went well its files go to `out`, and what is left there of `ours` goes away.

    Raises:
        Rejected: there can be no such folder.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.exists() and not out.is_dir():
            raise NotADirectoryError(ENOTDIR, strerror(ENOTDIR))
        stage = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        message = _("Hier kan geen map komen: %(error)s.") % {"error": error.strerror or error}
        raise Rejected([Problem(str(out), message, _("Kies een andere map."))]) from error
    try:
        yield stage
        written = {path.name for path in stage.iterdir()}
        out.mkdir(exist_ok=True)
        for name in sorted(written):
            (stage / name).replace(out / name)
        for name in set(ours) - written:
            (out / name).unlink(missing_ok=True)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A table as CSV in UTF-8, row by row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)


def plain(text: str) -> str:
    """Text from elsewhere that a spreadsheet cannot take for a formula, on one line."""
    return str(safe_text(" ".join("".join(mark if mark.isprintable() else " " for mark in text).split())))
