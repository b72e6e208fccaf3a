# SPDX-License-Identifier: EUPL-1.2
"""YAML as plain data, with the line of every key and item."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import yaml
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.yaml_guard import compose

Path = tuple[str | int, ...]
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
}
# YAML reads 010 as eight and 1:30 as ninety; whoever types that means something else.
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_BROKEN = re.compile(r"[-+]?[0-9]*\.[0-9]+")


@dataclass
class Document:
    """The content of a file. `lines` gives the line on which a path begins."""

    name: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it; an empty file has only its first."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, message: str, advice: str, value: object = "") -> Problem:
        """A problem with something at a path of this file."""
        column = ".".join(str(part) for part in path if isinstance(part, str))
        return Problem(self.name, message, advice, row=self.line(path), column=column, value=str(value)[:80])


def read_yaml(text: str, name: str) -> Document:
    """Read one file; what cannot be read is a problem and leaves no data."""
    node, problems = compose(text, name)
    document = Document(name, problems=problems)
    if node is not None:
        document.data = _Builder(document).build(node, ())
    return document


class _Builder:
    """Turns nodes into data and remembers lines."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.loader = yaml.SafeLoader("")

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.document.lines.setdefault(path, node.start_mark.line + 1)
        if node.tag not in _PLAIN_TAGS:
            return self._refuse(path, _("Het label %(tag)s mag niet.") % {"tag": node.tag}, _("Haal het weg."))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            here = (*path, key)
            self.document.lines[here] = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or not _storable(key):
                self._refuse(here, _("Dit is geen naam."), _("Schrijf ‘naam: waarde’."))
            elif key in data:
                message = _("‘%(key)s’ staat hier twee keer.") % {"key": key}
                self._refuse(here, message, _("Houd er één over."))
            data[key] = self.build(value_node, here)
        return data

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        kind, written = node.tag.rpartition(":")[2], str(node.value)
        if kind == "str":
            if _storable(written):
                return written
            advice = _("Haal \\0 en \\ud800 tot en met \\udfff weg.")
            return self._refuse(path, _("Er staat een teken in dat niet kan worden opgeslagen."), advice)
        if kind in ("int", "float"):
            return self._number(written, path)
        return self._constructed(node, path)

    def _number(self, written: str, path: Path) -> Any:
        if _WHOLE.fullmatch(written):
            return int(written) if len(written) < 40 else Decimal(written)
        if _BROKEN.fullmatch(written):
            return Decimal(written)
        advice = _("Schrijf een getal als 1234.5; zet een code tussen aanhalingstekens.")
        return self._refuse(path, _("Dit getal kan op twee manieren gelezen worden."), advice, written)

    def _constructed(self, node: yaml.Node, path: Path) -> Any:
        """A date, true or false, or nothing."""
        try:
            value = self.loader.construct_object(node)
        except (ValueError, yaml.YAMLError):
            message = _("‘%(value)s’ bestaat niet, bijvoorbeeld als datum.") % {"value": str(node.value)[:40]}
            return self._refuse(path, message, _("Verbeter de waarde."), node.value)
        if isinstance(value, datetime):
            message = _("Hier staat een tijd bij de datum.")
            return self._refuse(path, message, _("Schrijf alleen jaar-maand-dag."), node.value)
        return value if isinstance(value, bool | date | None) else str(node.value)

    def _refuse(self, path: Path, message: str, advice: str, value: object = "") -> None:
        self.document.problems.append(self.document.problem(path, message, advice, value))


def _storable(text: str) -> bool:
    """Whether a database can keep the text: no NUL, no half of a character."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
