# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "woonregie.board"
    label = "board"
