# SPDX-License-Identifier: EUPL-1.2
"""What an import leaves behind so that it can be undone: how rows were, how they are, and where tables ended."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, ForeignObjectRel, Max, Model

from woonregie.intake.registry_files.typed import MODELS

CHUNK = 5_000


@dataclass(frozen=True)
class Trace:
    """One row that an import touched. `before` holds what to put back by column; empty where the row was new."""

    pk: int
    mark: str
    before: Mapping[str, str | None] | None

    def as_plain(self) -> list[Any]:
        """As JSON keeps it, short because there may be many."""
        return [self.pk, self.mark] if self.before is None else [self.pk, self.mark, dict(self.before)]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> "Trace":
        """The inverse of `as_plain`."""
        return cls(plain[0], plain[1], plain[2] if len(plain) > 2 else None)


def as_stored(row: Model) -> dict[str, str | None]:
    """Every column of a row as text, exactly; None stays None."""
    return {one.attname: _text(one, getattr(row, one.attname)) for one in row._meta.concrete_fields}


def back(model: type[Model], before: Mapping[str, str | None]) -> dict[str, Any]:
    """The inverse of `as_stored` for some columns."""
    fields = {one.attname: one for one in model._meta.concrete_fields}
    return {name: None if text is None else _field(fields[name]).to_python(text) for name, text in before.items()}


def trace_of(model: type[Model], keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The fingerprint of rows as they are stored."""
    for start in range(0, len(keys), CHUNK):
        for row in model._default_manager.filter(pk__in=keys[start : start + CHUNK]).iterator(chunk_size=2_000):
            told = repr(sorted(as_stored(row).items()))
            yield row.pk, hashlib.sha256(told.encode()).hexdigest()[:16]


def leaning() -> Iterator[tuple[str, type[Model], "Field[Any, Any]"]]:
    """Every reference to a row of the registry: the resource, who refers to it, and through which field."""
    for name, model in MODELS.items():
        for one in model._meta.get_fields(include_hidden=True):
            if isinstance(one, ForeignObjectRel) and not one.many_to_many:
                yield name, one.related_model, one.field


def marks() -> dict[str, int]:
    """The highest id of every table that refers to the registry: what comes later came after the import."""
    tables = {model for _name, model, _field_ in leaning()}
    return {
        one._meta.label: one._default_manager.aggregate(last=Max("pk"))["last"] or 0
        for one in sorted(tables, key=lambda each: each._meta.label)
    }


def _field(one: Any) -> Any:
    return one.target_field if one.is_relation else one


def _text(one: Any, value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
