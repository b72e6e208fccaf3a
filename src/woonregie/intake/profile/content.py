# SPDX-License-Identifier: EUPL-1.2
"""Everything that a profile folder holds, read and in shape, each piece with the file it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.profile import figure_shapes, shapes
from woonregie.intake.profile.places_csv import PlaceRow, read_places
from woonregie.intake.profile.shape_problems import shaped
from woonregie.intake.profile.texts import read_text
from woonregie.intake.profile.yaml_lines import Document, read_yaml


@dataclass(frozen=True)
class Piece:
    """One shaped piece with the file and the path inside it."""

    shape: Any
    document: Document
    path: tuple[str | int, ...]

    def problem(self, message: str, advice: str, *inside: str | int, value: object = "") -> Problem:
        """A problem with this piece, or with something inside it."""
        return self.document.problem((*self.path, *inside), message, advice, value)


@dataclass
class PlanContent:
    """A plan with the commitments of each of its themes."""

    plan: Piece
    commitments: list[tuple[str, Piece]] = field(default_factory=list)


@dataclass
class ProfileContent:
    """A whole profile."""

    profile: Piece
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


def read_profile(folder: Path) -> ProfileContent:
    """Read a profile folder.

    Raises:
        Rejected: with every problem of every file; what has to fit across files is checked elsewhere.
    """
    reader = _Reader(folder)
    content = reader.read()
    if reader.problems or content is None:
        raise Rejected(reader.problems)
    return content


class _Reader:
    """Reads file after file and gathers the problems."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def read(self) -> ProfileContent | None:
        profile = self._piece("profile.yaml", shapes.ProfileFile)
        sources = self._piece("sources.yaml", shapes.SourcesFile)
        places, problems = read_places(self.folder / "places.csv")
        self.problems += problems
        content = ProfileContent(
            profile=profile or Piece(None, Document("profile.yaml"), ()),
            documents=self._inside(sources, "documents"),
            datasets=self._inside(sources, "datasets"),
            parties=self._items("parties.yaml", shapes.PartyShape),
            places=places,
            duties=self._items("calendar.yaml", shapes.DutyShape, needed=False),
            inputs=self._items("inputs.yaml", shapes.InputShape, needed=False),
            plans=list(self._plans()),
            tables=[
                p
                for name in self._names("figures/tables/*.yaml")
                if (p := self._piece(name, figure_shapes.TableFile))
            ],
            statements=self._all("figures/statements*.yaml", figure_shapes.StatementShape),
            rules=self._all("figures/rules*.yaml", figure_shapes.RuleShape),
        )
        return content if profile else None

    def _names(self, pattern: str) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern))

    def _document(self, name: str) -> Document | None:
        path = self.folder / name
        if not path.is_file():
            advice = _("Maak het aan; profiles/README.md zegt wat erin hoort.")
            self.problems.append(Problem(name, _("Dit bestand ontbreekt."), advice))
            return None
        text, problems = read_text(path, name)
        self.problems += problems
        return None if problems else read_yaml(text, name)

    def _shaped(self, name: str, shape: Any) -> tuple[Any, Document] | None:
        document = self._document(name)
        if document is None:
            return None
        content, problems = shaped(document, shape)
        self.problems += problems
        return None if problems else (content, document)

    def _piece(self, name: str, shape: Any) -> Piece | None:
        found = self._shaped(name, shape)
        return Piece(found[0], found[1], ()) if found else None

    def _items(self, name: str, shape: Any, needed: bool = True) -> list[Piece]:
        if not needed and not (self.folder / name).is_file():
            return []
        found = self._shaped(name, list[shape])
        return [Piece(item, found[1], (i,)) for i, item in enumerate(found[0])] if found else []

    def _all(self, pattern: str, shape: Any) -> list[Piece]:
        return [piece for name in self._names(pattern) for piece in self._items(name, shape)]

    @staticmethod
    def _inside(piece: Piece | None, key: str) -> list[Piece]:
        items = getattr(piece.shape, key) if piece else []
        return [Piece(item, piece.document, (key, i)) for i, item in enumerate(items)] if piece else []

    def _plans(self) -> Iterator[PlanContent]:
        for name in self._names("plans/*/plan.yaml"):
            plan = self._piece(name, shapes.PlanFile)
            content = PlanContent(plan) if plan else None
            folder = name.rsplit("/", 1)[0]
            for theme_name in self._names(f"{folder}/*.yaml"):
                if theme_name != name:
                    theme = self._piece(theme_name, shapes.ThemeFile)
                    if theme and content:
                        content.commitments += [(theme.shape.theme, c) for c in self._inside(theme, "commitments")]
            if content:
                yield content
