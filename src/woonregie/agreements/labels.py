# SPDX-License-Identifier: EUPL-1.2
"""What people read for the codes of the core's word lists."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie_core.agreements import vocabulary as v
from woonregie_core.agreements.signals import SignalRule

Labels = dict[StrEnum, Promise]

PLAN_KIND: Labels = {
    v.PlanKind.PERFORMANCE_AGREEMENTS: _("prestatieafspraken"),
    v.PlanKind.PROGRAMME: _("programma"),
    v.PlanKind.COALITION_AGREEMENT: _("coalitieakkoord"),
    v.PlanKind.DELTA_PLAN: _("Deltaplan"),
    v.PlanKind.NATIONAL_PRIORITIES: _("landelijke prioriteiten"),
}
PLAN_STATUS: Labels = {
    v.PlanStatus.DRAFT: _("concept"),
    v.PlanStatus.SIGNED: _("getekend"),
    v.PlanStatus.EVALUATED: _("geëvalueerd"),
    v.PlanStatus.SUPERSEDED: _("opgevolgd"),
}
COMMITMENT_TERM: Labels = {
    v.CommitmentTerm.AGREEMENT: _("afspraak"),
    v.CommitmentTerm.ACTION_POINT: _("actiepunt"),
    v.CommitmentTerm.OBJECTIVE: _("doelstelling"),
    v.CommitmentTerm.CORE_INTERVENTION: _("kerninterventie"),
    v.CommitmentTerm.PRIORITY: _("prioriteit"),
}
COMMITMENT_TYPE: Labels = {
    v.CommitmentType.RESULT: _("resultaat"),
    v.CommitmentType.EFFORT: _("inspanning"),
    v.CommitmentType.PROCESS: _("proces"),
    v.CommitmentType.RESEARCH: _("onderzoek"),
}
CONTRIBUTION_ROLE: Labels = {
    v.ContributionRole.LEAD: _("trekker"),
    v.ContributionRole.EXECUTING: _("voert uit"),
    v.ContributionRole.CONDITION: _("zorgt voor een voorwaarde"),
    v.ContributionRole.INFORMED: _("wordt geïnformeerd"),
}
LINK_KIND: Labels = {
    v.LinkKind.IMPLEMENTS: _("werkt uit"),
    v.LinkKind.CONTRIBUTES_TO: _("draagt bij aan"),
    v.LinkKind.REFERS_TO: _("verwijst naar"),
    v.LinkKind.REPLACES: _("vervangt"),
}
LINK_KIND_REVERSED: Labels = {
    v.LinkKind.IMPLEMENTS: _("wordt uitgewerkt door"),
    v.LinkKind.CONTRIBUTES_TO: _("krijgt bijdrage van"),
    v.LinkKind.REFERS_TO: _("wordt genoemd door"),
    v.LinkKind.REPLACES: _("is vervangen door"),
}
PHASE: Labels = {
    v.Phase.NOT_STARTED: _("niet gestart"),
    v.Phase.PREPARING: _("voorbereiding"),
    v.Phase.IN_PROGRESS: _("in uitvoering"),
    v.Phase.COMPLETED: _("afgerond"),
    v.Phase.STOPPED: _("gestopt"),
    v.Phase.POSTPONED: _("uitgesteld"),
    v.Phase.MERGED: _("opgegaan in iets anders"),
}
COURSE: Labels = {
    v.Course.ON_TRACK: _("op koers"),
    v.Course.ATTENTION: _("let op"),
    v.Course.BEHIND: _("loopt achter"),
    v.Course.NOT_YET_DUE: _("nog niet te beoordelen"),
}
ADJUSTMENT_REASON: Labels = {
    v.AdjustmentReason.GUARANTEE_CEILING: _("borgingsplafond van het WSW"),
    v.AdjustmentReason.NATIONAL_POLICY: _("landelijk beleid"),
    v.AdjustmentReason.BUDGET_CUT: _("bezuiniging"),
    v.AdjustmentReason.FINANCING: _("financiering niet rond"),
    v.AdjustmentReason.NEW_INSIGHT: _("nieuw inzicht"),
    v.AdjustmentReason.OTHER: _("andere reden"),
}
ROUND_STATE: Labels = {
    v.RoundState.EXPECTED: _("verwacht"),
    v.RoundState.SUBMITTED: _("ingediend"),
    v.RoundState.RETURNED: _("teruggestuurd"),
    v.RoundState.SETTLED: _("vastgesteld"),
}
PROPOSAL: Labels = {
    v.Proposal.CONTINUE: _("voortzetten"),
    v.Proposal.ADJUST: _("bijstellen"),
    v.Proposal.END: _("beëindigen"),
}
SEVERITY: Labels = {
    v.Severity.HIGH: _("hoog"),
    v.Severity.MEDIUM: _("midden"),
    v.Severity.LOW: _("laag"),
}
SIGNAL_RULE: Labels = {
    SignalRule.DEADLINE_PASSED: _("de einddatum is voorbij"),
    SignalRule.START_PASSED: _("had al moeten beginnen"),
    SignalRule.SAME_STATE: _("al meerdere rondes dezelfde stand"),
    SignalRule.NOTHING_SUBMITTED: _("niets inhoudelijks gemeld"),
    SignalRule.BEHIND_PATH: _("achter op het doel"),
    SignalRule.BLOCKED: _("wacht op iets anders"),
    SignalRule.NO_LEAD: _("niemand is trekker"),
    SignalRule.REVIEW_PASSED: _("de beloofde evaluatie is voorbij"),
    SignalRule.DATA_OVERDUE: _("cijfers zijn te laat"),
}
INPUT_KIND: Labels = {
    v.InputKind.RESIDENTS_SESSION: _("inwonerssessie"),
    v.InputKind.MEMBERS_CONSULTATION: _("ledenraadpleging"),
    v.InputKind.COUNCIL_QUESTION: _("raadsvraag"),
}


def choices(labels: Labels) -> list[tuple[str, Promise]]:
    """The word list as Django wants it: code and label, in the order of the core."""
    return [(code.value, label) for code, label in labels.items()]


def label_of(labels: Labels, code: str) -> str:
    """The words for a code; the code itself where the list does not know it."""
    return str(next((label for known, label in labels.items() if known == code), code))
