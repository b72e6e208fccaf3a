# SPDX-License-Identifier: EUPL-1.2
"""What the engine of the scan refuses, told as problems of a file."""

from woonregie.cli.plain_words import in_plain_words
from woonregie.intake.problems import Problem
from woonregie.intake.scan_files.words import told
from woonregie_core.proximity.problems import ProximityError


def _told(refusal: ProximityError) -> list[Problem]:
    return [told("policy/proximity.yaml", one) for one in refusal.problems]


scan_refusals = in_plain_words(ProximityError, _told)
