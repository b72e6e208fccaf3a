# SPDX-License-Identifier: EUPL-1.2
"""What people read for the codes of findings."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonregie_core.figures.rules import FindingKind

KIND: dict[FindingKind, Promise] = {
    FindingKind.WRONG: _("Klopt niet"),
    FindingKind.CONTRADICTORY: _("Spreekt elkaar tegen"),
    FindingKind.DIFFERENT_SCOPE: _("Telt iets anders"),
    FindingKind.ROUNDING: _("Afronding"),
}
KIND_MEANING: dict[FindingKind, Promise] = {
    FindingKind.WRONG: _("Binnen één tabel of document komt de som niet uit."),
    FindingKind.CONTRADICTORY: _("Twee plekken noemen voor hetzelfde iets anders."),
    FindingKind.DIFFERENT_SCOPE: _("De cijfers gaan over een andere groep, plek of datum. Dat is geen fout."),
    FindingKind.ROUNDING: _("Het verschil komt door afronden. Dat is geen fout."),
}
IMPORTANCE: dict[str, Promise] = {"high": _("belangrijk"), "medium": _("gemiddeld"), "low": _("klein")}
