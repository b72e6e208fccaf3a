# SPDX-License-Identifier: EUPL-1.2
"""Small line drawings, 16 by 16. They always stand beside a word, so a screen reader skips them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "check": "M3 8.5l3.5 3.5L13 4.5",
    "check-circle": "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5 8.2l2.2 2.2L11 6",
    "warning": "M8 2 1.5 13.5h13zM8 6.3v3.4M8 11.6v.1",
    "behind": "M2 2h12v12H2zM5 5l6 6M11 5l-6 6",
    "waiting": "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V8l2.5 1.7",
    "unknown": "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 12.4v.1",
    "octagon": "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM8 4.5v4.3M8 11.3v.1",
    "diamond": "M8 1.5 14.5 8 8 14.5 1.5 8zM8 5v3.5M8 10.8v.1",
    "circle": "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11",
    "source": "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5",
    "place": "M8 14.5S3 9.5 3 6.3a5 5 0 0 1 10 0c0 3.2-5 8.2-5 8.2zM8 4.8v3M6.5 6.3h3",
    "info": "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 7.2v4M8 4.7v.1",
    "flask": "M6 1.5h4M6.7 1.5v4.3L2.8 13a1 1 0 0 0 .9 1.5h8.6a1 1 0 0 0 .9-1.5L9.3 5.8V1.5",
    "link": "M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7",
    "arrow": "M3 8h10M9 4l4 4-4 4",
    "up": "M3.5 12.5 12 4M6 3.5h6.5V10",
    "down": "M3.5 3.5 12 12M12.5 6v6.5H6",
    "level": "M2 5.8h12M2 10.2h12",
    "flag": "M3.5 14.5v-13M3.5 2.5h8l-1.7 3 1.7 3h-8",
    "print": "M4.5 6V1.5h7V6M4.5 11.5h-3V6h13v5.5h-3M4.5 9.5h7v5h-7z",
    "download": "M8 1.5v8.5M4.5 7 8 10.5 11.5 7M2 13.5h12",
}


def icon(name: str, size: int = 16) -> SafeString:
    """One drawing as inline SVG in the colour of the text around it.

    Raises:
        KeyError: no drawing has this name.
    """
    return format_html(
        '<svg viewBox="0 0 16 16" width="{0}" height="{0}" fill="none" stroke="currentColor" stroke-width="1.6" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        '<path d="{1}"/></svg>',
        size,
        mark_safe(PATHS[name]),  # noqa: S308 - our own constants
    )
