# SPDX-License-Identifier: EUPL-1.2
"""What the pages of needs share."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from woonregie.access.policy import grant_for
from woonregie.access.requests import PolicyRequest
from woonregie.needs.models import NeedsInput
from woonregie.needs.queries.runs import Shown, inputs, shown
from woonregie_core.needs.words import DWELLINGS, Dwelling


def run_or_404(number: int, *, content: bool = False) -> Shown:
    """A run to look at.

    Raises:
        Http404: there is none with this number.
    """
    found = shown(number, content=content)
    if found is None:
        raise Http404(_("Deze berekening is er niet."))
    return found


def input_or_404(number: str = "", *, content: bool = False) -> NeedsInput:
    """The input with a number; without one the newest.

    Raises:
        Http404: there is none.
    """
    rows = NeedsInput.objects.all() if content else inputs()
    found = (rows.filter(number=number) if number.isascii() and number.isdigit() else rows).first()
    if found is None:
        raise Http404(_("Er is nog geen invoer voor de woonzorgopgave."))
    return found


def may_work(request: PolicyRequest) -> bool:
    """Whether this reader may run and keep scenarios, so that pages offer only buttons that work."""
    return grant_for(request.grant.actor, "need.work").covers_party(None)


def kind_asked(request: HttpRequest) -> Dwelling:
    """The kind of dwelling in the address; the heaviest where it names none."""
    asked = request.GET.get("type", "")[:40]
    return Dwelling(asked) if asked in DWELLINGS else Dwelling.CARE_READY
