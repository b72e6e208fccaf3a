# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class BidsConfig(AppConfig):
    name = "woonregie.bids"
    label = "bids"
