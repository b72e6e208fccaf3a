# SPDX-License-Identifier: EUPL-1.2
"""A bar for who waits, beside the outcome: on the channel for errors, and only for a person at a screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Tell = Callable[[str], None]


def _bar(output_format: str, *columns: SpinnerColumn | TextColumn | BarColumn | MofNCompleteColumn) -> Progress:
    console = Console(stderr=True)
    silent = output_format == "json" or not console.is_terminal
    return Progress(*columns, TimeElapsedColumn(), console=console, transient=True, disable=silent)


@contextmanager
def steps(output_format: str) -> Iterator[Tell]:
    """Show which step is going on; call with its name when the next begins."""
    with _bar(output_format, SpinnerColumn(), TextColumn("{task.description}")) as bar:
        task = bar.add_task("", total=None)
        yield lambda doing: bar.update(task, description=doing)


@contextmanager
def counted(output_format: str, doing: str, total: int) -> Iterator[Callable[[], None]]:
    """Show how many of so many are done; call after each."""
    with _bar(output_format, TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)
