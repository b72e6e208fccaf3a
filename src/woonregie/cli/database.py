# SPDX-License-Identifier: EUPL-1.2
"""A database that is ready for use, whether or not there was one."""

from django.conf import settings
from django.core.management import call_command


def prepare_database() -> None:
    """Make the folder and the tables that are missing; does nothing where all is in place."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
