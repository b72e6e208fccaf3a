# SPDX-License-Identifier: EUPL-1.2
"""What the house rules look at: the files of this repository."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file that git tracks, or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def python_files(folder: Path = SOURCE) -> list[Path]:
    """Python files below a folder, without migrations."""
    return [p for p in kept_files() if p.suffix == ".py" and folder in p.parents and "migrations" not in p.parts]


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def relative(path: Path) -> str:
    """The path as it reads in the repository."""
    return path.relative_to(ROOT).as_posix()
