# SPDX-License-Identifier: EUPL-1.2
"""The file that an address names, for who may see it."""

from django.http import Http404
from django.utils.translation import gettext as _

from woonregie.access.requests import PolicyRequest
from woonregie.intake.models import ImportRun


def run_or_404(found: ImportRun | None) -> ImportRun:
    """What was found.

    Raises:
        Http404: there is no such file.
    """
    if found is None:
        raise Http404(_("Dit ingelezen bestand is er niet."))
    return found


def own_run_or_404(request: PolicyRequest, found: ImportRun | None) -> ImportRun:
    """What was found, if it is of a party that the grant covers.

    Raises:
        Http404: there is no such file. PermissionDenied: it is of another party.
    """
    run = run_or_404(found)
    request.grant.require_party(run.party_id)
    return run
