# SPDX-License-Identifier: EUPL-1.2
"""Rows as VERA JSON and back: one list per resource, attributes nested along their path."""

from collections.abc import Iterable, Mapping
from typing import Any

from woonregie.intake.registry_files.resources import EXTRA, Field, Kind, Resource

_NUMBERS = (Kind.WHOLE, Kind.AMOUNT, Kind.MONTHS)


def to_vera(resource: Resource, rows: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Rows as objects of the VERA resource; what is empty is left out."""
    found = []
    for row in rows:
        one: dict[str, Any] = {}
        for known in resource.fields:
            if row[known.column]:
                _put(one, known, row[known.column])
        found.append(one)
    return found


def from_vera(resource: Resource, one: Mapping[str, Any]) -> dict[str, str]:
    """An object as a row of text; a code that the list does not know stays as it is, so that it can be told."""
    return {known.column: _get(one, known) for known in resource.fields}


def unknown_names(resource: Resource, one: Mapping[str, Any]) -> list[str]:
    """Attributes on the first level, and extra elements, that no field of the resource stands for."""
    first = {known.vera.partition(".")[0] for known in resource.fields}
    extra = {known.vera.partition(".")[2] for known in resource.fields if known.vera.startswith(f"{EXTRA}.")}
    named = [str(element.get("naam", "")) for element in _extra(one)]
    return [name for name in one if name not in first] + [name for name in named if name not in extra]


def _put(one: dict[str, Any], known: Field, text: str) -> None:
    value: Any = known.codes.get(text, text) if known.codes else _typed(known, text)
    head, _dot, rest = known.vera.partition(".")
    if head == EXTRA:
        one.setdefault(EXTRA, []).append(
            {"naam": rest, "waarde": text if known.kind is not Kind.CHOICE else value}
        )
        return
    place = one
    *parents, last = known.vera.split(".")
    for name in parents:
        place = place.setdefault(name, {})
    place[last] = value


def _typed(known: Field, text: str) -> Any:
    if known.kind not in _NUMBERS:
        return text
    return float(text) if "." in text else int(text)


def _get(one: Mapping[str, Any], known: Field) -> str:
    head, _dot, rest = known.vera.partition(".")
    if head == EXTRA:
        value = next((element.get("waarde") for element in _extra(one) if element.get("naam") == rest), None)
    else:
        value = one
        for name in known.vera.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
    if value is None or isinstance(value, Mapping | list):
        return ""
    text = _as_text(known, value)
    back = {code: ours for ours, code in known.codes.items()}
    return back.get(text, text)


def _as_text(known: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if known.kind is Kind.AMOUNT and isinstance(value, int | float):
        return f"{value:.2f}"
    return str(value).strip()


def _extra(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    elements = one.get(EXTRA, [])
    return [element for element in elements if isinstance(element, Mapping)] if isinstance(elements, list) else []
