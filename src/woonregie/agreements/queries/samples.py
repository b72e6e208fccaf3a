# SPDX-License-Identifier: EUPL-1.2
"""Whether anything on the pages is invented, so that they can say so."""

from django.db.models import Exists

from woonregie.agreements.models import Progress


def samples_exist() -> Exists:
    """Whether example progress is in the register, as a part of another query."""
    return Exists(Progress.objects.filter(is_sample=True))
