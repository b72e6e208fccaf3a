# SPDX-License-Identifier: EUPL-1.2
"""How long the action list takes to go out as a workbook and to come back with an error on every row.

Run as `python -m benchmarks.workbook`. Works in an empty SQLite database of its own, in memory.
"""

import io
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES = (400, 5_000)
ON = date(2024, 9, 1)
MOST_IMPORT_SECONDS = 10.0


def main() -> None:
    """Print export and import seconds, and fail when 5,000 rows with errors take too long."""
    _start()
    slowest = 0.0
    for size in SIZES:
        measured = measure(size)
        slowest = max(slowest, measured["import with errors"])
        print(f"{size} acties: " + ", ".join(f"{name} {value:.2f} s" for name, value in measured.items()))
    if slowest > MOST_IMPORT_SECONDS:
        raise SystemExit(f"An import took {slowest:.1f} s; at most {MOST_IMPORT_SECONDS:.0f} s is allowed.")


def measure(size: int) -> dict[str, float]:
    """Seconds for each step, on a register with this many actions."""
    from woonregie.access.grant import Grant
    from woonregie.agreements.queries.action_list import ActionFilter
    from woonregie.exports.action_workbook import action_workbook
    from woonregie.intake.workbook.stage import stage

    _fill(size)
    grant = Grant.for_command("benchmark")
    data, export = _timed(lambda: action_workbook(grant, ActionFilter(), ON))
    unchanged, same = _timed(lambda: stage(grant, "a.xlsx", data, ON))
    assert (unchanged.total, unchanged.rows, unchanged.problems) == (size, [], [])
    wrong = _with_errors(data, size)
    staged, errors = _timed(lambda: stage(grant, "a.xlsx", wrong, ON))
    assert staged.counts["wrong"] == size
    return {"export": export, "import unchanged": same, "import with errors": errors}


def _start() -> None:
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    os.environ["DJANGO_SETTINGS_MODULE"] = "woonregie.conf.test"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _fill(size: int) -> None:
    """Actions with a lead, a target and progress, twenty under each commitment."""
    from django.db import transaction

    from factories import make_action, make_commitment, make_party, make_plan, make_progress, make_theme
    from woonregie.agreements.models import Action, Target

    with transaction.atomic():
        theme, lead = make_theme(make_plan()), make_party()
        while (count := Action.objects.count()) < size:
            commitment = make_commitment(theme, lead=lead)
            for _number in range(min(20, size - count)):
                action = make_action(commitment, lead=lead, summary="Samen met partners. " * 5)
                target = Target.objects.create(action=action, label="Woningen", amount=30, unit="dwellings")
                make_progress(action, lead, target=target, amount_realised=12)


def _with_errors(data: bytes, size: int) -> bytes:
    """The workbook with a date that does not exist and an unknown phase on every row."""
    from openpyxl import load_workbook

    from woonregie.exports.action_columns import COLUMNS, SHEET

    places = {column.key: number for number, column in enumerate(COLUMNS, start=1)}
    book = load_workbook(io.BytesIO(data))
    for row in range(2, size + 2):
        book[SHEET].cell(row, places["end"], "29-02-2023")
        book[SHEET].cell(row, places["phase"], "bijna klaar")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = perf_counter()
    return work(), perf_counter() - start


if __name__ == "__main__":
    main()
