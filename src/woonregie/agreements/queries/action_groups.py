# SPDX-License-Identifier: EUPL-1.2
"""The action list in groups: by theme, lead, place, phase or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.agreements import labels
from woonregie.agreements.queries.action_list import ActionRow


class Grouping(StrEnum):
    """By what the list is grouped. The codes stand in addresses."""

    THEME = "thema"
    LEAD = "trekker"
    PLACE = "gebied"
    PHASE = "fase"
    NONE = "geen"


GROUPING_LABELS: dict[Grouping, Promise] = {
    Grouping.THEME: gettext_lazy("thema"),
    Grouping.LEAD: gettext_lazy("trekker"),
    Grouping.PLACE: gettext_lazy("gebied"),
    Grouping.PHASE: gettext_lazy("fase"),
    Grouping.NONE: gettext_lazy("niet groeperen"),
}


@dataclass(frozen=True)
class ActionGroup:
    """Rows under one heading. An action in two places stands in two groups."""

    heading: str
    rows: list[ActionRow]


def in_groups(rows: Sequence[ActionRow], grouping: Grouping) -> list[ActionGroup]:
    """The rows under their headings, in the order in which the headings first appear."""
    groups: dict[str, list[ActionRow]] = {}
    for row in rows:
        for heading in _HEADINGS[grouping](row):
            groups.setdefault(heading, []).append(row)
    return [ActionGroup(heading, members) for heading, members in groups.items()]


def _theme(row: ActionRow) -> list[str]:
    commitment = row.action.commitment
    return [f"{commitment.plan.short_title} › {commitment.theme.title}"]


def _lead(row: ActionRow) -> list[str]:
    return [row.action.lead.name if row.action.lead else _("Niemand genoemd")]


def _places(row: ActionRow) -> list[str]:
    return [place.name for place in row.places] or [_("Hele gemeente")]


def _phase(row: ActionRow) -> list[str]:
    word = labels.label_of(labels.PHASE, row.phase) if row.phase else _("nog niets gemeld")
    return [word[:1].upper() + word[1:]]


_HEADINGS: dict[Grouping, Callable[[ActionRow], list[str]]] = {
    Grouping.THEME: _theme,
    Grouping.LEAD: _lead,
    Grouping.PLACE: _places,
    Grouping.PHASE: _phase,
    Grouping.NONE: lambda row: [""],
}
