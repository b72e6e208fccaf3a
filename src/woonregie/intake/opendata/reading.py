# SPDX-License-Identifier: EUPL-1.2
"""From a stream of bytes to a delivered file: workbook, CSV, JSON, or a zip with one of these in it."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from woonregie.intake.opendata.delivered import Cells, Delivered, Grid
from woonregie.intake.opendata.text import csv_grid
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.workbook.guard import Limits, check_file

MOST_BYTES = 500 * 1024 * 1024
MOST_JSON = 200 * 1024 * 1024
MOST_UNPACKED = 4 * 1024**3
MOST_RATIO = 200
LIMITS = Limits(bytes=50 * 1024 * 1024, unpacked=600 * 1024 * 1024)
_READABLE = (".csv", ".txt", ".json", ".geojson")


def read_file(name: str, stream: BinaryIO) -> Delivered:
    """Open a file, whatever it is called.

    Raises:
        Rejected: it is empty, too large, damaged, a zip bomb, or of a kind that we do not know.
    """
    digest, size = _digest(stream)
    if size == 0:
        raise _refuse(name, _("Het bestand is leeg."), _("Download het opnieuw bij de bron."))
    if size > MOST_BYTES:
        message = _("Het bestand is groter dan %(most)s MB.") % {"most": MOST_BYTES // 1024**2}
        raise _refuse(name, message, _("Haal er alleen uw gemeente uit, of lever het als zip."))
    start = stream.read(4)
    stream.seek(0)
    if start.startswith(b"PK"):
        return _from_zip(name, stream, digest)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        advice = _("Sla het bestand in Excel op als ‘Excel-werkmap (.xlsx)’ en lees dat in.")
        raise _refuse(name, _("Het bestand heeft een wachtwoord, of is van een oude Excel."), advice)
    return _plain(name, stream, digest)


def _digest(stream: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while part := stream.read(1 << 20):
        digest.update(part)
        size += len(part)
    stream.seek(0)
    return digest.hexdigest(), size


def _plain(name: str, stream: BinaryIO, digest: str) -> Delivered:
    start = stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    stream.seek(0)
    if start.startswith((b"{", b"[")):
        return Delivered(name, digest, content=_json(name, stream))
    return Delivered(name, digest, (csv_grid(name, stream),))


def _json(name: str, stream: BinaryIO) -> object:
    data = stream.read(MOST_JSON + 1)
    if len(data) > MOST_JSON:
        message = _("Het bestand is groter dan %(most)s MB.") % {"most": MOST_JSON // 1024**2}
        raise _refuse(name, message, _("Haal alleen uw gemeente op, of gebruik CSV."))
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        row = getattr(error, "lineno", None)
        advice = _("Het bestand is niet heel binnengekomen. Download het opnieuw.")
        raise Rejected([Problem(name, _("Dit is geen JSON."), advice, row=row)]) from error


def _from_zip(name: str, stream: BinaryIO, digest: str) -> Delivered:
    damaged = _("Het bestand is beschadigd."), _("Download het opnieuw bij de bron.")
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
        if any(entry.filename == "xl/workbook.xml" for entry in entries):
            stream.seek(0)
            return Delivered(name, digest, _sheets(name, stream.read()))
        return _packed(name, stream, digest, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise _refuse(name, *damaged) from error


def _packed(name: str, stream: BinaryIO, digest: str, entries: list[zipfile.ZipInfo]) -> Delivered:
    """The one readable file in a zip, unpacked while reading."""
    readable = [entry for entry in entries if entry.filename.lower().endswith(_READABLE)]
    if len(readable) != 1:
        message = _("In deze zip zitten %(n)s bestanden die wij kunnen lezen.") % {"n": len(readable)}
        raise _refuse(name, message, _("Pak de zip uit en lees één CSV- of JSON-bestand in."))
    entry = readable[0]
    if entry.file_size > MOST_UNPACKED or entry.file_size > MOST_RATIO * max(entry.compress_size, 1024):
        message = _("Het bestand wordt uitgepakt veel te groot.")
        raise _refuse(name, message, _("Download het opnieuw bij de bron."))
    archive = zipfile.ZipFile(stream)
    if entry.filename.lower().endswith((".json", ".geojson")):
        with archive.open(entry) as inside:
            return Delivered(name, digest, content=_json(name, inside))  # type: ignore[arg-type]
    return Delivered(name, digest, (csv_grid(name, lambda: archive.open(entry)),))  # type: ignore[arg-type,return-value]


def _sheets(name: str, data: bytes) -> tuple[Grid, ...]:
    check_file(name if name.lower().endswith(".xlsx") else f"{name}.xlsx", data, LIMITS)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(_sheet(name, book, sheet) for sheet in book.sheet_names)
    except (CalamineError, PasswordError, ValueError, KeyError) as error:
        advice = _("Open het in Excel, sla het opnieuw op als .xlsx en lees dat in.")
        raise _refuse(name, _("Het bestand is geen Excel-werkmap, of het is beschadigd."), advice) from error


def _sheet(name: str, book: CalamineWorkbook, sheet: str) -> Grid:
    def stream() -> Iterator[Cells]:
        return iter(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))

    return Grid(name, sheet, stream)


def _refuse(name: str, message: str, advice: str) -> Rejected:
    return Rejected([Problem(name, message, advice)])
