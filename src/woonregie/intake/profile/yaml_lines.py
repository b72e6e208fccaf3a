# SPDX-License-Identifier: EUPL-1.2
"""YAML as plain data, with the line of every key and item, and without the parts of YAML that hide surprises."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import yaml
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem

Path = tuple[str | int, ...]
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
}


@dataclass
class Document:
    """The content of a file. `lines` gives the line on which a path begins."""

    name: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int | None:
        """The line of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def problem(self, path: Path, message: str, advice: str, value: object = "") -> Problem:
        """A problem with something at a path of this file."""
        column = ".".join(str(part) for part in path if isinstance(part, str))
        return Problem(self.name, message, advice, row=self.line(path), column=column, value=str(value)[:80])


def read_yaml(text: str, name: str) -> Document:
    """Read one file; what cannot be read is a problem and leaves no data."""
    document = Document(name)
    try:
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
        if _has_alias(events):
            document.problems.append(
                Problem(name, _("Verwijzingen met & en * mogen niet."), _("Schrijf de tekst voluit."))
            )
            return document
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        document.problems.append(_unreadable(name, error))
        return document
    if node is not None:
        document.data = _Builder(document).build(node, ())
    return document


def _has_alias(events: list[Any]) -> bool:
    return any(isinstance(e, yaml.AliasEvent) or getattr(e, "anchor", None) for e in events)


def _unreadable(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    advice = _("Kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel. Gebruik geen tabs.")
    return Problem(name, _("Dit is geen geldige YAML."), advice, row=mark.line + 1 if mark else None)


class _Builder:
    """Turns nodes into data and remembers lines."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.loader = yaml.SafeLoader("")

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.document.lines.setdefault(path, node.start_mark.line + 1)
        if node.tag not in _PLAIN_TAGS:
            message = _("Het label %(tag)s mag niet.") % {"tag": node.tag}
            self.document.problems.append(self.document.problem(path, message, _("Haal het weg.")))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            self.document.lines[here] = key_node.start_mark.line + 1
            if key in data:
                message = _("‘%(key)s’ staat hier twee keer.") % {"key": key}
                self.document.problems.append(self.document.problem(here, message, _("Houd er één over.")))
            data[key] = self.build(value_node, here)
        return data

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        try:
            value = self.loader.construct_object(node)
        except (ValueError, yaml.YAMLError):
            message = _("‘%(value)s’ bestaat niet, bijvoorbeeld als datum.") % {"value": str(node.value)[:40]}
            self.document.problems.append(self.document.problem(path, message, _("Verbeter de waarde.")))
            return None
        if isinstance(value, float):
            return Decimal(str(node.value)) if str(node.value).replace(".", "").lstrip("-+").isdigit() else value
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, str | int | bool | date | type(None)) else str(node.value)
