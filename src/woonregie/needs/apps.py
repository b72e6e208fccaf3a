# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "woonregie.needs"
    label = "needs"
