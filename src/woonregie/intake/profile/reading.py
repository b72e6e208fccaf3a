# SPDX-License-Identifier: EUPL-1.2
"""Read a profile folder file by file, and gather every problem on the way."""

from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.profile import figure_shapes, shapes
from woonregie.intake.profile.checks import check_profile
from woonregie.intake.profile.content import Piece, PlanContent, ProfileContent
from woonregie.intake.profile.places_csv import FILE as PLACES
from woonregie.intake.profile.places_csv import read_places
from woonregie.intake.profile.sections import SECTIONS
from woonregie.intake.profile.shape_problems import shaped
from woonregie.intake.profile.texts import read_text
from woonregie.intake.profile.yaml_lines import Document, read_yaml
from woonregie_core.policy.loader import PolicyError, load_policy

KNOWN_FILES = (
    "profile.yaml",
    "sources.yaml",
    PLACES,
    "parties.yaml",
    "calendar.yaml",
    "inputs.yaml",
    "policy/*.yaml",
    "plans/*/*.yaml",
    "figures/tables/*.yaml",
    "figures/statements*.yaml",
    "figures/rules*.yaml",
    *(section.files for section in SECTIONS),
)
_DATA = {".yaml", ".yml", ".csv", ".xlsx", ".json"}


def read_profile(folder: Path) -> ProfileContent:
    """Read a profile folder and check it, each file and all files together.

    Raises:
        Rejected: with every problem found.
    """
    reader = _Reader(folder)
    content = reader.read()
    problems = [*reader.problems, *check_profile(content)]
    if problems:
        raise Rejected(problems)
    return content


class _Reader:
    """Reads file after file. What cannot be read makes the list it belongs to incomplete."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.content = ProfileContent()

    def read(self) -> ProfileContent:
        content = self.content
        self._refuse_strangers()
        content.profile = self._piece("profile.yaml", shapes.ProfileFile, "profile")
        sources = self._piece("sources.yaml", shapes.SourcesFile, "sources")
        content.documents = _inside(sources, "documents")
        content.datasets = _inside(sources, "datasets")
        content.places, problems = read_places(self.folder / PLACES)
        self._keep(problems, "places")
        content.parties = self._items("parties.yaml", shapes.PartyShape, "parties")
        content.duties = self._items_if_there("calendar.yaml", shapes.DutyShape, "duties")
        content.inputs = self._items_if_there("inputs.yaml", shapes.InputShape, "inputs")
        self._read_plans()
        self._read_figures()
        self._read_sections()
        self._read_policy()
        return content

    def _keep(self, problems: list[Problem], kind: str) -> None:
        if problems:
            self.problems += problems
            self.content.incomplete.add(kind)

    def _refuse_strangers(self) -> None:
        """A file that nothing reads is a slip of the pen, not a remark."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.suffix.lower() in _DATA and not any(fnmatch(name, known) for known in KNOWN_FILES):
                advice = _("Geef het de naam die in profiles/README.md staat, of haal het weg.")
                self.problems.append(Problem(name, _("Dit bestand hoort niet bij een profiel."), advice))

    def _names(self, pattern: str) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern))

    def _document(self, name: str) -> Document:
        text, problems = read_text(self.folder / name, name)
        return Document(name, problems=problems) if problems else read_yaml(text, name)

    def _shaped(self, name: str, shape: Any, kind: str) -> tuple[Any, Document] | None:
        document = self._document(name)
        content, problems = shaped(document, shape)
        self._keep(problems, kind)
        return None if problems else (content, document)

    def _piece(self, name: str, shape: Any, kind: str) -> Piece | None:
        found = self._shaped(name, shape, kind)
        return Piece(found[0], found[1], ()) if found else None

    def _items(self, name: str, shape: Any, kind: str) -> list[Piece]:
        found = self._shaped(name, list[shape], kind)
        return [Piece(item, found[1], (i,)) for i, item in enumerate(found[0])] if found else []

    def _items_if_there(self, name: str, shape: Any, kind: str) -> list[Piece]:
        return self._items(name, shape, kind) if (self.folder / name).exists() else []

    def _read_figures(self) -> None:
        for name in self._names("figures/tables/*.yaml"):
            table = self._piece(name, figure_shapes.TableFile, "tables")
            self.content.tables += [table] if table else []
        for name in self._names("figures/statements*.yaml"):
            self.content.statements += self._items(name, figure_shapes.StatementShape, "statements")
        for name in self._names("figures/rules*.yaml"):
            self.content.rules += self._items(name, figure_shapes.RuleShape, "rules")

    def _read_sections(self) -> None:
        for section in SECTIONS:
            pieces = [self._items(name, section.item, section.name) for name in self._names(section.files)]
            self.content.sections[section.name] = [piece for found in pieces for piece in found]

    def _read_plans(self) -> None:
        for folder in sorted({name.rpartition("/")[0] for name in self._names("plans/*/*.yaml")}):
            head = f"{folder}/plan.yaml"
            plan = self._piece(head, shapes.PlanFile, "plans")
            content = PlanContent(plan) if plan else None
            for name in self._names(f"{folder}/*.yaml"):
                theme = self._piece(name, shapes.ThemeFile, "plans") if name != head else None
                if theme and content:
                    content.themes.append(theme)
                    content.commitments += [(theme.shape.theme, c) for c in _inside(theme, "commitments")]
            self.content.plans += [content] if content else []

    def _read_policy(self) -> None:
        """Parameters are read where they are used; here they only have to be readable."""
        before = len(self.problems)
        for name in self._names("policy/*.yaml"):
            self._keep(self._document(name).problems, "policy")
        if len(self.problems) == before:
            try:
                load_policy(self.folder / "policy")
            except PolicyError as error:
                file, _colon, message = str(error).partition(": ")
                advice = _("Kijk naar policy/ in profiles/maastricht voor een voorbeeld.")
                self._keep([Problem(f"policy/{file}", message, advice)], "policy")


def _inside(piece: Piece | None, key: str) -> list[Piece]:
    items = getattr(piece.shape, key) if piece else []
    return [Piece(item, piece.document, (key, i)) for i, item in enumerate(items)] if piece else []
