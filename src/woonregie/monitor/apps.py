# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "woonregie.monitor"
    label = "monitor"
