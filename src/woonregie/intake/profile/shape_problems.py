# SPDX-License-Identifier: EUPL-1.2
"""Shape errors of a file in Dutch, with line, key, value and advice."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from woonregie.intake.problems import Problem
from woonregie.intake.profile.yaml_lines import Document

Shaped = TypeVar("Shaped")


def shaped(document: Document, shape: Any) -> tuple[Any, list[Problem]]:
    """The content of a file in its shape, or None and all problems."""
    if document.problems:
        return None, document.problems
    try:
        return TypeAdapter(shape).validate_python(document.data), []
    except ValidationError as error:
        return None, [_problem(document, details) for details in error.errors(include_url=False)]


def _problem(document: Document, details: ErrorDetails) -> Problem:
    path = tuple(part for part in details["loc"] if part in _parts(document))
    message, advice = _words(details)
    key = details["loc"][-1] if details["loc"] else ""
    if details["type"] in ("missing", "extra_forbidden") and isinstance(key, str):
        path = (*path, key) if path[-1:] != (key,) else path
    value = details.get("input", "")
    shown = "" if isinstance(value, dict | list) else value
    return document.problem(path, message, advice, shown)


def _parts(document: Document) -> set[str | int]:
    return {part for path in document.lines for part in path}


def _words(details: ErrorDetails) -> tuple[str, str]:
    """Message and advice for an error; what is not foreseen says what the checker said."""
    kind, context = details["type"], details.get("ctx") or {}
    key = str(details["loc"][-1]) if details["loc"] else ""
    if kind == "missing":
        return _("‘%(key)s’ ontbreekt.") % {"key": key}, _("Vul het in.")
    if kind == "extra_forbidden":
        return _("‘%(key)s’ is hier onbekend.") % {"key": key}, _(
            "Kijk of de naam goed gespeld is, of haal het weg."
        )
    if kind in ("enum", "literal_error"):
        return _("Deze waarde kan hier niet."), _("Kies uit: %(known)s.") % {"known": context.get("expected", "")}
    if kind.startswith("date"):
        return _("Dit is geen datum."), _("Schrijf jaar-maand-dag, bijvoorbeeld 2024-12-31.")
    if kind.startswith(("decimal", "finite_number")):
        return _("Dit is geen getal."), _(
            "Schrijf cijfers met een punt voor decimalen, dus 1234.5 en niet 1.234,5."
        )
    if kind.startswith(("int", "bool")):
        return _("Dit is geen heel getal of ja/nee-waarde."), _("Schrijf alleen cijfers, of true of false.")
    return _other_words(details, kind, context)


def _other_words(details: ErrorDetails, kind: str, context: dict[str, Any]) -> tuple[str, str]:
    if kind == "string_pattern_mismatch":
        return _("Deze tekst heeft niet de vorm die hier hoort."), _(
            "Kijk naar de voorbeelden in profiles/README.md."
        )
    if kind == "string_too_short":
        return _("Hier staat niets."), _("Vul het in.")
    if kind == "string_too_long":
        return _("Deze tekst is te lang."), _("Gebruik hoogstens %(n)s tekens.") % {"n": context.get("max_length")}
    if kind.startswith("string"):
        return _("Hier hoort tekst."), _("Zet de waarde tussen aanhalingstekens.")
    if kind.startswith("list"):
        return _("Hier hoort een lijst."), _("Begin elk onderdeel met een streepje, of zet ze tussen [ en ].")
    if kind.startswith(("dict", "model")):
        return _("Hier horen namen met waarden."), _("Schrijf ‘naam: waarde’.")
    if kind.startswith(("greater_than", "less_than")):
        return _("Dit getal valt buiten de grenzen."), _("Controleer het getal.")
    return _("Dit klopt niet: %(error)s.") % {"error": details["msg"]}, _("Verbeter de waarde.")
