# SPDX-License-Identifier: EUPL-1.2
"""Reading a page for its numbers: which of them open no source, and which are not marked at all.

`data-figure` marks a number from a source; the nearest `data-sourced` around it links to `/bronnen/`.
`data-count` marks a number that the register counts itself; the nearest `data-sourced` links to what was counted.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

NUMBERS = "td.number, .stat__value, .legend strong, .map-legend li, .key-figure__value"
MARKED = "[data-figure], [data-count]"


def without_source(html: str) -> list[str]:
    """The marked numbers of a page that nobody can follow to where they come from."""
    page = LexborHTMLParser(html)
    return [
        *(_said(node) for node in page.css("[data-figure]") if not _links(node, "/bronnen/")),
        *(_said(node) for node in page.css("[data-count]") if not _links(node, "/", "?")),
    ]


def not_marked(html: str) -> list[str]:
    """The places where a number stands by its looks, and that say nothing of where it comes from."""
    page = LexborHTMLParser(html)
    return [
        _said(node)
        for node in page.css(NUMBERS)
        if any(letter.isdigit() for letter in _own_text(node)) and not _is_marked(node)
    ]


def _links(node: LexborNode, *starts: str) -> bool:
    container = next((each for each in _outwards(node) if "data-sourced" in each.attributes), None)
    if container is None:
        return False
    addresses = [link.attributes.get("href") or "" for link in container.css("a")]
    return any(address.startswith(starts) for address in addresses)


def _is_marked(node: LexborNode) -> bool:
    marks = {"data-figure", "data-count"}
    return bool(node.css(MARKED)) or any(marks & each.attributes.keys() for each in _outwards(node))


def _outwards(node: LexborNode) -> Iterator[LexborNode]:
    inner: LexborNode | None = node
    while inner is not None:
        yield inner
        inner = inner.parent


def _own_text(node: LexborNode) -> str:
    """What the number itself says; a citation or a period beside it may hold digits too."""
    aside = [part.text() for part in node.css(".cite, small, .muted, .no-figure")]
    text = node.text()
    for part in aside:
        text = text.replace(part, "", 1)
    return text


def _said(node: LexborNode) -> str:
    return " ".join((node.html or "").split())[:160]
