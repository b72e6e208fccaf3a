# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "woonregie.places"
    label = "places"
