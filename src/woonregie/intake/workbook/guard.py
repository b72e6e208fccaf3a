# SPDX-License-Identifier: EUPL-1.2
"""Whether a file may be opened at all. Only the table of contents of the archive is read, so a bomb stays shut."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_ENTRIES = 1_000


@dataclass(frozen=True)
class Limits:
    """How large a workbook may be, packed and unpacked, in bytes."""

    bytes: int = MOST_BYTES
    unpacked: int = MOST_UNPACKED


WORKBOOK = Limits()
_OLE = b"\xd0\xcf\x11\xe0"  # the old Excel format, and the envelope around a workbook with a password
_NEEDED = {"[Content_Types].xml", "xl/workbook.xml"}


def check_file(name: str, data: bytes, limits: Limits = WORKBOOK) -> None:
    """Refuse what is not a plain workbook of a sane size.

    Raises:
        Rejected: with what is wrong and what to do.
    """
    found = next(_refusals(name, data, limits), None)
    if found is not None:
        raise Rejected([Problem(name, *found)])


def _refusals(name: str, data: bytes, limits: Limits) -> Iterator[tuple[str, str]]:
    save_as = _("Sla het bestand in Excel op als ‘Excel-werkmap (.xlsx)’ en lees dat in.")
    if not name.lower().endswith(".xlsx"):
        yield _("Dit is geen .xlsx-bestand."), save_as
    if not data:
        yield _("Het bestand is leeg."), _("Kies het bestand dat u hebt gedownload en ingevuld.")
    if len(data) > limits.bytes:
        message = _("Het bestand is groter dan %(most)s MB.") % {"most": limits.bytes // 1024**2}
        yield message, _("Haal afbeeldingen en extra bladen weg.")
    if data.startswith(_OLE):
        yield _("Het bestand heeft een wachtwoord, of is van een oude Excel."), save_as
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _inside(archive, save_as, limits)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError):
        yield _("Het bestand is geen Excel-werkmap, of het is beschadigd."), save_as


def _inside(archive: zipfile.ZipFile, save_as: str, limits: Limits) -> Iterator[tuple[str, str]]:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    too_large = _("Het bestand wordt uitgepakt veel te groot.")
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > limits.unpacked:
        yield too_large, _("Download de lijst opnieuw en vul die in.")
    if len(names) != len(entries) or any(entry.flag_bits & 1 for entry in entries):
        yield _("Het bestand is geen gewone Excel-werkmap."), save_as
    if not names >= _NEEDED:
        yield _("Het bestand is geen Excel-werkmap, of het is beschadigd."), save_as
    if any(entry.endswith("vbaProject.bin") for entry in names):
        yield _("In dit bestand zit een macro."), save_as
    for entry in entries:  # reading proves that what is written about the sizes is true
        with archive.open(entry) as stream:
            while stream.read(1 << 20):
                pass
