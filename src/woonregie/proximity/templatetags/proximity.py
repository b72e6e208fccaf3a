# SPDX-License-Identifier: EUPL-1.2
"""Numbers of the scan as templates write them, and the share in zones for pages of other rooms."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from woonregie.looks.wording import number_words
from woonregie.proximity.labels import ZONE_KIND, category_word
from woonregie.proximity.queries.share import share_rows

register = template.Library()
register.filter("category_word", category_word)


@register.filter
def zone_kind(code: str) -> str:
    """What kind of named zone it is, in words."""
    return str(ZONE_KIND.get(code, code))


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


@register.filter
def part_words(share: float | None) -> str:
    """A part of people as a whole percentage; words where they are too few to say so."""
    return _("te weinig om te tonen") if share is None else percent(share)


@register.inclusion_tag("proximity/_shares.html")
def zone_shares(municipality: str = "") -> dict[str, Any]:
    """Which part of each neighbourhood lies in a zone, for pages about dwellings."""
    return {"rows": share_rows(municipality)}


@register.inclusion_tag("proximity/_class.html")
def score_class(letter: str | None) -> dict[str, Any]:
    """A class as a letter in a shape; words where there is none."""
    return {"letter": letter}
