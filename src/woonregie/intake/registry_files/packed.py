# SPDX-License-Identifier: EUPL-1.2
"""A zip with CSV files: its table of contents is looked at before anything is unpacked."""

import io
import zipfile
import zlib

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem

MOST_FILES = 50
MOST_UNPACKED = 500 * 1024 * 1024
MOST_RATIO = 200


def unpacked(name: str, data: bytes, problems: list[Problem]) -> dict[str, bytes]:
    """The files of a zip by their own name, without folders; empty where it cannot be trusted."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir() and not _is_litter(one.filename)]
            refusal = _refusal(entries)
            if refusal is None:
                return {_plain(one): _read(archive, one) for one in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        refusal = _("Dit is geen leesbare zip."), _("Maak de zip opnieuw.")
    problems.append(Problem(name, *refusal))
    return {}


def _refusal(entries: list[zipfile.ZipInfo]) -> tuple[str, str] | None:
    sizes = sum(one.file_size for one in entries)
    steep = any(one.file_size > MOST_RATIO * max(one.compress_size, 1024) for one in entries)
    if len(entries) > MOST_FILES or sizes > MOST_UNPACKED or steep:
        return _("Deze zip wordt uitgepakt veel te groot."), _(
            "Zet er alleen de CSV-bestanden van het register in."
        )
    if any(one.flag_bits & 1 for one in entries):
        return _("Deze zip heeft een wachtwoord."), _("Maak de zip zonder wachtwoord.")
    if len({_plain(one) for one in entries}) != len(entries):
        return _("In deze zip staat een bestand twee keer."), _("Houd er één over.")
    return None


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """No more than the table of contents promised."""
    with archive.open(entry) as stream:
        found = stream.read(entry.file_size + 1)
    if len(found) > entry.file_size:
        raise zipfile.BadZipFile
    return found


def _plain(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").rpartition("/")[2]


def _is_litter(name: str) -> bool:
    """What a file manager of Apple or Windows leaves behind."""
    last = name.rpartition("/")[2]
    return name.startswith("__MACOSX/") or last.startswith(".") or last == "Thumbs.db"
