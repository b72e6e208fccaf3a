# SPDX-License-Identifier: EUPL-1.2
"""Numbers with their source, and small charts; builtins of every template. See docs/design-language.md."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from woonregie.looks import icons, lines, wording
from woonregie.site.templatetags.woonregie import address

register = template.Library()


@register.simple_tag
def cite(passage: Any) -> SafeString | str:
    """A short mark behind a number that opens its source: `{% cite passage %}`.

    The passage needs `select_related("document", "dataset")`. Nothing where there is no passage.
    """
    origin = (passage.document or passage.dataset) if passage else None
    url = address("sources:source", origin.code) if origin else ""
    if not url:
        return ""
    return format_html(
        '<a class="cite" href="{}#p{}" title="{}">{}<span class="visually-hidden">{} </span>{}</a>',
        url,
        passage.pk,
        passage,
        icons.icon("source", 12),
        _("Bron: %(passage)s.") % {"passage": passage},
        _("bron"),
    )


@register.filter
def cents(amount: int) -> str:
    """Whole cents as money: € 1.420.608,73."""
    return wording.euro_words(amount)


@register.simple_tag
def figure(
    value: wording.Number | None, decimals: int | None = None, unit: str = "", missing: str = ""
) -> SafeString:
    """A number that has a source beside it: `{% figure value decimals unit %}`.

    It belongs in an element with `data-sourced` that also holds `{% cite %}` or `{% source %}`; a test looks.
    """
    if value is None:
        return format_html('<span class="no-figure">{}</span>', missing or _("onbekend"))
    said = wording.amount_words(value if decimals is None else rounded(value, decimals), unit)
    return format_html('<span class="nowrap" data-figure>{}</span>', said)


def rounded(value: wording.Number, decimals: int) -> wording.Number:
    """A value with as many decimals as its series is measured in; negative decimals round to tens and more."""
    found = round(float(value), decimals)
    return int(found) if decimals <= 0 else found


@register.inclusion_tag("site/parts/spark.html")
def spark(values: Sequence[float | None], label: str) -> dict[str, Any]:
    """A small line of values; `label` says in words what it shows."""
    return {"spark": lines.spark(values), "label": label}


@register.inclusion_tag("site/parts/line_chart.html")
def line_chart(chart: lines.Chart, label: str) -> dict[str, Any]:
    """A drawn `looks.lines.line_chart`; `label` says in words what it shows. A table goes with it."""
    return {"chart": chart, "label": label, "label_x": chart.left - 8, "names_y": chart.bottom + 22}
