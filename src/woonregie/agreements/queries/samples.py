# SPDX-License-Identifier: EUPL-1.2
"""Whether anything on the pages is invented, so that they can say so."""

from woonregie.agreements.models import Progress


def has_samples() -> bool:
    """Whether example progress is in the register."""
    return Progress.objects.filter(is_sample=True).exists()
