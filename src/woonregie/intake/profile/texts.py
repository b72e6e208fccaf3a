# SPDX-License-Identifier: EUPL-1.2
"""Read the bytes of a profile's file as text, or say why that cannot be done."""

from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem

MOST_BYTES = 5 * 1024 * 1024


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file, with or without byte order mark; otherwise an empty text and the problem."""
    if not path.is_file():
        advice = _("Maak het aan; profiles/README.md zegt wat erin hoort.")
        return "", [Problem(name, _("Dit bestand ontbreekt."), advice)]
    try:
        if path.stat().st_size > MOST_BYTES:
            advice = _("Splits het in kleinere bestanden.")
            return "", [Problem(name, _("Het bestand is groter dan 5 MB."), advice, row=1)]
        data = path.read_bytes()
    except OSError as error:
        message = _("Dit bestand is niet te openen: %(reason)s.") % {"reason": error.strerror}
        return "", [Problem(name, message, _("Controleer de rechten van het bestand."))]
    return _decoded(data, name)


def _decoded(data: bytes, name: str) -> tuple[str, list[Problem]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:2].count(0) == 1:
        advice = _("Sla het op als UTF-8.")
        return "", [Problem(name, _("Dit bestand is UTF-16."), advice, row=1)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(data, error.start, name)]
    if "\x00" in text:
        message, advice = _("Er staat een leeg teken (NUL) in."), _("Haal het weg.")
        return "", [Problem(name, message, advice, row=text[: text.index("\x00")].count("\n") + 1)]
    return text, []


def _not_utf8(data: bytes, start: int, name: str) -> Problem:
    line = data[:start].count(b"\n") + 1
    message = _(
        "Een teken op deze regel is geen UTF-8. Het bestand is waarschijnlijk als Windows-1252 opgeslagen."
    )
    around = data[max(0, start - 10) : start + 10].split(b"\n")
    shown = max(around, key=len).decode("cp1252", "replace").strip()
    return Problem(name, message, _("Open het opnieuw en sla het op als UTF-8."), row=line, value=shown)
