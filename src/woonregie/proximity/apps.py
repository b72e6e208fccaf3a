# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class ProximityConfig(AppConfig):
    name = "woonregie.proximity"
    label = "proximity"
