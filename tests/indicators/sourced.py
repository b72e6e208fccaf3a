# SPDX-License-Identifier: EUPL-1.2
"""Reading a page for one promise: each number sits in a block that opens its source."""

from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "line"}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []
        self.figures = 0
        self.unsourced = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        node = {"tag": tag, "sourced": "data-sourced" in found, "figures": 0, "links": 0}
        if "data-figure" in found:
            self.figures += 1
            block = self._block()
            if block is None:
                self.unsourced.append(self.getpos())
            else:
                block["figures"] += 1
        if tag == "a" and (found.get("href") or "").startswith("/bronnen/") and self._block():
            self._block()["links"] += 1
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        return

    def handle_endtag(self, tag):
        while self.open:
            node = self.open.pop()
            if node["sourced"] and node["figures"] and not node["links"]:
                self.unsourced.append((node["tag"], self.getpos()))
            if node["tag"] == tag:
                return

    def _block(self):
        return next((node for node in reversed(self.open) if node["sourced"]), None)


def figures_without_source(page: str) -> tuple[int, list]:
    """How many numbers a page marks, and where one stands without a link to its source."""
    reader = _Reader()
    reader.feed(page)
    return reader.figures, reader.unsourced
