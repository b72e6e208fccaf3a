# SPDX-License-Identifier: EUPL-1.2
"""Tests: as in production where it matters, quick where it does not."""

import os
import tempfile

from woonregie.conf import base
from woonregie.conf.base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
DEMO = True

DATABASES = base.DATABASES
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production: in memory, threads would meet locks that no file knows.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/woonregie-test-{os.getpid()}.sqlite3"}
    quick = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    DATABASES["default"]["OPTIONS"]["init_command"] = quick
