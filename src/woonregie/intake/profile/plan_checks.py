# SPDX-License-Identifier: EUPL-1.2
"""What has to fit inside a plan, and between a plan and the rest of the profile."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.circles import in_circles
from woonregie.intake.profile.content import Piece, PlanContent
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import Coded, source_problems, twice, unknown, unknown_codes

# Preparations begin before a plan does, work may run on after it, and a target may lie a generation ahead.
# What is further away is a slip of the pen in the year.
MOST_BEFORE = timedelta(days=2 * 366)
MOST_AFTER = timedelta(days=10 * 366)
FURTHEST_TARGET = timedelta(days=30 * 366)

Inside = tuple[str | int, ...]


def plan_problems(plan: PlanContent, known: Known) -> Iterator[Problem]:
    """Every problem of one plan with its themes, commitments and actions."""
    piece, shape = plan.plan, plan.plan.shape
    yield from source_problems(piece, known)
    parties: Coded = [(("parties", i), code) for i, code in enumerate(shape.parties)]
    yield from unknown_codes(piece, parties, known.parties, _("Partij"))
    yield from _period_problems(piece, shape.period, None)
    yield from _theme_problems(plan)
    for _theme, commitment in plan.commitments:
        yield from _commitment_problems(commitment, plan, known)
    yield from _action_problems(plan)


def _theme_problems(plan: PlanContent) -> Iterator[Problem]:
    codes: dict[str, int] = {}
    for index, theme in enumerate(plan.plan.shape.themes):
        if codes.setdefault(theme.code, index) != index:
            yield plan.plan.problem(*twice(theme.code), "themes", index, "code", value=theme.code)
    for piece in plan.themes:
        if piece.shape.theme not in codes:
            code = piece.shape.theme
            yield piece.problem(*unknown(_("Thema"), code), "theme", value=code)


def _commitment_problems(piece: Piece, plan: PlanContent, known: Known) -> Iterator[Problem]:
    shape, around = piece.shape, plan.plan.shape.period
    yield from source_problems(piece, known)
    yield from unknown_codes(piece, _parties_of(shape), known.parties, _("Partij"))
    yield from unknown_codes(piece, _places_of(shape), known.places, _("Gebied"))
    themes: Coded = [(("serves_themes", i), code) for i, code in enumerate(shape.serves_themes)]
    yield from unknown_codes(piece, themes, known.themes, _("Thema"))
    links: Coded = [(("links", i, "to"), link.to) for i, link in enumerate(shape.links)]
    yield from unknown_codes(piece, links, known.commitments, _("Afspraak"))
    yield from _repeated(piece, plan.plan.shape.code)
    yield from _period_problems(piece, shape.period, around)
    days: list[tuple[Inside, date | None]] = [(("review_on",), shape.review_on)]
    days += [(("state", "as_of"), shape.state.as_of)] if shape.state else []
    yield from _days_out(piece, days, around, MOST_AFTER)
    yield from _days_out(piece, _target_days(shape), around, FURTHEST_TARGET)
    for index, action in enumerate(shape.actions):
        yield from _period_problems(piece, action.period, around, "actions", index)


def _parties_of(shape: Any) -> Coded:
    """Every party that a commitment or one of its actions names."""
    codes: Coded = [(("contributions", i, "party"), c.party) for i, c in enumerate(shape.contributions)]
    codes += [(("targets", i, "party"), t.party) for i, t in enumerate(shape.targets) if t.party]
    for n, action in enumerate(shape.actions):
        codes += [(("actions", n, "lead"), action.lead)] if action.lead else []
        codes += [(("actions", n, "parties", i), code) for i, code in enumerate(action.parties)]
        codes += [
            (("actions", n, "targets", i, "party"), t.party) for i, t in enumerate(action.targets) if t.party
        ]
    return codes


def _places_of(shape: Any) -> Coded:
    codes: Coded = [(("places", i), code) for i, code in enumerate(shape.places)]
    for n, action in enumerate(shape.actions):
        codes += [(("actions", n, "places", i), code) for i, code in enumerate(action.places)]
    return codes


def _target_days(shape: Any) -> list[tuple[Inside, date | None]]:
    days: list[tuple[Inside, date | None]] = [(("targets", i, "by"), t.by) for i, t in enumerate(shape.targets)]
    for n, action in enumerate(shape.actions):
        days += [(("actions", n, "targets", i, "by"), t.by) for i, t in enumerate(action.targets)]
    return days


def _repeated(piece: Piece, plan: str) -> Iterator[Problem]:
    """A party twice in one role, a link twice, a link to the commitment itself."""
    roles: set[tuple[str, str]] = set()
    for index, c in enumerate(piece.shape.contributions):
        if (c.party, c.role) in roles:
            message = _("‘%(party)s’ heeft deze rol al.") % {"party": c.party}
            yield piece.problem(message, _("Houd er één over."), "contributions", index, "party", value=c.party)
        roles.add((c.party, c.role))
    links: set[tuple[str, str]] = set()
    for index, link in enumerate(piece.shape.links):
        if (link.to, link.kind) in links or link.to == f"{plan}:{piece.shape.code}":
            message = _("Deze verwijzing staat er al, of wijst naar de afspraak zelf.")
            yield piece.problem(message, _("Haal de verwijzing weg."), "links", index, "to", value=link.to)
        links.add((link.to, link.kind))


def _period_problems(piece: Piece, period: Any, around: Any, *inside: str | int) -> Iterator[Problem]:
    if period.start and period.end and period.end < period.start:
        message, advice = _("De einddatum ligt voor de begindatum."), _("Draai ze om of pas er één aan.")
        yield piece.problem(message, advice, *inside, "period", "end", value=period.end)
    if around is not None:
        paths = [(*inside, "period", "start"), (*inside, "period", "end")]
        yield from _days_out(piece, list(zip(paths, (period.start, period.end), strict=True)), around, MOST_AFTER)


def _days_out(
    piece: Piece, days: list[tuple[Inside, date | None]], around: Any, most_after: timedelta
) -> Iterator[Problem]:
    for path, day in days:
        too_early = day and around.start and around.start - day > MOST_BEFORE
        too_late = day and around.end and day - around.end > most_after
        if too_early or too_late:
            message = _("%(day)s ligt ver buiten de looptijd van het plan.") % {"day": day}
            yield piece.problem(message, _("Controleer het jaar."), *path, value=day)


def _action_problems(plan: PlanContent) -> Iterator[Problem]:
    """Codes once in the plan, dependencies that exist, and no action that waits for itself."""
    actions = [
        (piece, i, action) for _t, piece in plan.commitments for i, action in enumerate(piece.shape.actions)
    ]
    needs: dict[str, list[str]] = {}
    for piece, index, action in actions:
        if action.code in needs:
            yield piece.problem(*twice(action.code), "actions", index, "code", value=action.code)
        needs[action.code] = action.depends_on
    yield from _dependency_problems(actions, needs)


def _dependency_problems(
    actions: list[tuple[Piece, int, Any]], needs: Mapping[str, list[str]]
) -> Iterator[Problem]:
    circles = in_circles(needs)
    for piece, index, action in actions:
        codes: Coded = [(("actions", index, "depends_on", i), code) for i, code in enumerate(action.depends_on)]
        yield from unknown_codes(piece, codes, needs, _("Actie"))
        if action.code in circles:
            message = _("Actie ‘%(code)s’ wacht op zichzelf.") % {"code": action.code}
            advice = _("Haal één van de afhankelijkheden weg.")
            yield piece.problem(
                message, advice, "actions", index, "depends_on", value=", ".join(action.depends_on)
            )
