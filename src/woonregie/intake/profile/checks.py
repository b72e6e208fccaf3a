# SPDX-License-Identifier: EUPL-1.2
"""What has to fit across the files of a profile: codes once, references that exist, no circles, dates."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, PlanContent, ProfileContent
from woonregie.intake.profile.figure_checks import figure_problems
from woonregie.intake.profile.known import Known

# Preparations begin before a plan does, and what was promised may end years after it; more is a slip.
MOST_BEFORE = timedelta(days=3 * 366)
MOST_AFTER = timedelta(days=15 * 366)


def check_profile(content: ProfileContent) -> list[Problem]:
    """Every problem across files, in the order of the files."""
    known = Known.of(content)
    return [
        *_duplicates(content),
        *_place_problems(content, known),
        *_party_problems(content, known),
        *(problem for plan in content.plans for problem in _plan_problems(plan, known)),
        *_other_references(content, known),
        *figure_problems(content, known),
    ]


def _duplicates(content: ProfileContent) -> Iterator[Problem]:
    lists: list[tuple[list[Piece], str]] = [
        (content.documents + content.datasets, "code"),
        (content.parties, "code"),
        (content.duties, "code"),
        (content.inputs, "code"),
        ([plan.plan for plan in content.plans], "code"),
        (content.tables + content.statements, "id"),
        (content.rules, "id"),
        *(([piece for _theme, piece in plan.commitments], "code") for plan in content.plans),
    ]
    for pieces, key in lists:
        seen: set[str] = set()
        for piece in pieces:
            code = getattr(piece.shape, key)
            if code in seen:
                yield piece.problem(*_twice(code), key, value=code)
            seen.add(code)
    counts = Counter(row.code for row in content.places)
    yield from (row.problem("code", *_twice(row.code)) for row in content.places if counts[row.code] > 1)


def _twice(code: str) -> tuple[str, str]:
    return _("De code ‘%(code)s’ komt vaker voor.") % {"code": code}, _("Geef elk onderdeel een eigen code.")


def _unknown(kind: str, code: str) -> tuple[str, str]:
    message = _("%(kind)s ‘%(code)s’ bestaat niet in dit profiel.") % {"kind": kind, "code": code}
    return message, _("Verbeter de code, of voeg het onderdeel toe aan het profiel.")


def _place_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    parents = {row.code: row.parent for row in content.places}
    names: dict[str, str] = {}
    for row in content.places:
        for column, codes in (("parent", [row.parent] if row.parent else []), ("also_in", list(row.also_in))):
            yield from (row.problem(column, *_unknown(_("Gebied"), c)) for c in codes if c not in known.places)
        if row.document and row.document not in known.sources:
            yield row.problem("document", *_unknown(_("Bron"), row.document))
        if _in_a_circle(row.code, parents):
            yield row.problem(
                "parent", _("Dit gebied ligt in zichzelf."), _("Kies een ander bovenliggend gebied.")
            )
        for name in {known.folded(n) for n in (row.name, *row.aliases)}:
            if names.setdefault(name, row.code) != row.code:
                message = _("Deze naam hoort ook bij ‘%(other)s’.") % {"other": names[name]}
                yield row.problem("aliases", message, _("Een naam of spelling mag maar één gebied aanwijzen."))


def _in_a_circle(start: str, following: Mapping[str, str]) -> bool:
    seen, code = {start}, following.get(start, "")
    while code:
        if code in seen:
            return code == start
        seen.add(code)
        code = following.get(code, "")
    return False


def _party_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    for piece in content.parties:
        codes = [*piece.shape.members, *([piece.shape.merged_into] if piece.shape.merged_into else [])]
        yield from (piece.problem(*_unknown(_("Partij"), c), value=c) for c in codes if c not in known.parties)
        yield from _source_problems(piece, known)


def _source_problems(piece: Piece, known: Known, *inside: str | int) -> Iterator[Problem]:
    """Every `source` inside a piece, however deep."""
    for path, source in known.sources_inside(piece.shape):
        if source.document not in known.sources:
            yield piece.problem(*_unknown(_("Bron"), source.document), *inside, *path, value=source.document)
        first, _dash, last = source.lines.partition("-")
        if last and int(last) < int(first):
            message, advice = _("De laatste regel ligt voor de eerste."), _("Draai de regelnummers om.")
            yield piece.problem(message, advice, *inside, *path, "lines", value=source.lines)


def _plan_problems(plan: PlanContent, known: Known) -> Iterator[Problem]:
    yield from _source_problems(plan.plan, known)
    yield from _party_references(plan.plan, plan.plan.shape.parties, known, "parties")
    yield from _period_problems(plan.plan, plan.plan.shape.period, None)
    themes = {theme.code for theme in plan.plan.shape.themes}
    actions: dict[str, list[str]] = {}
    for theme, piece in plan.commitments:
        if theme not in themes:
            yield piece.document.problem(("theme",), *_unknown(_("Thema"), theme), theme)
        yield from _commitment_problems(piece, plan, known)
        for index, action in enumerate(piece.shape.actions):
            if action.code in actions:
                yield piece.problem(*_twice(action.code), "actions", index, "code", value=action.code)
            actions[action.code] = action.depends_on
    yield from _dependency_problems(plan, actions)


def _commitment_problems(piece: Piece, plan: PlanContent, known: Known) -> Iterator[Problem]:
    shape, period = piece.shape, plan.plan.shape.period
    yield from _source_problems(piece, known)
    yield from _party_references(piece, [c.party for c in shape.contributions], known, "contributions")
    yield from _party_references(piece, [t.party for t in shape.targets if t.party], known, "targets")
    yield from _place_references(piece, shape.places, known, "places")
    yield from _period_problems(piece, shape.period, period)
    roles = Counter((c.party, c.role) for c in shape.contributions)
    for (party, _role), count in roles.items():
        if count > 1:
            yield piece.problem(*_twice(party), "contributions", value=party)
    for index, link in enumerate(shape.links):
        own = f"{plan.plan.shape.code}:{shape.code}"
        if link.to not in known.commitments:
            yield piece.problem(*_unknown(_("Afspraak"), link.to), "links", index, "to", value=link.to)
        elif link.to == own:
            advice = _("Haal de verwijzing weg.")
            yield piece.problem(_("Dit verwijst naar zichzelf."), advice, "links", index, "to", value=link.to)
    for index, theme in enumerate(shape.serves_themes):
        if theme not in known.themes:
            yield piece.problem(*_unknown(_("Thema"), theme), "serves_themes", index, value=theme)
    for index, action in enumerate(shape.actions):
        inside = ("actions", index)
        parties = [
            *action.parties,
            *([action.lead] if action.lead else []),
            *(t.party for t in action.targets if t.party),
        ]
        yield from _party_references(piece, parties, known, *inside)
        yield from _place_references(piece, action.places, known, *inside)
        yield from _period_problems(piece, action.period, period, *inside)


def _party_references(piece: Piece, codes: Iterable[str], known: Known, *inside: str | int) -> Iterator[Problem]:
    for code in codes:
        if code not in known.parties:
            yield piece.problem(*_unknown(_("Partij"), code), *inside, value=code)


def _place_references(piece: Piece, codes: Iterable[str], known: Known, *inside: str | int) -> Iterator[Problem]:
    for code in codes:
        if code not in known.places:
            yield piece.problem(*_unknown(_("Gebied"), code), *inside, value=code)


def _period_problems(piece: Piece, period: object, around: object, *inside: str | int) -> Iterator[Problem]:
    start, end = getattr(period, "start", None), getattr(period, "end", None)
    if start and end and end < start:
        message, advice = _("De einddatum ligt voor de begindatum."), _("Draai ze om of pas er één aan.")
        yield piece.problem(message, advice, *inside, "period", value=end)
    for day in (start, end):
        if day and around is not None and not _near(day, around):
            message = _("%(day)s ligt ver buiten de looptijd van het plan.") % {"day": day.isoformat()}
            yield piece.problem(message, _("Controleer het jaar."), *inside, "period", value=day)


def _near(day: date, around: object) -> bool:
    start, end = getattr(around, "start", None), getattr(around, "end", None)
    return (start is None or day >= start - MOST_BEFORE) and (end is None or day <= end + MOST_AFTER)


def _dependency_problems(plan: PlanContent, actions: Mapping[str, list[str]]) -> Iterator[Problem]:
    for _theme, piece in plan.commitments:
        for index, action in enumerate(piece.shape.actions):
            inside = ("actions", index, "depends_on")
            for code in action.depends_on:
                if code not in actions:
                    yield piece.problem(*_unknown(_("Actie"), code), *inside, value=code)
            if _waits_for_itself(action.code, actions):
                advice = _("Haal één van de afhankelijkheden weg.")
                yield piece.problem(_("Deze actie wacht op zichzelf."), advice, *inside, value=action.code)


def _waits_for_itself(start: str, needs: Mapping[str, list[str]]) -> bool:
    waiting, seen = list(needs.get(start, [])), set()
    while waiting:
        code = waiting.pop()
        if code == start:
            return True
        if code not in seen:
            seen.add(code)
            waiting += needs.get(code, [])
    return False


def _other_references(content: ProfileContent, known: Known) -> Iterator[Problem]:
    profile = content.profile
    if profile.shape.municipality_party not in known.parties:
        code = profile.shape.municipality_party
        yield profile.problem(*_unknown(_("Partij"), code), "municipality_party", value=code)
    if profile.shape.default_plan not in known.plans:
        code = profile.shape.default_plan
        yield profile.problem(*_unknown(_("Plan"), code), "default_plan", value=code)
    for piece in content.duties:
        yield from _party_references(piece, piece.shape.who, known, "who")
        yield from _source_problems(piece, known)
    for piece in content.inputs:
        yield from _source_problems(piece, known)
        for index, code in enumerate(piece.shape.touches):
            if code not in known.commitments:
                yield piece.problem(*_unknown(_("Afspraak"), code), "touches", index, value=code)
