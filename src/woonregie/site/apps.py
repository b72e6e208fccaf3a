# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "woonregie.site"
    label = "site"
