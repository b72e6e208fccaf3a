# SPDX-License-Identifier: EUPL-1.2
"""A command that refuses says why in plain words, and never shows the inside of the program."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from woonregie.access.refusals import CannotDo
from woonregie.cli.exchange import print_problems
from woonregie.intake.problems import Problem, Rejected
from woonregie_core.policy.loader import PolicyError
from woonregie_core.policy.parameters import UnknownParameter

Command = Callable[..., None]
Teller = Callable[[Any], list[Problem]]


def in_plain_words(
    engine: type[Exception] | None = None, tell: Teller | None = None
) -> Callable[[Command], Command]:
    """Print the problems of files, rules, values or the question, and stop with status 1.

    Args:
        engine: what the engine behind the command raises. tell: its problems with the file that each is in.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, **options: Any) -> None:
            try:
                command(*args, **options)
            except Rejected as refusal:
                _stop(refusal.problems, options, refusal)
            except (PolicyError, UnknownParameter, CannotDo) as refusal:
                raise click.ClickException(str(refusal)) from refusal
            except Exception as refusal:
                if engine is None or tell is None or not isinstance(refusal, engine):
                    raise
                _stop(tell(refusal), options, refusal)

        return run

    return decorate


def _stop(problems: list[Problem], options: dict[str, Any], cause: Exception) -> None:
    print_problems(problems, str(options.get("output_format", "text")))
    raise SystemExit(1) from cause
