# SPDX-License-Identifier: EUPL-1.2
"""The target for 2030 over neighbourhoods by both methods, with what binds; or which rules conflict."""

from dataclasses import dataclass, field

import numpy as np
from django.utils.translation import gettext as _

from woonregie.looks.wording import number_words
from woonregie.needs.content import Given, given_of
from woonregie.needs.queries.runs import Shown
from woonregie.needs.results import AREA
from woonregie.needs.target import Divided, by_programme, by_remainder, task_of
from woonregie.needs.words import KIND, RULE
from woonregie.sources.citing import Cited, cited
from woonregie_core.needs.anchors import target
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.horizons import To2030
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.proposal import Conflict
from woonregie_core.needs.words import DWELLINGS, Floats

METHODS = ("resten", "clusters")


@dataclass(frozen=True)
class Share:
    """What a neighbourhood gets of one kind, where need alone would put it, and what binds."""

    quota: str
    number: int
    rules: str


@dataclass(frozen=True)
class TargetRow:
    """A neighbourhood with its three kinds and their sum."""

    code: str
    name: str
    district: str
    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        """Dwellings of all kinds."""
        return sum(share.number for share in self.shares)


@dataclass(frozen=True)
class TargetPage:
    """The target divided; where nothing fits, `conflict` says in sentences why."""

    method: str
    totals: list[tuple[str, int]]
    source: Cited
    rows: list[TargetRow] = field(default_factory=list)
    conflict: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Dwellings of all kinds."""
        return sum(number for _kind, number in self.totals)


def target_page(page: Shown, method: str) -> TargetPage:
    """Divide the target as it stood in the policy of the run. At most two queries."""
    asked = method if method in METHODS else METHODS[0]
    policy = page.policy
    wanted = target(policy)
    totals = [(str(KIND[kind]), int(wanted[kind].value)) for kind in DWELLINGS]
    citation = policy.dated("needs.target.clustered").citation
    head = (asked, totals, cited([citation])[citation])
    given = given_of(page.run.input.content, Assumptions.from_policy(policy))
    try:
        task, weight = task_of(given, _gap(page, given), policy)
        if asked == METHODS[0]:
            return TargetPage(*head, _rows(page, by_remainder(task, weight)))
        divided, found = by_programme(task)
    except NeedsError as refusal:
        return TargetPage(*head, conflict=[str(refusal)])
    if found.conflict is not None:
        return TargetPage(*head, conflict=_told(page, found.conflict))
    return TargetPage(*head, _rows(page, divided))


def _gap(page: Shown, given: Given) -> Floats:
    """Middle gap of 2030, of shape (areas, 3)."""
    if To2030.year not in page.result.years:
        raise NeedsError("horizon", _("Deze berekening heeft geen cijfers voor 2030."))
    bands = [
        [page.result.band(spot, f"gap.{kind}", To2030.year) for kind in DWELLINGS] for spot in page.result.at(AREA)
    ]
    assert [spot.code for spot in page.result.at(AREA)] == list(given.world.population.areas.codes)
    return np.array([[np.nan if band is None else band.middle for band in row] for row in bands])


def _rows(page: Shown, divided: list[Divided]) -> list[TargetRow]:
    spots = {spot.code: spot for spot in page.result.at(AREA)}
    rows = []
    for at in range(0, len(divided), len(DWELLINGS)):
        mine, spot = divided[at : at + len(DWELLINGS)], spots[divided[at].area]
        shares = tuple(Share(number_words(round(one.quota, 1)), one.number, _rules(one.rules)) for one in mine)
        rows.append(TargetRow(spot.code, page.name(spot), page.names.get(spot.district, spot.district), shares))
    return sorted(rows, key=lambda row: (row.district, row.name))


def _rules(codes: str) -> str:
    return ", ".join(str(RULE[code]) for code in codes.split())


def _told(page: Shown, conflict: Conflict) -> list[str]:
    names = {spot.code: page.name(spot) for spot in page.result.at(AREA)} | page.names
    names |= {str(kind): str(word) for kind, word in KIND.items()}
    rules = ", ".join(str(RULE[rule]) for rule in conflict.rules)
    facts = [
        _("%(rule)s bij %(about)s: %(amount)s woningen te ver.")
        % {"rule": RULE[fact.rule], "about": names.get(fact.about, fact.about), "amount": fact.amount}
        for fact in conflict.facts
    ]
    return [_("Er past niets: deze regels gaan niet samen: %(rules)s.") % {"rules": rules}, *facts]
