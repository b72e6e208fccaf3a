# SPDX-License-Identifier: EUPL-1.2
"""The questions of completeness in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie_core.agreements.completeness import Aspect

ASPECT_LABELS: dict[Aspect, Promise] = {
    Aspect.WHO: _("wie trekt het"),
    Aspect.WHAT: _("wat er gebeurt"),
    Aspect.HOW_MUCH: _("hoeveel (bij een resultaat)"),
    Aspect.WHEN: _("wanneer"),
    Aspect.WHERE: _("waar"),
    Aspect.SOURCE: _("bron"),
}
