# SPDX-License-Identifier: EUPL-1.2
"""Why one candidate stands above another: the first thing in which they differ."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.allocation import labels
from woonregie.allocation.models import Advert, Candidate
from woonregie.looks.wording import date_words
from woonregie_core.allocation.agreement import Label


@dataclass(frozen=True)
class Comparison:
    """Two candidates, the higher one first, and why in a sentence; with the order of labels of the advert."""

    higher: Candidate
    lower: Candidate
    because: str
    order: list[str]


def compare(advert: Advert, one: str, other: str) -> Comparison | None:
    """Two candidates of a closed advert by pseudonym; None where one of them is none. One query."""
    found = {
        row.household.code: row
        for row in Candidate.objects.filter(
            ranking__advert=advert, household__code__in=[one, other]
        ).select_related("household", "ranking")
    }
    if len(found) != 2:
        return None
    higher, lower = sorted(found.values(), key=lambda row: (not row.place, row.place, row.household.code))
    order = [Label(name) for name in higher.ranking.order.split(" > ")]
    return Comparison(higher, lower, _because(higher, lower, order), [str(labels.LABEL[name]) for name in order])


def _because(higher: Candidate, lower: Candidate, order: list[Label]) -> str:
    names = {"one": higher.household.code, "other": lower.household.code}
    if not higher.place:
        return _("%(one)s en %(other)s hebben allebei geen plaats.") % names
    if not lower.place:
        return _("%(other)s heeft geen plaats: er is een voorwaarde waaraan dit huishouden niet voldoet.") % names
    first, second = Label(higher.label), Label(lower.label)
    if order.index(first) != order.index(second):
        words = _("Voorrang. %(one)s: %(first)s. %(other)s: %(second)s. Bij deze woning gaat %(first)s voor.")
        return words % {**names, "first": labels.LABEL[first], "second": labels.LABEL[second]}
    moments = higher.household.registered_at, lower.household.registered_at
    if None not in moments and moments[0] != moments[1]:
        words = _("Inschrijfduur. %(one)s staat ingeschreven sinds %(since)s, %(other)s sinds %(later)s.")
        days = [date_words(moment.date()) for moment in moments if moment]
        return words % {**names, "since": days[0], "later": days[1]}
    return _("Loting. Voorrang en inschrijfmoment zijn gelijk. Het lot van %(one)s is lager.") % names
