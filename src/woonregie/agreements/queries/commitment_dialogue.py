# SPDX-License-Identifier: EUPL-1.2
"""What parties tell each other about a commitment: never on the public side."""

from dataclasses import dataclass, field

from django.db.models import Max, Prefetch

from woonregie.agreements.models import Commitment, DecisionRequest, Evaluation, Judgement, Notification, Signal


@dataclass(frozen=True)
class Announcement:
    """A notification as one message, with all who received it."""

    first: Notification
    recipients: list[str]


@dataclass(frozen=True)
class Dialogue:
    """Signals, evaluations, notifications and questions to the board."""

    signals: list[Signal] = field(default_factory=list)
    evaluations: list[Evaluation] = field(default_factory=list)
    announcements: list[Announcement] = field(default_factory=list)
    decision_requests: list[DecisionRequest] = field(default_factory=list)


def dialogue(commitment: Commitment) -> Dialogue:
    """Five queries at any size."""
    judgements = Prefetch("judgements", Judgement.objects.select_related("party").order_by("party__name"))
    signals = commitment.signals.filter(resolved_on__isnull=True).select_related("action")
    return Dialogue(
        signals=list(signals.annotate(acknowledged_until=Max("acknowledgements__until"))),
        evaluations=list(commitment.evaluations.prefetch_related(judgements).order_by("-year")),
        announcements=_announcements(commitment),
        decision_requests=list(commitment.decision_requests.select_related("asked_by")),
    )


def _announcements(commitment: Commitment) -> list[Announcement]:
    messages: dict[tuple[int, object, str], list[Notification]] = {}
    for one in commitment.notifications.select_related("sender", "recipient").order_by("-sent_on", "pk"):
        messages.setdefault((one.sender_id, one.sent_on, one.text), []).append(one)
    return [Announcement(group[0], [one.recipient.name for one in group]) for group in messages.values()]
