# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class AllocationConfig(AppConfig):
    name = "woonregie.allocation"
    label = "allocation"
