# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class LiveabilityConfig(AppConfig):
    name = "woonregie.liveability"
    label = "liveability"
