# SPDX-License-Identifier: EUPL-1.2
"""How the pages and the board report grow with the register: queries and seconds at 25, 100 and 400 actions.

Runs in a throw-away database. For comparison: the nearest open-source peer, measured with a register of the same
shape, asked 812 queries (1.9 s) for the list of 400 actions, and 4,601 queries (7.8 s) for their statuses.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SIZES = (25, 100, 400)


def main() -> None:
    """Print a row for each size."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/benchmark.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonregie.conf.test")
        import django

        django.setup()
        for size in SIZES:
            _measure(Path(folder), size)


def _measure(folder: Path, size: int) -> None:
    from django.core.management import call_command
    from django.test import Client

    from benchmarks.example import fill
    from woonregie.access.models import User

    Path(folder, "benchmark.sqlite3").unlink(missing_ok=True)
    _fresh_connection()
    call_command("migrate", verbosity=0)
    on, grant, settings = fill(Path(folder), commitments=size, actions=size)
    browser = Client()
    browser.force_login(User.objects.get(username="beleid"), backend="django.contrib.auth.backends.ModelBackend")
    from woonregie.agreements.services.signals import refresh_signals
    from woonregie.board.queries.gather import gather
    from woonregie.board.services import freeze_report

    _row(size, "action list, all columns", lambda: browser.get(f"/acties/?peildatum={on}"))
    _row(size, "signals over everything", lambda: refresh_signals(grant, on, settings))
    _row(size, "board report gathered", lambda: gather(grant, on))
    _row(size, "gathered, stored, signals", lambda: freeze_report(grant, on))


def _fresh_connection() -> None:
    from django.db import connection

    connection.close()


def _row(size: int, name: str, do: Callable[[], object]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    do()  # warm up: templates, translations, caches
    with CaptureQueriesContext(connection) as captured:
        started = time.perf_counter()
        do()
        seconds = time.perf_counter() - started
    print(f"  {size:>4} actions  {name:<26} {len(captured):>3} queries  {seconds:6.3f} s")


if __name__ == "__main__":
    main()
