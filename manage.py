# SPDX-License-Identifier: EUPL-1.2
"""Django's own commands, for developers. Users have the command `woonregie`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woonregie.conf.dev")
    execute_from_command_line(sys.argv)
