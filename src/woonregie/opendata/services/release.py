# SPDX-License-Identifier: EUPL-1.2
"""Release a series: its numbers go out as open data, and stay out as they were."""

import json
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.conf.policy import current_policy
from woonregie.indicators.models import Series
from woonregie.opendata.content import as_text
from woonregie.opendata.models import Release
from woonregie.opendata.queries.gather import gather_release, last_number
from woonregie.opendata.queries.releases import releasable_series
from woonregie_core.fingerprints import fingerprint


@transaction.atomic
def release_series(grant: Grant, code: str) -> Release:
    """Release the latest values of a series. The same content is not released twice.

    Raises:
        CannotDo: there is no such series, it is not public, or it has no values.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    series = Series.objects.select_for_update(of=("self",)).select_related("indicator").filter(code=code).first()
    if series is None:
        raise CannotDo(_("Deze reeks is er niet."))
    if not series.public:
        raise CannotDo(_("Deze reeks is niet openbaar. Vrijgeven kan niet."))
    number = last_number(series)
    try:
        with override("nl"):  # what is released is a Dutch record, whatever language its releaser reads
            found = gather_release(series, current_policy().on(timezone.localdate()))
    except ValueError as error:
        raise CannotDo(_("Deze reeks heeft nog geen cijfers.")) from error
    text = as_text(found.content)
    last = Release.objects.filter(series=series, number=number).first()
    if last is not None and last.sha256 == fingerprint(text):
        return last
    made = Release.objects.create(
        series=series,
        number=number + 1,
        released_at=timezone.now(),
        released_by=grant.actor.name,
        content=text,
        basis=json.dumps(found.basis, sort_keys=True),
        sha256=fingerprint(text),
    )
    summary = _("Reeks ‘%(title)s’ vrijgegeven als open data.") % {"title": series.title}
    record(grant, "series.release", f"series:{code}", summary, {"number": made.number, "sha256": made.sha256})
    return made


@transaction.atomic
def release_all(grant: Grant, codes: Sequence[str] = ()) -> list[Release]:
    """Release every public series with values, or those that are named.

    Raises:
        CannotDo: a named series is not there, not public, or has no values; nothing was released.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    return [release_series(grant, code) for code in codes or [series.code for series in releasable_series(grant)]]
