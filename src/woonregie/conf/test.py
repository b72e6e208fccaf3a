# SPDX-License-Identifier: EUPL-1.2
"""Tests: as in production where it matters, quick where it does not."""

from woonregie.conf.base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
DEMO = True
