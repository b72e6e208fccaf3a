# SPDX-License-Identifier: EUPL-1.2
"""Reading the code for two things: where it writes to the database, and where it records that in the log."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
Name = tuple[str, str]  # module and function

ALWAYS = {
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "create_user",
    "set_password",
}
ON_A_QUERY = {"update", "delete", "set"}


def writes(call: ast.Call) -> bool:
    """Whether a call changes rows. A file's `save(path)` and a dictionary's `update(other)` look different."""
    if not isinstance(call.func, ast.Attribute):
        return False
    name, positional = call.func.attr, bool(call.args)
    if name in ALWAYS:
        return True
    if name == "save":
        return not positional
    if name == "set":
        return positional and isinstance(call.func.value, ast.Attribute)
    return name in ON_A_QUERY and not positional and (name == "delete" or bool(call.keywords))


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (part for part in ast.walk(node) if isinstance(part, ast.Call))


def lines_that_write(source: str) -> list[int]:
    return [call.lineno for call in calls(ast.parse(source)) if writes(call)]


@dataclass
class Known:
    """What one function does itself, and which functions it calls."""

    writes: bool
    records: bool
    calls: set[Name] = field(default_factory=set)


def functions_of(module: str, source: str) -> dict[Name, Known]:
    """The functions and methods of a module, with calls resolved through its imports."""
    tree = ast.parse(source)
    imported = _imports(tree)
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    own = {function.name for function in functions}
    return {(module, f.name): _known(f, module, own, imported) for f in functions}


def _known(function: Function, module: str, own: set[str], imported: dict[str, Name]) -> Known:
    found = Known(writes=False, records=False)
    for call in calls(function):
        found.writes |= writes(call)
        target = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if target == "record":
            found.records = True
        elif target in own:
            found.calls.add((module, target))
        elif target in imported:
            found.calls.add(imported[target])
    return found


def _imports(tree: ast.AST) -> dict[str, Name]:
    """Names that stand for something of another module."""
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def imported_names(source: str) -> set[Name]:
    return set(_imports(ast.parse(source)).values())


def reaches(known: dict[Name, Known], start: Name, what: str) -> bool:
    """Whether a function, or one it calls, writes or records."""
    seen: set[Name] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        if getattr(known[name], what):
            return True
        waiting += known[name].calls
    return False


def silent(known: dict[Name, Known], doors: Iterable[Name]) -> list[str]:
    """The doors through which something is written and nothing is recorded."""
    return sorted(
        ".".join(door) for door in doors if reaches(known, door, "writes") and not reaches(known, door, "records")
    )


def module_name(path: Path, source_root: Path) -> str:
    parts = path.relative_to(source_root).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")
