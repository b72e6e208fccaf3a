# SPDX-License-Identifier: EUPL-1.2
"""A first look and daily work on one's own machine: embedded database, no HTTPS."""

from woonregie.conf.base import *  # noqa: F403
from woonregie.conf.base import ENV

SECRET_KEY = ENV.secret_key or "only-for-a-first-look-on-this-machine"
