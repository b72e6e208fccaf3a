# SPDX-License-Identifier: EUPL-1.2
"""Read the bytes of a profile's file as text, or say why that cannot be done."""

from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem

MOST_BYTES = 5 * 1024 * 1024


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file, with or without byte order mark; otherwise an empty text and the problem."""
    if path.stat().st_size > MOST_BYTES:
        return "", [Problem(name, _("Het bestand is groter dan 5 MB."), _("Splits het in kleinere bestanden."))]
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Problem(name, _("Dit bestand is UTF-16."), _("Sla het op als UTF-8."))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", [Problem(name, _("Dit teken is geen UTF-8."), _("Sla het bestand op als UTF-8."), row=line)]
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        return "", [Problem(name, _("Er staat een leeg teken (NUL) in."), _("Haal het weg."), row=line)]
    return text, []
