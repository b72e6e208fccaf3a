# SPDX-License-Identifier: EUPL-1.2
"""Our words in those of the European lists, and which units say nothing about people: data, in catalogue.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def word_lists() -> dict[str, Any]:
    """The content of catalogue.yaml."""
    content: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("catalogue.yaml").read_text(encoding="utf-8")
    )
    return content
