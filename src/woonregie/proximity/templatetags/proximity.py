# SPDX-License-Identifier: EUPL-1.2
"""Numbers of the scan as templates write them, and the share in zones for pages of other rooms."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from woonregie.looks.wording import number_words
from woonregie.proximity.labels import category_word
from woonregie.proximity.queries.share import ZoneShare, public_zone_shares

register = template.Library()
register.filter("category_word", category_word)


@register.filter
def percent(share: float | None) -> str:
    """A part of one as a whole percentage; words where it is not known."""
    return _("onbekend") if share is None else f"{number_words(round(100 * share))}%"


@register.filter
def points(score: float | None, decimals: int = 0) -> str:
    """A score of 0 to 100; words where there is none."""
    if score is None:
        return _("geen score")
    return number_words(round(score, decimals) if decimals else round(score))


@register.filter
def metres(value: float) -> str:
    """Whole metres in words."""
    return _("%(number)s m") % {"number": number_words(round(value))}


@register.filter
def minutes(value: float) -> str:
    """Whole minutes in words, at least one."""
    return _("%(number)s min") % {"number": number_words(max(1, round(value)))}


@register.simple_tag
def zone_shares() -> Mapping[str, ZoneShare]:
    """Which share of each place lies in a zone, by code; for pages about dwellings."""
    return public_zone_shares()


@register.inclusion_tag("proximity/_class.html")
def score_class(letter: str | None) -> dict[str, Any]:
    """A class as a letter in a shape; words where there is none."""
    return {"letter": letter}
