# SPDX-License-Identifier: EUPL-1.2
"""Amounts, plannings and classes in templates: `{% load stock %}`."""

from django import template

from woonregie.stock import words
from woonregie.stock.models import Project
from woonregie.stock.queries.projects import amount_of

register = template.Library()
register.filter("amount_text", words.amount_text)
register.filter("planning_text", words.planning_text)
register.filter("class_text", words.class_text)


@register.filter
def project_amount(project: Project) -> str:
    """How many dwellings a project is about."""
    return words.amount_text(amount_of(project))


@register.simple_tag
def bat_text(low: int | None, high: int | None) -> str:
    """BAT 2; BAT 0–2."""
    return words.bat_text(low, high)
