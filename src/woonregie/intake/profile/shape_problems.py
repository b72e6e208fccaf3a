# SPDX-License-Identifier: EUPL-1.2
"""Shape errors of a file in Dutch, with line, key, value and advice."""

from typing import Any

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from woonregie.intake.problems import Problem
from woonregie.intake.profile.yaml_lines import Document, Path

Words = tuple[str, str]


def shaped(document: Document, shape: Any) -> tuple[Any, list[Problem]]:
    """The content of a file in its shape, or None and all problems."""
    if document.problems:
        return None, document.problems
    try:
        return TypeAdapter(shape).validate_python(document.data), []
    except ValidationError as error:
        return None, [_problem(document, details) for details in error.errors(include_url=False)]


def _problem(document: Document, details: ErrorDetails) -> Problem:
    path, value = _path(document, details["loc"]), details.get("input", "")
    if details["type"] == "missing":
        path = (*path, str(details["loc"][-1]))
    shown = "" if isinstance(value, dict | list) or value is None else value
    return document.problem(path, *_words(details), shown)


def _path(document: Document, location: tuple[int | str, ...]) -> Path:
    """The part of a location that stands in the file; the checker's own additions are left out."""
    path: Path = ()
    for part in location:
        if (*path, part) in document.lines:
            path = (*path, part)
    return path


def _words(details: ErrorDetails) -> Words:
    """Message and advice for an error; what is not foreseen says what the checker said."""
    kind, context = details["type"], details.get("ctx") or {}
    key = str(details["loc"][-1]) if details["loc"] else ""
    if kind == "missing":
        return _("‘%(key)s’ ontbreekt.") % {"key": key}, _("Vul het in.")
    if kind == "extra_forbidden":
        advice = _("Kijk of de naam goed gespeld is, of haal het weg.")
        return _("‘%(key)s’ is hier onbekend.") % {"key": key}, advice
    if kind in ("enum", "literal_error"):
        known = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        return _("Deze waarde kan hier niet."), _("Kies uit: %(known)s.") % {"known": known}
    if kind == "twice":
        message = _("‘%(code)s’ staat twee keer in deze lijst.") % {"code": context["code"]}
        return message, _("Houd er één over.")
    return _words_for_values(kind, context) or _words_for_texts(kind, context, details["msg"])


def _words_for_values(kind: str, context: dict[str, Any]) -> Words | None:
    number = _("Schrijf alleen het getal, met een punt voor decimalen: 1234.5 en niet 1.234,5 of 80%.")
    known = {
        "day": (_("Dit is geen datum."), _("Schrijf jaar-maand-dag, bijvoorbeeld 2024-12-31.")),
        "number": (_("Dit is geen getal."), number),
        "cell": (_("Deze cel is geen getal, streepje of leeg."), number),
        "whole_number": (_("Dit is geen heel getal."), _("Schrijf alleen cijfers, zonder aanhalingstekens.")),
        "yes_or_no": (_("Dit is geen ja of nee."), _("Schrijf true of false.")),
        "one_of": (_("Hier hoort precies één van value, text en date."), _("Houd er één over.")),
        "for_each": (_("Een regel met for_each heeft ook een tabel nodig."), _("Vul table in.")),
        "decimal_max_places": (
            _("Dit getal heeft te veel decimalen."),
            _("Gebruik hoogstens %(n)s decimalen. Duizend is 1000, niet 1.000.")
            % {"n": context.get("decimal_places")},
        ),
    }
    if kind in known:
        return known[kind]
    if kind.startswith(("greater_than", "less_than", "decimal_", "finite_number")):
        return _("Dit getal valt buiten de grenzen."), _("Controleer het getal.")
    return None


def _words_for_texts(kind: str, context: dict[str, Any], said: str) -> Words:
    if kind == "string_pattern_mismatch":
        advice = _(
            "Gebruik geen spaties of tekens als / : # en %. Kijk naar de voorbeelden in profiles/README.md."
        )
        return _("Deze tekst heeft niet de vorm die hier hoort."), advice
    if kind in ("string_too_short", "too_short"):
        return _("Hier staat niets."), _("Vul het in.")
    if kind in ("string_too_long", "too_long"):
        advice = _("Gebruik hoogstens %(n)s tekens.") % {"n": context.get("max_length")}
        return _("Deze tekst is te lang."), advice
    if kind.startswith("string"):
        return _("Hier hoort tekst."), _("Zet de waarde tussen aanhalingstekens.")
    if kind.startswith("list"):
        return _("Hier hoort een lijst."), _("Begin elk onderdeel met een streepje, of zet ze tussen [ en ].")
    if kind.startswith(("dict", "model")):
        return _("Hier horen namen met waarden."), _("Schrijf ‘naam: waarde’.")
    return _("Dit klopt niet: %(error)s.") % {"error": said}, _("Verbeter de waarde.")
