# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SeniorsConfig(AppConfig):
    name = "woonregie.seniors"
    label = "seniors"
