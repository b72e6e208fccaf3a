# SPDX-License-Identifier: EUPL-1.2
"""The command `woonregie`: thin commands that parse, call a service or query, and print."""

import os
import sys


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonregie.conf.dev")
    import django

    django.setup()
    from woonregie.cli.group import woonregie

    sys.exit(woonregie())
