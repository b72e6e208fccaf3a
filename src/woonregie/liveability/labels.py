# SPDX-License-Identifier: EUPL-1.2
"""Words of the codes of fund, teams and area phases."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STATE: dict[str, Promise] = {
    "submitted": _("ingediend"),
    "granted": _("toegekend"),
    "refused": _("afgewezen"),
    "withdrawn": _("ingetrokken"),
    "finished": _("afgerond"),
}
OUTCOME: dict[str, Promise] = {"granted": _("toekennen"), "refused": _("afwijzen")}
ENTRY: dict[str, Promise] = {
    "allot": _("budget erbij"),
    "take": _("budget eraf"),
    "reserve": _("toegezegd"),
    "release": _("vrijgevallen"),
    "pay": _("uitbetaald"),
}
JUDGEMENT: dict[str, Promise] = {
    "reached": _("bereikt"),
    "partly": _("deels bereikt"),
    "missed": _("niet bereikt"),
}
TEAM_PHASE: dict[str, Promise] = {
    "unknown": _("fase onbekend"),
    "starting": _("fase 0: opstarten"),
    "noticing": _("fase I: signaleren"),
    "activating": _("fase II: activeren"),
    "caretaking": _("fase III: huismeester"),
    "stopped": _("gestopt"),
}
AREA_PHASE: dict[str, Promise] = {
    "finishing": _("afronden"),
    "restarting": _("(door)starten"),
    "anticipating": _("anticiperen"),
}


def choices(words: dict[str, Promise]) -> list[tuple[str, str]]:
    """The codes as choices of a model field; the words stay out of migrations."""
    return [(code, code) for code in words]
