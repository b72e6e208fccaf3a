# SPDX-License-Identifier: EUPL-1.2
"""Gather what a board report says, in a fixed number of queries."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import Prefetch

from woonregie.access.grant import Grant
from woonregie.agreements.models import Adjustment, Commitment, Contribution, DecisionRequest, Notification, Theme
from woonregie.agreements.queries.samples import samples_exist
from woonregie.agreements.queries.signals import SignalFilter, SignalRow, open_signal_rows
from woonregie.agreements.queries.standing import action_standings, commitment_standings
from woonregie.agreements.queries.subjects import followed_commitments
from woonregie.agreements.queries.today import due_duties
from woonregie.agreements.signal_words import sentence
from woonregie.figures.queries import check_figures
from woonregie.places.queries import municipality_facts
from woonregie_core.agreements.vocabulary import ContributionRole, Phase
from woonregie_core.board import content as c

DUTIES_WITHIN_DAYS = 184


def gather(grant: Grant, on: date) -> c.ReportContent:
    """The state of all followed plans at the end of a day. At most 20 queries for any number of commitments."""
    commitments = list(
        followed_commitments()
        .select_related("plan", "theme", "current__passage__document", "current__passage__dataset")
        .prefetch_related(
            Prefetch("current__contributions", Contribution.objects.select_related("party")), "actions"
        )
        .order_by("plan__order", "plan__code", "order")
    )
    signals = open_signal_rows(grant, SignalFilter(acknowledged=True), on)
    lines = _commitment_lines(grant, commitments, on)
    facts = municipality_facts(has_samples=samples_exist())
    return c.ReportContent(
        reference_date=on.isoformat(),
        municipality=str(facts.get("name", "")),
        has_samples=bool(facts.get("has_samples")),
        signals=tuple(_signal_line(row) for row in signals),
        decisions=_decisions(on),
        themes=_theme_lines(commitments, lines, signals),
        commitments=tuple(lines.values()),
        adjustments=_adjustments(on),
        notifications=_notifications(on),
        duties=tuple(
            c.DutyLine(item.due.on.isoformat(), item.row.title, tuple(p.name for p in item.row.parties.all()))
            for item in due_duties(on, DUTIES_WITHIN_DAYS)
        ),
        findings=dict(sorted(Counter(str(o.kind) for o in check_figures(grant).result.findings).items())),
        documents=tuple(sorted({title for k in commitments if (title := _document(k))})),
    )


def _document(commitment: Commitment) -> str:
    """The title of the document that a commitment comes from."""
    passage = commitment.current.passage if commitment.current else None
    return passage.document.title if passage and passage.document else ""


def _name(commitment: Commitment) -> str:
    return f"{commitment.plan.code} {commitment.code}"


def _title(commitment: Commitment) -> str:
    return commitment.current.title if commitment.current else ""


def _commitment_lines(grant: Grant, commitments: list[Commitment], on: date) -> dict[int, c.CommitmentLine]:
    standings = commitment_standings(grant, on, [commitment.pk for commitment in commitments])
    actions = [action for commitment in commitments for action in commitment.actions.all()]
    action_phases = {pk: said.phase for pk, said in action_standings(grant, on, [a.pk for a in actions]).items()}
    lines = {}
    for commitment in commitments:
        version = commitment.current
        assert version is not None
        own = [action_phases.get(action.pk, "") for action in commitment.actions.all()]
        standing = standings.get(commitment.pk)
        leads = [x.party.name for x in version.contributions.all() if x.role == ContributionRole.LEAD]
        lines[commitment.pk] = c.CommitmentLine(
            plan=commitment.plan.short_title,
            code=commitment.code,
            title=version.title,
            lead=", ".join(leads),
            phase=standing.phase if standing else "",
            course=standing.course if standing else "",
            actions=len(own),
            actions_done=sum(phase == Phase.COMPLETED for phase in own),
            source=str(version.passage) if version.passage else "",
        )
    return lines


def _signal_line(row: SignalRow) -> c.SignalLine:
    signal = row.signal
    subject = f"{_name(signal.commitment)}"
    lead = signal.action.lead if signal.action else None
    waits = row.acknowledgement
    return c.SignalLine(
        key=signal.key,
        severity=signal.severity,
        rule=signal.rule,
        subject=f"{signal.commitment.plan.code} {signal.action.code}" if signal.action else subject,
        title=signal.action.title if signal.action else _title(signal.commitment),
        sentence=sentence(signal),
        lead=lead.name if lead else "",
        since=signal.first_seen.isoformat(),
        acknowledged=f"{waits.party}: {waits.reason}" if waits else "",
    )


def _theme_lines(
    commitments: list[Commitment], lines: dict[int, c.CommitmentLine], signals: list[SignalRow]
) -> tuple[c.ThemeLine, ...]:
    per_theme: dict[int, list[c.CommitmentLine]] = defaultdict(list)
    themes: dict[int, Theme] = {}
    plans: dict[int, str] = {}
    for commitment in commitments:
        themes[commitment.theme_id], plans[commitment.theme_id] = commitment.theme, commitment.plan.short_title
        per_theme[commitment.theme_id].append(lines[commitment.pk])
    stuck = Counter(row.signal.commitment.theme_id for row in signals)
    return tuple(
        c.ThemeLine(
            plan=plans[pk],
            code=theme.code,
            title=theme.title,
            phases=dict(sorted(Counter(line.phase for line in per_theme[pk]).items())),
            courses=dict(sorted(Counter(line.course for line in per_theme[pk]).items())),
            signals=stuck[pk],
        )
        for pk, theme in themes.items()
    )


def _decisions(on: date) -> tuple[c.DecisionLine, ...]:
    asked = DecisionRequest.objects.filter(asked_on__lte=on).exclude(decided_on__lte=on)
    asked = asked.select_related("commitment__plan", "commitment__current", "asked_by").order_by(
        "meeting_on", "pk"
    )
    return tuple(
        c.DecisionLine(
            commitment=_name(request.commitment),
            title=_title(request.commitment),
            question=request.question,
            asked_by=request.asked_by.name,
            meeting_on=request.meeting_on.isoformat() if request.meeting_on else "",
        )
        for request in asked
    )


def _adjustments(on: date) -> tuple[c.AdjustmentLine, ...]:
    made = Adjustment.objects.filter(decided_on__lte=on).select_related("after__commitment__plan")
    return tuple(
        c.AdjustmentLine(
            commitment=_name(adjustment.after.commitment),
            title=adjustment.after.title,
            reason=adjustment.reason,
            explanation=adjustment.explanation,
            decided=f"{adjustment.decided_in}, {adjustment.decided_on.isoformat()}",
        )
        for adjustment in made
    )


def _notifications(on: date) -> tuple[c.NotificationLine, ...]:
    """Each message once, although every party got it."""
    sent = Notification.objects.filter(sent_on__lte=on).select_related(
        "sender", "commitment__plan", "commitment__current"
    )
    once = {(n.commitment_id, n.sender_id, n.sent_on): n for n in sent.order_by("sent_on", "pk")}
    return tuple(
        c.NotificationLine(
            commitment=_name(n.commitment),
            title=_title(n.commitment),
            sender=n.sender.name,
            reason=n.reason,
            text=n.text,
            sent_on=n.sent_on.isoformat(),
        )
        for n in once.values()
    )
