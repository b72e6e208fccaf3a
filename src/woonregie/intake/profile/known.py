# SPDX-License-Identifier: EUPL-1.2
"""The codes that a profile defines, to hold references against."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.shapes import Source

Path = tuple[str | int, ...]


class _Anything:
    """Stands for codes of a file that could not be read: no reference to them is called unknown."""

    def __contains__(self, code: object) -> bool:
        return True


@dataclass(frozen=True)
class Known:
    """All codes by kind. Commitments are `PLAN:code`, themes `PLAN/code`."""

    sources: Container[str]
    parties: Container[str]
    places: Container[str]
    plans: Container[str]
    themes: Container[str]
    commitments: Container[str]
    tables: Container[str]
    statements: Container[str]

    @classmethod
    def of(cls, content: ProfileContent) -> "Known":
        """The codes of a profile."""

        def codes(kind: str, found: Iterable[str]) -> Container[str]:
            return _Anything() if kind in content.incomplete else frozenset(found)

        plans = [(plan.plan.shape, plan.commitments) for plan in content.plans]
        return cls(
            sources=codes("sources", (piece.shape.code for piece in content.documents + content.datasets)),
            parties=codes("parties", (piece.shape.code for piece in content.parties)),
            places=codes("places", (row.code for row in content.places)),
            plans=codes("plans", (plan.code for plan, _commitments in plans)),
            themes=codes("plans", (f"{plan.code}/{theme.code}" for plan, _c in plans for theme in plan.themes)),
            commitments=codes("plans", (f"{plan.code}:{p.shape.code}" for plan, c in plans for _theme, p in c)),
            tables=codes("tables", (piece.shape.id for piece in content.tables)),
            statements=codes("statements", (piece.shape.id for piece in content.statements)),
        )


def sources_inside(shape: object, path: Path = ()) -> Iterator[tuple[Path, Source]]:
    """Every passage inside a shape, with its path."""
    if isinstance(shape, Source):
        yield path, shape
    elif isinstance(shape, BaseModel):
        for name in type(shape).model_fields:
            yield from sources_inside(getattr(shape, name), (*path, name))
    elif isinstance(shape, list):
        for index, item in enumerate(shape):
            yield from sources_inside(item, (*path, index))
