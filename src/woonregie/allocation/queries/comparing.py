# SPDX-License-Identifier: EUPL-1.2
"""Why one candidate stands above another: the first thing in which they differ."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.allocation import labels
from woonregie.allocation.models import Advert, Candidate
from woonregie.allocation.queries.advert import conditions_with
from woonregie.looks.wording import date_words
from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.labels import standing
from woonregie_core.allocation.verdict import Verdict


@dataclass(frozen=True)
class Comparison:
    """Two candidates, the higher one first.

    Attributes:
        headline: how they stand to each other; who has no place stands neither above nor below anybody.
        because: why, a sentence each.
        order: of the labels of the advert, in words.
    """

    higher: Candidate
    lower: Candidate
    headline: str
    because: list[str]
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
    words = [str(labels.LABEL[name]) for name in order]
    return Comparison(higher, lower, _headline(higher, lower), _because(higher, lower, order), words)


def _headline(higher: Candidate, lower: Candidate) -> str:
    names = {"one": higher.household.code, "other": lower.household.code}
    if not higher.place:
        return _("%(one)s en %(other)s hebben allebei geen plaats.") % names
    if not lower.place:
        return _("%(one)s heeft een plaats, %(other)s niet.") % names
    return _("%(one)s staat boven %(other)s.") % names


def _because(higher: Candidate, lower: Candidate, order: list[Label]) -> list[str]:
    without_place = [one for one in (higher, lower) if not one.place]
    if without_place:
        return [_why_no_place(one) for one in without_place]
    unsure = [label for label in standing(lower.word, tuple(order)).unsure if _would_rise(label, lower, order)]
    return [_why_higher(higher, lower, order), *(_not_known(lower, label) for label in unsure)]


def _why_no_place(one: Candidate) -> str:
    """A condition that fails decides; while one is merely not known, the place may still come."""
    fails = conditions_with(one.word, Verdict.FAILS)
    unknown = conditions_with(one.word, Verdict.UNKNOWN)
    if fails:
        words = _("%(who)s heeft geen plaats. Aan deze voorwaarde is niet voldaan: %(conditions)s.")
    elif unknown:
        words = _("%(who)s heeft nog geen plaats. Dit weten wij nog niet: %(conditions)s.")
    else:
        words = _("%(who)s staat niet in de volgorde.")
    return words % {"who": one.household.code, "conditions": "; ".join(fails or unknown)}


def _would_rise(label: Label, one: Candidate, order: list[Label]) -> bool:
    return label in order and order.index(label) < order.index(Label(one.label))


def _not_known(one: Candidate, label: Label) -> str:
    words = _("Of %(who)s de voorrang %(label)s heeft, weten wij nog niet. Daarmee kan de volgorde veranderen.")
    return words % {"who": one.household.code, "label": labels.LABEL[label]}


def _why_higher(higher: Candidate, lower: Candidate, order: list[Label]) -> str:
    names = {"one": higher.household.code, "other": lower.household.code}
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
