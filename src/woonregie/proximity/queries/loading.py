# SPDX-License-Identifier: EUPL-1.2
"""Points with their scores in memory. A scan never changes, so what was read stays good."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from woonregie.proximity.arrays import town_of, unpacked
from woonregie.proximity.computing import crowd_of, scores_of
from woonregie.proximity.content import Town
from woonregie.proximity.frozen import policy_of
from woonregie.proximity.models import Scan, ScanResult
from woonregie.proximity.queries.scans import Chosen
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.score import Scores

KEPT = 4  # scans in memory; one of 60,000 points takes about 30 MB


@dataclass(frozen=True)
class Scored:
    """The points of a scan with their scores for one walker and one set of weights.

    Attributes:
        stability: (p), share of draws in which a point keeps its class; NaN where it has none.
        by_place: rows of the points of each neighbourhood, by code.
        row_of: row of each point, by id.
    """

    town: Town
    scores: Scores
    stability: Floats
    by_place: Mapping[str, np.ndarray]
    row_of: Mapping[str, int]


def scored(chosen: Chosen) -> Scored:
    """The points and scores; at most two queries, none when they were read before."""
    scan = chosen.scan
    return _scored(scan.pk, scan.input_hash, scan.policy_hash, chosen.walker, chosen.weighing)


def town(scan: Scan) -> Town:
    """The points and distances; at most one query."""
    return _town(scan.pk, scan.input_hash)


@lru_cache(maxsize=KEPT)
def _town(pk: int, input_hash: str) -> Town:
    """The fingerprint is in the key, so that another scan under the same number is never taken for this one."""
    data, streets = Scan.objects.values_list("data", "streets").get(pk=pk, input_hash=input_hash)
    return town_of(unpacked(bytes(data)), unpacked(bytes(streets)) if streets else None)


def crowd(chosen: Chosen) -> Floats:
    """People around each point; at most two queries, none when it was asked before."""
    scan = chosen.scan
    return _crowd(scan.pk, scan.input_hash, scan.policy_hash)


@lru_cache(maxsize=KEPT)
def _crowd(pk: int, input_hash: str, policy_hash: str) -> Floats:
    kept, on = Scan.objects.values_list("policy", "on").get(pk=pk, policy_hash=policy_hash)
    return crowd_of(_town(pk, input_hash), policy_of(kept, on))


@lru_cache(maxsize=2 * KEPT)
def _scored(pk: int, input_hash: str, policy_hash: str, walker: str, weighing: str) -> Scored:
    found = _town(pk, input_hash).for_walker(walker)
    result = ScanResult.objects.select_related("scan").defer("scan__data", "scan__streets")
    row = result.get(scan=pk, scan__policy_hash=policy_hash, walker=walker, weighing=weighing)
    scores = scores_of(found, policy_of(row.scan.policy, row.scan.on), walker, weighing)
    codes = np.array(found.places, dtype=np.str_)
    by_place = {code: np.flatnonzero(codes == code) for code in sorted(set(found.places)) if code}
    row_of = {name: number for number, name in enumerate(found.points.ids)}
    return Scored(found, scores, unpacked(bytes(row.scores))["stability"], by_place, row_of)
