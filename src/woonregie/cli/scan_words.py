# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a scan, in plain words and with exit code 1."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from woonregie.cli.exchange import print_problems
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.words import told
from woonregie_core.policy.loader import PolicyError
from woonregie_core.policy.parameters import UnknownParameter
from woonregie_core.proximity.problems import ProximityError


def in_plain_words(command: Callable[..., None]) -> Callable[..., None]:
    """Say what is wrong with files or settings and stop."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except Rejected as refusal:
            print_problems(refusal.problems, str(options.get("output_format", "text")))
            raise SystemExit(1) from refusal
        except ProximityError as refusal:
            print_problems([told("policy/proximity.yaml", one) for one in refusal.problems], "text")
            raise SystemExit(1) from refusal
        except (PolicyError, UnknownParameter) as refusal:
            raise click.ClickException(str(refusal)) from refusal

    return run
