# SPDX-License-Identifier: EUPL-1.2
"""Everything that a profile folder holds, in shape, each piece with the file it came from."""

from dataclasses import dataclass, field
from typing import Any

from woonregie.intake.problems import Problem
from woonregie.intake.profile.places_csv import PlaceRow
from woonregie.intake.profile.yaml_lines import Document


@dataclass(frozen=True)
class Piece:
    """One shaped piece with the file and the path inside it."""

    shape: Any
    document: Document
    path: tuple[str | int, ...]

    def problem(self, message: str, advice: str, *inside: str | int, value: object = "") -> Problem:
        """A problem with this piece, or with something inside it."""
        return self.document.problem((*self.path, *inside), message, advice, value)

    def line(self, *inside: str | int) -> int:
        """The line of this piece, or of something inside it."""
        return self.document.line((*self.path, *inside))


@dataclass
class PlanContent:
    """A plan with the commitments of each of its themes, and the files those stand in."""

    plan: Piece
    themes: list[Piece] = field(default_factory=list)
    commitments: list[tuple[str, Piece]] = field(default_factory=list)


@dataclass
class ProfileContent:
    """A whole profile. `incomplete` names the lists that miss what could not be read."""

    profile: Piece | None = None
    documents: list[Piece] = field(default_factory=list)
    datasets: list[Piece] = field(default_factory=list)
    parties: list[Piece] = field(default_factory=list)
    places: list[PlaceRow] = field(default_factory=list)
    duties: list[Piece] = field(default_factory=list)
    inputs: list[Piece] = field(default_factory=list)
    plans: list[PlanContent] = field(default_factory=list)
    tables: list[Piece] = field(default_factory=list)
    statements: list[Piece] = field(default_factory=list)
    rules: list[Piece] = field(default_factory=list)
    sections: dict[str, list[Piece]] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)

    @property
    def heading(self) -> Any:
        """What profile.yaml says; only for content that was read without problems."""
        assert self.profile is not None
        return self.profile.shape
