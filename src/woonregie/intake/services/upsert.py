# SPDX-License-Identifier: EUPL-1.2
"""Bring stored rows in line with what a profile says, and count what that changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Manager, Model

Row = TypeVar("Row", bound=Model)


@dataclass
class Changes:
    """How many rows were added or changed."""

    total: int = 0


def upsert(
    model: type[Row],
    key: tuple[str, ...],
    wanted: Iterable[Mapping[str, Any]],
    changes: Changes,
    within: Mapping[str, Any] | None = None,
) -> dict[tuple[Any, ...], Row]:
    """Add rows that are new and change rows that differ. Three queries, whatever the number of rows.

    Args:
        key: the fields by which a row is known.
        wanted: the fields of each row, foreign keys as `…_id`.
        within: only look among stored rows with these values.

    Returns:
        All stored rows by key.
    """
    manager: Manager[Row] = model._default_manager
    stored = {_key(row, key): row for row in manager.filter(**(within or {}))}
    new: list[Row] = []
    changed: list[Row] = []
    fields: set[str] = set()
    for values in wanted:
        row = stored.get(tuple(values[name] for name in key))
        if row is None:
            row = model(**values)
            new.append(row)
            stored[_key(row, key)] = row
            continue
        differing = {name for name, value in values.items() if getattr(row, name) != value}
        if differing:
            for name in differing:
                setattr(row, name, values[name])
            fields |= differing
            changed.append(row)
    manager.bulk_create(new, batch_size=500)
    if changed:
        manager.bulk_update(changed, [name.removesuffix("_id") for name in fields], batch_size=500)
    changes.total += len(new) + len(changed)
    return stored


def set_pairs(
    through: type[Model],
    source: str,
    target: str,
    wanted: set[tuple[int, int]],
    sources: set[int],
    changes: Changes,
) -> None:
    """Make the pairs of a many-to-many relation exactly the wanted ones, for these sources. Three queries."""
    manager = through._default_manager
    rows = manager.filter(**{f"{source}_id__in": sources})
    stored = {(getattr(row, f"{source}_id"), getattr(row, f"{target}_id")): row.pk for row in rows}
    gone = [pk for pair, pk in stored.items() if pair not in wanted]
    new = sorted(wanted - set(stored))
    if gone:
        manager.filter(pk__in=gone).delete()
    manager.bulk_create([through(**{f"{source}_id": a, f"{target}_id": b}) for a, b in new], batch_size=500)
    changes.total += len(gone) + len(new)


def _key(row: Model, key: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in key)
