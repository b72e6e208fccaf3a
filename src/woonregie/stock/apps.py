# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class StockConfig(AppConfig):
    name = "woonregie.stock"
    label = "stock"
