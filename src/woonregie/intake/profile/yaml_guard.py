# SPDX-License-Identifier: EUPL-1.2
"""Which YAML may come in: one document, not deep, without the parts that hide surprises."""

from collections.abc import Iterable
from typing import Any

import yaml
from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem

# The loader written in C reads the same five times as fast; where it is not built, the other one does.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 40


def compose(text: str, name: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The one document of a file as nodes; or None and what is wrong with it."""
    try:
        problems = _refused(yaml.parse(text, Loader=Loader), name)
        return (None, problems) if problems else (yaml.compose(text, Loader=Loader), [])
    except yaml.YAMLError as error:
        return None, [_unreadable(name, text, error)]


def _refused(events: Iterable[Any], name: str) -> list[Problem]:
    """Anchors and aliases, each with its line; stops where the text is nested too deep to go on."""
    problems, depth, documents = [], 0, 0
    for event in events:
        line = event.start_mark.line + 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if getattr(event, "anchor", None):
            message, advice = _("Verwijzingen met & en * mogen niet."), _("Schrijf de tekst voluit.")
            problems.append(Problem(name, message, advice, row=line, value=event.anchor))
        if depth > DEEPEST:
            message, advice = _("Dit is te diep genest."), _("Haal haakjes of inspringen weg.")
            return [*problems, Problem(name, message, advice, row=line)]
        if documents > 1:
            message, advice = _("Hier begint een tweede document."), _("Haal de regel met --- weg.")
            return [*problems, Problem(name, message, advice, row=line)]
    return problems


def _mark(error: yaml.YAMLError) -> Any:
    """Where a quote or bracket was left open, rather than where the file then ended."""
    opened = str(getattr(error, "context", "") or "")
    if "quoted" in opened or "flow" in opened:
        return getattr(error, "context_mark", None)
    return getattr(error, "problem_mark", None)


def _unreadable(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = _mark(error)
    position = getattr(error, "position", None)  # a character that YAML does not allow
    lines = text.splitlines() or [""]
    line = min(mark.line + 1 if mark else text[: position or 0].count("\n") + 1, len(lines))
    written = lines[line - 1]
    if "\t" in written[: len(written) - len(written.lstrip())]:
        message, advice = _("Deze regel springt in met een tab."), _("Gebruik spaties.")
    else:
        message = _("Dit is geen geldige YAML.")
        advice = _("Kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel en die erboven.")
    return Problem(name, message, advice, row=line, value=written.strip()[:80])
