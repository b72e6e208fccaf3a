# SPDX-License-Identifier: EUPL-1.2
"""Small parts of pages that every template may use without loading them. See docs/design-language.md."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from woonregie.agreements import labels, signal_words, states
from woonregie.looks import charts, icons, wording

register = template.Library()


@register.simple_tag
def icon(name: str, size: int = 16) -> SafeString:
    """A small drawing beside a word."""
    return icons.icon(name, size)


@register.filter
def words(code: str, word_list: str) -> str:
    """The Dutch words of a code: `{{ plan.kind|words:"plan_kind" }}`; the list is a name in agreements.labels."""
    return labels.label_of(getattr(labels, word_list.upper()), code)


@register.filter
def lookup(mapping: Mapping[Any, Any] | str | None, key: Any) -> Any:
    """What a mapping holds for a key; nothing where there is no mapping or no such key."""
    return mapping.get(key) if isinstance(mapping, Mapping) else None


@register.inclusion_tag("site/parts/phase.html")
def phase(progress: Any) -> dict[str, Any]:
    """A small step bar with the word. Takes a phase code, anything with a `phase`, or None."""
    code = progress if isinstance(progress, str) else getattr(progress, "phase", "")
    return {"look": states.phase_look(code)}


@register.simple_tag
def course(code: str | None) -> SafeString:
    """Koers as a chip with shape and word."""
    return _chip(states.course_look(code or ""))


@register.simple_tag
def severity(code: str) -> SafeString:
    """Severity of a signal as a chip with shape and word."""
    return _chip(states.severity_look(code))


def _chip(look: states.Look) -> SafeString:
    return format_html('<span class="chip chip--{}">{} {}</span>', look.tone, icons.icon(look.icon), look.word)


@register.simple_tag
def party(party: Any, linked: bool = True) -> SafeString:
    """A party's short mark and name, as a link to its page. Nobody gives the words for that."""
    if party is None:
        return format_html('<span class="muted">{}</span>', _("niemand genoemd"))
    inside = format_html(
        '<span class="party__mark" aria-hidden="true">{}</span><span class="party__name">{}</span>',
        short_mark(party.name),
        party.name,
    )
    url = address("agreements:party", party.code) if linked else ""
    if not url:
        return format_html('<span class="party party--{}">{}</span>', party.kind, inside)
    return format_html('<a class="party party--{}" href="{}">{}</a>', party.kind, url, inside)


def short_mark(name: str) -> str:
    """Two letters that help the eye: of the first two words, or of the only one."""
    parts = [part for part in name.replace("-", " ").split() if part[:1].isalnum() and part not in ("De", "Het")]
    if len(parts) > 1:
        return (parts[0][0] + parts[1][0]).upper()
    return (parts[0] if parts else name)[:2].capitalize()


@register.simple_tag
def place_links(places: Iterable[Any]) -> SafeString:
    """Places as a list of tags; no places means the whole municipality."""
    items = [(address("agreements:area", place.code), place.name) for place in places]
    if not items:
        return format_html('<span class="muted">{}</span>', _("hele gemeente"))
    links = format_html_join("", '<li><a class="tag" href="{}">{}</a></li>', items)
    return format_html('<ul class="places">{}</ul>', links)


@register.inclusion_tag("site/parts/source.html")
def source(passage: Any) -> dict[str, Any]:
    """Where a fact comes from, as a link to that passage on the page of the document or data set."""
    origin = (passage.document or passage.dataset) if passage else None
    url = address("sources:source", origin.code) if origin else ""
    return {"passage": passage, "origin": origin, "url": f"{url}#p{passage.pk}" if url else ""}


@register.simple_tag
def amount(value: wording.Number | None, unit: str = "", approximate: bool = False) -> SafeString:
    """An amount with its unit in words: "ca. 1.250 woningen"."""
    return format_html('<span class="nowrap">{}</span>', wording.amount_words(value, unit, approximate))


@register.simple_tag
def date_nl(value: date | None) -> SafeString | str:
    """A date in words, readable for programs too."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), wording.date_words(value))


@register.simple_tag
def period(start: date | None, end: date | None, ongoing: bool = False) -> str:
    """A period in the shortest words that keep its meaning."""
    return wording.period_words(start, end, ongoing)


@register.inclusion_tag("site/parts/meter.html")
def meter(done: wording.Number, total: wording.Number, label: str) -> dict[str, Any]:
    """How far an amount is towards its target, as a bar and as words."""
    share = min(max(float(done) / float(total), 0.0), 1.0) if total else 0.0
    return {"label": label, "share": f"{100 * share:.1f}", "reached": bool(total) and done >= total}


@register.inclusion_tag("site/parts/meter.html")
def target_meter(done: wording.Number, target: Any) -> dict[str, Any]:
    """How far a stored target is, in one sentence: "120 van ca. 300 woningen (40%)"."""
    share = wording.number_words(round(100 * done / target.amount)) if target.amount else "0"
    label = _("%(done)s van %(total)s (%(share)s%%)") % {
        "done": wording.number_words(done),
        "total": wording.amount_words(target.amount, target.unit, target.approximate),
        "share": share,
    }
    return meter(done, target.amount, label)


@register.inclusion_tag("site/parts/strip.html")
def strip(segments: Sequence[charts.Segment], label: str) -> dict[str, Any]:
    """Parts of a whole as one bar with a legend that holds the numbers (and links, where a segment has one)."""
    return {"label": label, "parts": charts.bar_parts(segments), "total": sum(s.count for s in segments)}


@register.inclusion_tag("site/parts/donut.html")
def donut(segments: Sequence[charts.Segment], label: str) -> dict[str, Any]:
    """Parts of a whole as a ring; each part with a `url` is a link, in the ring and in the legend."""
    return {"label": label, "arcs": charts.ring_arcs(segments), "total": sum(s.count for s in segments)}


@register.filter
def signal_sentence(signal: Any) -> str:
    """What the facts of a signal say, in one sentence."""
    return signal_words.sentence(signal)


@register.filter
def rule_label(rule: str) -> str:
    """The name of a signal rule in words."""
    return signal_words.rule_label(rule)


@register.simple_tag
def sample_mark() -> SafeString:
    """The mark of example data."""
    return format_html('<span class="chip chip--sample">{} {}</span>', icons.icon("flask"), _("voorbeeldgegevens"))


def address(route: str, *args: str) -> str:
    """The address of a route, or nothing where this installation has no such page."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("site/parts/breadcrumbs.html")
def breadcrumbs(*parts: str) -> dict[str, Any]:
    """The way to this page: label and address in turns, ending with the label of the page itself."""
    pairs = [*parts, ""] if len(parts) % 2 else list(parts)
    return {"crumbs": [{"label": pairs[i], "url": pairs[i + 1]} for i in range(0, len(pairs), 2)]}


@register.simple_tag
def citation_link(citation: Any) -> SafeString | str:
    """What points at a passage, as a link where it has a page."""
    url = address(citation.route, *citation.arguments) if citation.route else ""
    if not url:
        return str(citation.label)
    anchor = f"#{citation.anchor}" if citation.anchor else ""
    return format_html('<a href="{}{}">{}</a>', url, anchor, citation.label)
