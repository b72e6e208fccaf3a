# SPDX-License-Identifier: EUPL-1.2
"""Words of the monitor in its templates."""

from typing import Any

from django import template

from woonregie.looks import wording
from woonregie.monitor import words

register = template.Library()
register.filter("status_words", words.status_words)
register.filter("kind_words", words.kind_words)
register.filter("cents", wording.euro_words)


@register.filter
def measured(value: float, series: Any) -> str:
    """A value of a series with its unit: `{{ figure.value|measured:figure.series }}`."""
    return words.value_words(value, series.decimals, series.unit)
