# SPDX-License-Identifier: EUPL-1.2
"""CSV files: which characters and which separator they use, and their rows one by one."""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import BinaryIO

from django.utils.translation import gettext as _

from woonregie.intake.opendata.delivered import Cells, Grid
from woonregie.intake.problems import Problem, Rejected

_SAMPLE = 256 * 1024
_SEPARATORS = ";,\t|"
_MOST_CELL = 1 << 20
_DOUBLE = ("Ã©", "Ã«", "Ã¨", "Ã¯", "Ã¶", "â€", "\ufffd")
Opener = Callable[[], BinaryIO]


def csv_grid(name: str, source: BinaryIO | Opener) -> Grid:
    """The rows of a CSV file.

    Args:
        source: a stream that can be rewound, or a function that opens one at its beginning.

    Raises:
        Rejected: the characters cannot be read, or were damaged before.
    """
    opened = source if callable(source) else _rewinding(source)
    sample = opened().read(_SAMPLE)
    encoding = _encoding(name, sample, len(sample) == _SAMPLE)
    separator = _separator(sample.decode(encoding, errors="ignore"))

    def stream() -> Iterator[Cells]:
        return _rows(name, _lines(opened(), encoding), separator)

    return Grid(name, "", stream)


def _rewinding(stream: BinaryIO) -> Opener:
    def opened() -> BinaryIO:
        stream.seek(0)
        return stream

    return opened


def _encoding(name: str, sample: bytes, is_cut: bool) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in sample:
        advice = _("Lees een CSV-bestand, een Excel-werkmap (.xlsx) of een JSON-bestand in.")
        raise Rejected([Problem(name, _("Dit bestand is geen tekst."), advice)])
    whole = sample.rsplit(b"\n", 1)[0] if is_cut else sample
    try:
        text = whole.decode("utf-8-sig")
        encoding = "utf-8"
    except UnicodeDecodeError:
        text, encoding = whole.decode("cp1252", errors="replace"), "cp1252"
    _refuse_damaged(name, text)
    return encoding


def _refuse_damaged(name: str, text: str) -> None:
    """Text that was once read with the wrong table of characters, such as Belvédère written as BelvÃ©dÃ¨re."""
    for number, line in enumerate(text.splitlines(), start=1):
        if any(mark in line for mark in _DOUBLE):
            message = _("De letters met accenten zijn beschadigd.")
            advice = _("Download het bestand opnieuw, en sla het op als CSV met UTF-8.")
            raise Rejected([Problem(name, message, advice, row=number, value=line[:80])])


def _separator(sample: str) -> str:
    """The separator that gives the most columns in most lines."""
    lines = [line for line in sample.splitlines()[:30] if line.strip()]
    counts = {mark: sorted(line.count(mark) for line in lines) for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: counts[mark][len(lines) // 2] if lines else 0)


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines as text, without taking hold of the stream: it is read more than once."""
    if encoding == "utf-16":
        return iter(io.StringIO(stream.read().decode(encoding), newline=""))
    first = (line.decode("utf-8-sig" if encoding == "utf-8" else encoding) for line in islice(stream, 1))
    return chain(first, (line.decode(encoding) for line in stream))


def _rows(name: str, lines: Iterator[str], separator: str) -> Iterator[Cells]:
    csv.field_size_limit(_MOST_CELL)
    number = 0
    try:
        for cells in csv.reader(lines, delimiter=separator, strict=True):
            number += 1
            yield cells
    except (csv.Error, UnicodeError) as error:
        message = _("Deze regel is niet te lezen.")
        advice = _("Kijk naar aanhalingstekens en vreemde letters, en sla het bestand op als CSV met UTF-8.")
        raise Rejected([Problem(name, message, advice, row=number + 1)]) from error
