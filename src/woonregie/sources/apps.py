# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "woonregie.sources"
    label = "sources"
