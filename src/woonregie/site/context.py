# SPDX-License-Identifier: EUPL-1.2
"""What every page's frame needs."""

from typing import Any

from django.http import HttpRequest

from woonregie.site.frame import Frame


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation, language and the mark of example data."""
    return {"frame": Frame(request)}
