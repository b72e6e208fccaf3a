# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the pilot share."""

from django.http import Http404
from django.utils.translation import gettext as _

from woonregie.access.day import default_day
from woonregie.seniors.models import Pilot
from woonregie.seniors.queries.overview import current_pilot


def pilot_or_404() -> Pilot:
    """The pilot of today.

    Raises:
        Http404: there is none.
    """
    pilot = current_pilot(default_day())
    if pilot is None:
        raise Http404(_("Er is hier nog geen pilot voor senioren."))
    return pilot
