# SPDX-License-Identifier: EUPL-1.2
"""The choices of a scan as people read them: each with how firm it is and what it rests on."""

from dataclasses import dataclass

from woonregie.proximity.frozen import policy_of
from woonregie.proximity.labels import STANDING, category_word
from woonregie.proximity.models import Scan
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.scans import Chosen
from woonregie.sources.citing import Cited, cited


@dataclass(frozen=True)
class ChoiceRow:
    """One parameter as the scan used it; `source` leads to a document where it names one."""

    description: str
    value: str
    unit: str
    standing: str
    source: Cited


def choice_rows(scan: Scan) -> list[ChoiceRow]:
    """Every parameter in the order of the profile. Two queries."""
    policy = policy_of(scan.policy, scan.on)
    found = [(one, one.on(scan.on)) for one in policy.policy.parameters.values()]
    sources = cited(dated.citation for _one, dated in found)
    return [
        ChoiceRow(
            one.description, str(dated.value), one.unit, str(STANDING[dated.standing]), sources[dated.citation]
        )
        for one, dated in found
    ]


def weight_rows(chosen: Chosen) -> list[tuple[str, float]]:
    """The weight of each category in percent, the heaviest first."""
    weights = scored(chosen).scores.settings.weights
    heavy = [(category_word(code), 100 * weight) for code, weight in weights.items() if weight > 0]
    return sorted(heavy, key=lambda one: (-one[1], one[0]))
