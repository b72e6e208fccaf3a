# SPDX-License-Identifier: EUPL-1.2
"""The command `woonregie`: thin commands that parse, call a service or query, and print."""

import os
import sys


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonregie.conf.dev")
    import django

    django.setup()
    from django.db import DatabaseError

    from woonregie.cli.database import explain
    from woonregie.cli.group import woonregie

    try:
        sys.exit(woonregie())
    except DatabaseError as error:
        sys.exit(explain(error))
