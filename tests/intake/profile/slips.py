# SPDX-License-Identifier: EUPL-1.2
"""How to spoil one thing in a sound profile, and what must be said about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from intake.profile.folders import Files

NOWHERE = -1
Change = Callable[[Files], None]


@dataclass(frozen=True)
class Slip:
    """One mistake. `at` is a text on the line that must be named (with `nth`, counted from one), or NOWHERE."""

    name: str
    file: str
    change: Change
    at: str | int
    key: str
    says: str
    nth: int = 1

    def line(self, files: Files) -> int | None:
        """The line that the message must name."""
        if isinstance(self.at, int):
            return None if self.at == NOWHERE else self.at
        content = files[self.file]
        text = content if isinstance(content, str) else content.decode("utf-8", "replace")
        return [n for n, line in enumerate(text.splitlines(), start=1) if self.at in line][self.nth - 1]


def put(
    name: str,
    file: str,
    path: tuple[str | int, ...],
    value: Any,
    says: str,
    at: str | int = "",
    key: str | None = None,
    nth: int = 1,
) -> Slip:
    """Another value at a path of a YAML file; the message names its line and its key."""

    def change(files: Files) -> None:
        data = yaml.safe_load(files[file])
        spot = data
        for part in path[:-1]:
            spot = spot[part]
        if path[-1] == "+":
            spot.append(value)
        else:
            spot[path[-1]] = value
        files[file] = dumped(data)

    keys = [part for part in path if isinstance(part, str) and part != "+"]
    return Slip(name, file, change, at or str(value), keys[-1] if key is None else key, says, nth)


def drop(
    name: str, file: str, path: tuple[str | int, ...], says: str, at: str | int, key: str | None = None
) -> Slip:
    """A key that is left out; the message names the line of what it is missing from."""

    def change(files: Files) -> None:
        data = yaml.safe_load(files[file])
        spot = data
        for part in path[:-1]:
            spot = spot[part]
        del spot[path[-1]]
        files[file] = dumped(data)

    return Slip(name, file, change, at, str(path[-1]) if key is None else key, says)


def text(name: str, file: str, old: str, new: str, says: str, at: str | int = "", key: str = "") -> Slip:
    """Other letters in a file."""

    def change(files: Files) -> None:
        content = files[file]
        assert isinstance(content, str)
        assert old in content, f"{old!r} is not in {file}"
        files[file] = content.replace(old, new, 1)

    return Slip(name, file, change, at or new, key, says)


def whole(name: str, file: str, content: str | bytes, says: str, at: str | int, key: str = "") -> Slip:
    """A file with other content altogether."""

    def change(files: Files) -> None:
        files[file] = content

    return Slip(name, file, change, at, key, says)


def encoded(name: str, file: str, encoding: str, says: str, at: str | int) -> Slip:
    """A file in another encoding, with a letter that shows it in the first line."""

    def change(files: Files) -> None:
        files[file] = f"# Geïnd\n{files[file]}".encode(encoding)

    return Slip(name, file, change, at, "", says)


def gone(name: str, file: str, says: str) -> Slip:
    """A file that is not there."""
    return Slip(name, file, lambda files: files.pop(file) and None, NOWHERE, "", says)


def dumped(data: Any) -> str:
    """Data as YAML, with everything written out."""
    dumper = type("Plain", (yaml.SafeDumper,), {"ignore_aliases": lambda self, data: True})
    return yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=110)
