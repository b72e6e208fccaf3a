# SPDX-License-Identifier: EUPL-1.2
"""Rows as VERA JSON and back: one list per resource, attributes nested along their path."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from woonregie.intake.registry_files.resources import EXTRA, Field, Kind, Resource

_NUMBERS = (Kind.WHOLE, Kind.AMOUNT, Kind.MONTHS)
_CLOCK = ZoneInfo("Europe/Amsterdam")
_BESIDE_A_CODE = {"id", "naam", "omschrijving", "soort"}
_PLACE = "adres.buurt"


def to_vera(resource: Resource, rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    """Rows as objects of the VERA resource; what is empty is left out."""
    for row in rows:
        one: dict[str, Any] = {}
        for known in resource.fields:
            if row[known.column]:
                _put(one, known, row[known.column])
        yield one


def from_vera(resource: Resource, one: Mapping[str, Any]) -> dict[str, str]:
    """An object as a row of text; a code that the list does not know stays as it is, so that it can be told."""
    return {known.column: _get(one, known) for known in resource.fields}


def unknown_names(resource: Resource, one: Mapping[str, Any]) -> list[str]:
    """Paths of attributes, however deep, and names of extra attributes, that no field stands for."""
    tree: dict[str, Any] = {}
    for known in resource.fields:
        for path in filter(None, (known.vera, known.detail)):
            if not path.startswith(f"{EXTRA}."):
                _plant(tree, path.split("."))
    known_extra = {known.vera.partition(".")[2] for known in resource.fields if known.vera.startswith(f"{EXTRA}.")}
    extra = [str(element.get("naam", "")) for element in _extra(one)]
    rest = {name: value for name, value in one.items() if name != EXTRA}
    return [*_strangers(tree, rest, ""), *(name for name in extra if name not in known_extra)]


def _plant(tree: dict[str, Any], parts: list[str]) -> None:
    for part in parts:
        tree = tree.setdefault(part, {})


def _strangers(tree: dict[str, Any], value: Any, path: str) -> Iterator[str]:
    """Paths below `path` that the tree does not have; what is empty says nothing and is passed over."""
    for name, inner in value.items():
        here = f"{path}.{name}" if path else str(name)
        if inner in (None, "", [], {}) or _belongs(tree, str(name), path):
            continue
        if name in tree:
            yield from _inside(tree[name], inner, here)
        elif f"{name}[]" in tree:
            yield from _in_list(tree[f"{name}[]"], inner, here)
        else:
            yield here


def _inside(tree: dict[str, Any], value: Any, path: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _strangers(tree or {"id": {}}, value, path)
    elif tree or isinstance(value, list):
        yield path


def _in_list(tree: dict[str, Any], value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield path
        return
    yield from _inside(tree, value[0], path)
    yield from (f"{path}[{number}]" for number in range(2, len(value) + 1))


def _belongs(tree: dict[str, Any], name: str, path: str) -> bool:
    """The words beside a code or a neighbourhood say the same thing again."""
    return bool(path) and name in _BESIDE_A_CODE and "code" in tree


def _put(one: dict[str, Any], known: Field, text: str) -> None:
    code = known.codes.written.get(text, text) if known.coded else text
    if not code:
        return
    head, _dot, rest = known.vera.partition(".")
    if head == EXTRA:
        one.setdefault(EXTRA, []).append({"naam": rest, "waarde": code})
        return
    if known.detail and "." in code:
        code, _dot, part = code.partition(".")
        _set(one, known.detail.split("."), part)
    _set(one, known.vera.split("."), code if known.coded else _typed(known, text))


def _set(one: dict[str, Any], path: list[str], value: Any) -> None:
    *parents, last = path
    for name in parents:
        one = one.setdefault(name[:-2], [{}])[0] if name.endswith("[]") else one.setdefault(name, {})
    if last.endswith("[]"):
        one[last[:-2]] = [value]
    else:
        one[last] = value


def _typed(known: Field, text: str) -> Any:
    if known.stamped:
        return _stamp(known, text)
    if known.kind is Kind.YES:
        return text == "1"
    if known.kind not in _NUMBERS:
        return text
    return float(text) if "." in text else int(text)


def _stamp(known: Field, text: str) -> str:
    """As the standard writes a moment. A day is its first moment in UTC, which is the same day here."""
    if known.kind is Kind.DAY:
        return f"{text}T00:00:00Z"
    moment = datetime.fromisoformat(text).replace(tzinfo=_CLOCK).astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _get(one: Mapping[str, Any], known: Field) -> str:
    head, _dot, rest = known.vera.partition(".")
    if head == EXTRA:
        value = next((element.get("waarde") for element in _extra(one) if element.get("naam") == rest), None)
    else:
        value = _at(one, known.vera)
    if value is None and known.kind is Kind.PLACE:
        value = _at(one, f"{_PLACE}.id") or _at(one, f"{_PLACE}.naam")
    if value is None:
        return known.codes.read.get("", "")
    text = _as_text(known, value)
    detail = _at(one, known.detail) if known.detail else None
    if detail is not None:
        text = f"{text}.{detail}"
    return known.codes.read.get(text, text) if known.coded else text


def _at(one: Any, path: str) -> Any:
    for name in path.split("."):
        one = one.get(name.removesuffix("[]")) if isinstance(one, Mapping) else None
        if name.endswith("[]"):
            one = one[0] if isinstance(one, list) and one else None
    if isinstance(one, Mapping):
        one = one.get("id")
    return None if isinstance(one, Mapping | list) else one


def _as_text(known: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if known.kind is Kind.AMOUNT and isinstance(value, int | float):
        return f"{value:.2f}" if round(value, 2) == value else repr(value)
    text = str(value).strip()
    return _day(text) if known.kind is Kind.DAY and "T" in text else text


def _day(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (moment.astimezone(_CLOCK) if moment.tzinfo else moment).date().isoformat()


def _extra(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    elements = one.get(EXTRA, [])
    return [element for element in elements if isinstance(element, Mapping)] if isinstance(elements, list) else []
