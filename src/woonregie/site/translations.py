# SPDX-License-Identifier: EUPL-1.2
"""The English catalogue: find all interface texts, keep the catalogue complete, compile it.

The interface is written in Dutch: the Dutch text itself is the message id. Only pure Python is used, so that
no system package is needed. `python -m woonregie.site.translations update|compile|missing`.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
CATALOGUE = PACKAGE / "site" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
}
Message = tuple[str | tuple[str, ...], str | None, str, int]


def find_messages() -> Iterator[Message]:
    """Every text of the interface: message id (or singular and plural), context, file and line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _messages_of(path, path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("templates/**/*.*")):
        if path.suffix in {".html", ".txt", ".typ"}:
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield from _messages_of(path, _without_indents(source))


def _without_indents(source: str) -> str:
    """The template turned into Python-like text, without the indents that Python would stumble over."""
    return "\n".join(line.strip() for line in source.splitlines())


def _messages_of(path: Path, source: str) -> Iterator[Message]:
    file = io.BytesIO(source.encode())
    name = path.relative_to(PACKAGE).as_posix()
    for line, message, _comments, context in extract("python", file, keywords=KEYWORDS):
        yield message, context, name, line


def build_catalogue() -> Catalog:
    """All texts of the interface, with the translations that the stored catalogue has for them."""
    fresh = Catalog(locale="en", project="woonregie", charset="utf-8", fuzzy=False)
    for message, context, name, line in find_messages():
        ids = message if isinstance(message, tuple) else (message,)
        flags = ["python-format"] if any("%(" in text or "%s" in text for text in ids) else []
        fresh.add(message, context=context, locations=[(name, line)], flags=flags)
    stored = stored_catalogue()
    for entry in fresh:
        known = stored.get(entry.id, entry.context) if entry.id else None
        if known is not None and known.string:
            entry.string = known.string
    return fresh


def stored_catalogue() -> Catalog:
    """The catalogue as committed; an empty one where there is none yet."""
    if not CATALOGUE.exists():
        return Catalog(locale="en")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def missing_translations() -> list[str]:
    """Interface texts that have no English yet, with where they stand."""
    return [
        f"{entry.locations[0][0]}:{entry.locations[0][1]}: {entry.id}"
        for entry in build_catalogue()
        if entry.id and not (all(entry.string) if isinstance(entry.string, tuple | list) else entry.string)
    ]


def update() -> None:
    """Write the catalogue anew: new texts added empty, texts no longer used dropped."""
    catalogue = build_catalogue()  # before the file is opened for writing: the stored texts come from it
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)


def compile_catalogue() -> None:
    """Write the binary catalogue that Django reads, beside the text."""
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, stored_catalogue())


def main(arguments: list[str]) -> int:
    """Run one of the three commands; `missing` fails where a translation is missing."""
    command = arguments[0] if arguments else "missing"
    if command == "update":
        update()
    elif command == "compile":
        compile_catalogue()
    else:
        missing = missing_translations()
        sys.stdout.write("".join(f"{line}\n" for line in missing))
        return 1 if missing else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
