# SPDX-License-Identifier: EUPL-1.2
"""The codes that a profile defines, to hold references against."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.shapes import Source
from woonregie.places.names import folded

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Known:
    """All codes by kind. Commitments are `PLAN:code`, themes `PLAN/code`."""

    sources: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]
    plans: frozenset[str]
    themes: frozenset[str]
    commitments: frozenset[str]

    @classmethod
    def of(cls, content: ProfileContent) -> "Known":
        """The codes of a profile."""
        plans = [(plan.plan.shape, plan.commitments) for plan in content.plans]
        return cls(
            sources=frozenset(piece.shape.code for piece in content.documents + content.datasets),
            parties=frozenset(piece.shape.code for piece in content.parties),
            places=frozenset(row.code for row in content.places),
            plans=frozenset(plan.code for plan, _commitments in plans),
            themes=frozenset(f"{plan.code}/{theme.code}" for plan, _c in plans for theme in plan.themes),
            commitments=frozenset(f"{plan.code}:{piece.shape.code}" for plan, c in plans for _theme, piece in c),
        )

    @staticmethod
    def folded(name: str) -> str:
        """A name as look-ups see it."""
        return folded(name)

    @classmethod
    def sources_inside(cls, shape: object, path: Path = ()) -> Iterator[tuple[Path, Source]]:
        """Every passage inside a shape, with its path."""
        if isinstance(shape, Source):
            yield path, shape
        elif isinstance(shape, BaseModel):
            for name in type(shape).model_fields:
                yield from cls.sources_inside(getattr(shape, name), (*path, name))
        elif isinstance(shape, list):
            for index, item in enumerate(shape):
                yield from cls.sources_inside(item, (*path, index))
