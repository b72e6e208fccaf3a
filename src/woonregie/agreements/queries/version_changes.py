# SPDX-License-Identifier: EUPL-1.2
"""What changed from one version of a commitment to the next, in the words of the reader."""

from django.utils.translation import gettext as _

from woonregie.agreements import labels
from woonregie.agreements.models import CommitmentVersion
from woonregie.looks.wording import amount_words, date_words, period_words
from woonregie_core.agreements.versions import FieldChange, compare


def version_changes(before: CommitmentVersion, after: CommitmentVersion) -> list[FieldChange]:
    """The fields that read differently, named in the language of the page.

    Both versions come with contributions, targets and places already fetched.
    """
    old, new = _readable(before), _readable(after)
    return compare(old, new, list(new))


def _readable(version: CommitmentVersion) -> dict[str, str]:
    return {
        _("Titel"): version.title,
        _("Afspraak"): version.summary,
        _("Doel"): version.goal,
        _("Eerste stap"): version.first_step,
        _("Soort"): labels.label_of(labels.COMMITMENT_TYPE, version.type),
        _("Periode"): period_words(version.start, version.end, version.ongoing),
        _("Evaluatie op"): date_words(version.review_on) if version.review_on else "",
        _("Streefwaarden"): _target_lines(version),
        _("Bijdragen"): _contribution_lines(version),
        _("Gebieden"): ", ".join(place.name for place in version.places.all()),
    }


def _target_lines(version: CommitmentVersion) -> str:
    return "; ".join(
        _("%(label)s: %(amount)s, %(period)s")
        % {
            "label": target.label,
            "amount": amount_words(target.amount, target.unit, target.approximate),
            "period": period_words(None, target.by),
        }
        for target in version.targets.all()
    )


def _contribution_lines(version: CommitmentVersion) -> str:
    return "; ".join(
        _("%(party)s: %(role)s")
        % {"party": one.party.name, "role": labels.label_of(labels.CONTRIBUTION_ROLE, one.role)}
        for one in version.contributions.all()
    )
