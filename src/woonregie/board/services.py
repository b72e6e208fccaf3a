# SPDX-License-Identifier: EUPL-1.2
"""Freeze a board report, and release it to the public."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.agreements.services.signals import refresh_signals
from woonregie.board.models import BoardReport
from woonregie.board.queries.gather import gather
from woonregie.conf.policy import current_policy
from woonregie_core.agreements.signals import SignalSettings
from woonregie_core.board.content import canonical_json
from woonregie_core.fingerprints import fingerprint


@transaction.atomic
def freeze_report(grant: Grant, on: date) -> BoardReport:
    """Freeze the state on a reference date. The same facts on the same date give the same fingerprint.

    A report that says exactly the same as the last one of that date is not stored again.
    """
    refresh_signals(grant, on, SignalSettings.from_policy(current_policy().on(on)))
    with override("nl"):  # the report is a Dutch record, whatever language its maker reads
        text = canonical_json(gather(grant, on))
    same = BoardReport.objects.filter(sha256=fingerprint(text)).first()
    if same is not None:
        return same
    last = BoardReport.objects.order_by("-number").first()
    number = (BoardReport.objects.aggregate(top=Max("number"))["top"] or 0) + 1
    report = BoardReport.objects.create(
        number=number,
        reference_date=on,
        frozen_at=timezone.now(),
        frozen_by=grant.actor.name,
        content=text,
        sha256=fingerprint(text),
        previous=last,
    )
    details = {"reference_date": on.isoformat(), "sha256": report.sha256}
    record(grant, "board.freeze", f"board-report:{number}", _("Bestuursverslag vastgelegd."), details)
    return report


@transaction.atomic
def release_report(grant: Grant, report: BoardReport) -> None:
    """Let the public read a report; doing it twice changes nothing."""
    if report.released_on is None:
        BoardReport.objects.filter(pk=report.pk).update(released_on=timezone.localdate())
        record(grant, "board.release", f"board-report:{report.number}", _("Bestuursverslag openbaar gemaakt."))
