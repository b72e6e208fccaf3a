# SPDX-License-Identifier: EUPL-1.2
"""The folder of a run: what came out, beside a frozen copy of what went in. Enough to run it again anywhere."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from woonregie.allocation.outputs import NAMES, RECEIPTS, SUMMARY, Asked, make
from woonregie.intake.allocation_files.reading import FILES, read_input
from woonregie.intake.allocation_files.rules import read_rules
from woonregie.intake.problems import Problem, Rejected
from woonregie_core.allocation.checking import Broken, blocks, verify
from woonregie_core.allocation.facts import Input
from woonregie_core.policy.parameters import Policy


@dataclass(frozen=True)
class Receipt:
    """The heading of an advert, the facts of a seeker and the decision about both, read; and the line as it is."""

    advert: dict[str, Any]
    seeker: dict[str, Any]
    decision: dict[str, Any]
    line: bytes


@dataclass(frozen=True)
class RunFolder:
    """A folder with a finished run."""

    path: Path

    @property
    def input(self) -> Path:
        """The frozen input."""
        return self.path / "frozen-input"

    @property
    def rules(self) -> Path:
        """The frozen parameters."""
        return self.path / "frozen-rules"

    def asked(self) -> Asked:
        """What the run was asked.

        Raises:
            Rejected: this is no folder of a run.
        """
        said = self.summary()
        try:
            day = date.fromisoformat(said["decided_on"])
            return Asked(day, str(said["seed"]), bool(said["seed_was_chosen"]), hash_of_input(self.input))
        except (KeyError, TypeError, ValueError) as error:
            message = _("Dit overzicht mist gegevens over de toewijzing.")
            raise Rejected([Problem(SUMMARY, message, _what_to_name())]) from error

    def summary(self) -> dict[str, Any]:
        """The summary of the run.

        Raises:
            Rejected: this is no folder of a run.
        """
        try:
            said = json.loads((self.path / SUMMARY).read_bytes())
        except (OSError, ValueError) as error:
            message = _("In deze map staat geen leesbare toewijzing.")
            raise Rejected([Problem(str(self.path), message, _what_to_name())]) from error
        return said if isinstance(said, dict) else {}

    def given(self) -> Input:
        """The frozen input as facts."""
        return read_input(self.input)

    def policy(self) -> Policy:
        """The frozen parameters."""
        return read_rules(self.rules)

    def different(self) -> list[str]:
        """The files that come out otherwise when the run is done again from what was frozen."""
        asked = self.asked()  # first, so that a folder without a run is told as such
        again = make(self.given(), self.policy(), asked)
        return [name for name in NAMES if not _holds(self.path / name, again[name])]

    def broken(self) -> list[Broken]:
        """Where the chain of receipts does not hold."""
        with (self.path / RECEIPTS).open("rb") as lines:
            return list(verify(blocks(lines), self.summary().get("receipts_end")))

    def receipt(self, advert_id: str, seeker_id: str) -> Receipt | None:
        """What was written about one candidate; None where there is nothing."""
        heading = facts = b""
        advert, seeker = _member("advert", advert_id), _member("seeker", seeker_id)
        for line in self._lines():
            if b'"kind":"advert"' in line:
                heading = line if line.startswith(b"{" + advert) else b""
            elif seeker in line and b'"kind":"seeker"' in line:
                facts = line
            elif heading and seeker in line:
                return Receipt(json.loads(heading), json.loads(facts), json.loads(line), line.rstrip(b"\n"))
        return None

    def _lines(self) -> Iterator[bytes]:
        with (self.path / RECEIPTS).open("rb") as lines:
            yield from lines


def _what_to_name() -> str:
    return _("Noem de map die ‘woonregie allocate --out’ vulde.")


def _member(name: str, value: str) -> bytes:
    return f'"{name}":{json.dumps(value, ensure_ascii=False)}'.encode()


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def hash_of_input(folder: Path) -> str:
    """The hash of all rows of all files; the order of the rows makes no difference."""
    found = sha256()
    for name in FILES:
        path = folder / name
        if path.exists():
            heading, *lines = path.read_bytes().splitlines() or [b""]
            for part in (name.encode(), heading, *sorted(line for line in lines if line.strip())):
                found.update(part + b"\n")
    return found.hexdigest()


def store(folder: Path, files: Mapping[str, bytes], source: Path, rules: Mapping[str, bytes]) -> RunFolder:
    """Write a run with what it stood on. The summary comes last: without it there is no run.

    Args:
        source: the folder with the input.
        rules: the files of parameters by the name under which to freeze them.
    """
    run = RunFolder(folder)
    frozen = {run.input / name: (source / name).read_bytes() for name in FILES if (source / name).exists()}
    frozen |= {run.rules / name: content for name, content in rules.items()}
    for place in (run.input, run.rules):
        place.mkdir(parents=True, exist_ok=True)
    (folder / SUMMARY).unlink(missing_ok=True)
    stale = {run.input / name for name in FILES} | set(run.rules.glob("*.y*ml"))
    for path in stale - set(frozen):
        path.unlink(missing_ok=True)
    for path, content in frozen.items():
        path.write_bytes(content)
    for name in NAMES:
        (folder / name).write_bytes(files[name])
    return run
