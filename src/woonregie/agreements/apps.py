# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "woonregie.agreements"
    label = "agreements"
