# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class FactsheetsConfig(AppConfig):
    name = "woonregie.factsheets"
    label = "factsheets"
