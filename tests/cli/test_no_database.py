# SPDX-License-Identifier: EUPL-1.2
"""A command on a database without tables says what to do, instead of showing the inside of the program."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_command_without_tables_says_what_to_do(tmp_path: Path) -> None:
    environment = {**os.environ, "WOONREGIE_DATA_DIR": str(tmp_path)}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    command = [sys.executable, "-c", "from woonregie.cli import main; main()", "audit", "verify"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 1
    assert "De database is nog niet klaargezet" in ran.stderr
    assert "Traceback" not in ran.stderr
