# SPDX-License-Identifier: EUPL-1.2
"""The folder of a run: the outcome beside the frozen input, policy, scenario and question; it can be done over."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.needs_files.reading import NAMES
from woonregie.intake.problems import Problem, Rejected
from woonregie.needs.running import Asked

_ASKED, _SCENARIO = "run.json", "scenario.yaml"


@dataclass(frozen=True)
class NeedsRunFolder:
    """A stored run."""

    path: Path

    @property
    def input(self) -> Path:
        """The frozen input."""
        return self.path / "input"

    @property
    def policy(self) -> Path:
        """The frozen policy."""
        return self.path / "policy"

    @property
    def scenario(self) -> Path | None:
        """The frozen scenario; None for the base."""
        found = self.path / _SCENARIO
        return found if found.is_file() else None

    def asked(self) -> Asked:
        """What was asked.

        Raises:
            Rejected: this is not the folder of a run.
        """
        try:
            said = json.loads((self.path / _ASKED).read_text("utf-8"))
            return Asked(int(said["to"]), int(said["draws"]), int(said["seed"]), date.fromisoformat(said["day"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            advice = _("Geef de map die ‘woonregie needs run’ heeft geschreven.")
            raise Rejected([Problem(_ASKED, _("Dit is geen map van een berekening."), advice)]) from error

    def gap(self) -> list[dict[str, str]]:
        """The rows of `gap.csv`."""
        self.asked()
        with (self.path / "gap.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))


def store(
    out: Path, files: Mapping[str, bytes], frozen: Mapping[str, bytes], rules: Mapping[str, bytes],
    scenario: Path | None, asked: Asked,
) -> NeedsRunFolder:  # fmt: skip
    """Write a run, in place of an earlier one. The question comes last, so a half-written folder is no run."""
    run = NeedsRunFolder(out)
    for earlier in (
        out / _ASKED,
        out / _SCENARIO,
        *(run.input / name for name in NAMES),
        *run.policy.glob("*.yaml"),
    ):
        earlier.unlink(missing_ok=True)
    for folder, content in ((run.path, files), (run.input, frozen), (run.policy, rules)):
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in content.items():
            (folder / name).write_bytes(data)
    if scenario is not None:
        (out / _SCENARIO).write_bytes(scenario.read_bytes())
    said = {"to": asked.to, "draws": asked.draws, "seed": asked.seed, "day": asked.day.isoformat()}
    (out / _ASKED).write_text(json.dumps(said, indent=1, sort_keys=True) + "\n", "utf-8")
    return run


def input_files(folder: Path) -> dict[str, bytes]:
    """The files of the contract that a folder has."""
    return {name: (folder / name).read_bytes() for name in NAMES if (folder / name).is_file()}
