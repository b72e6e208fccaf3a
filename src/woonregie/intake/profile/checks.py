# SPDX-License-Identifier: EUPL-1.2
"""What has to fit across the files of a profile: codes once, references that exist, no circles, dates."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.circles import in_circles
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.figure_checks import figure_problems
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.place_checks import place_problems
from woonregie.intake.profile.plan_checks import plan_problems
from woonregie.intake.profile.saying import Coded, source_problems, twice, unknown, unknown_codes
from woonregie.intake.profile.sections import SECTIONS


def check_profile(content: ProfileContent) -> list[Problem]:
    """Every problem across files, in the order of the files."""
    known = Known.of(content)
    return [
        *_duplicates(content),
        *_heading_problems(content, known),
        *place_problems(content.places, known),
        *_party_problems(content, known),
        *(problem for plan in content.plans for problem in plan_problems(plan, known)),
        *_duty_problems(content, known),
        *_input_problems(content, known),
        *figure_problems(content, known),
        *(problem for section in SECTIONS for problem in section.problems(content, known)),
    ]


def _duplicates(content: ProfileContent) -> Iterator[Problem]:
    lists: list[tuple[Iterable[Piece], str]] = [
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
        seen: dict[str, Piece] = {}
        for piece in pieces:
            code = getattr(piece.shape, key)
            first = seen.setdefault(code, piece)
            if first is not piece:
                earlier = _("%(file)s, regel %(line)s")
                words = twice(code, earlier % {"file": first.document.name, "line": first.line(key)})
                yield piece.problem(*words, key, value=code)


def _heading_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    if content.profile is None:
        return
    piece, heading = content.profile, content.profile.shape
    party: Coded = [(("municipality_party",), heading.municipality_party)]
    yield from unknown_codes(piece, party, known.parties, _("Partij"))
    if heading.default_plan not in known.plans:
        code = heading.default_plan
        yield piece.problem(*unknown(_("Plan"), code), "default_plan", value=code)
    for document in content.documents:
        publisher: Coded = [(("publisher",), document.shape.publisher)] if document.shape.publisher else []
        yield from unknown_codes(document, publisher, known.parties, _("Partij"))


def _party_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    parts = {piece.shape.code: piece.shape.members for piece in content.parties}
    merged = {p.shape.code: [p.shape.merged_into] for p in content.parties if p.shape.merged_into}
    circles = {"members": in_circles(parts), "merged_into": in_circles(merged)}
    for piece in content.parties:
        shape = piece.shape
        codes: Coded = [(("members", i), code) for i, code in enumerate(shape.members)]
        codes += [(("merged_into",), shape.merged_into)] if shape.merged_into else []
        yield from unknown_codes(piece, codes, known.parties, _("Partij"))
        for key, found in circles.items():
            if shape.code in found:
                message, advice = _("Deze partij komt bij zichzelf uit."), _("Haal één van de verwijzingen weg.")
                yield piece.problem(message, advice, key, value=shape.code)
        if shape.valid_from and shape.valid_to and shape.valid_to < shape.valid_from:
            message, advice = _("Het laatste jaar ligt voor het eerste."), _("Draai de jaren om.")
            yield piece.problem(message, advice, "valid_to", value=shape.valid_to)
        yield from source_problems(piece, known)


def _duty_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    for piece in content.duties:
        shape = piece.shape
        who: Coded = [(("who", i), code) for i, code in enumerate(shape.who)]
        yield from unknown_codes(piece, who, known.parties, _("Partij"))
        yield from source_problems(piece, known)
        if not _exists_every_year(shape.month, shape.day):
            message, advice = _("Deze dag bestaat niet elk jaar."), _("Verbeter de dag of de maand.")
            yield piece.problem(message, advice, "day", value=f"{shape.day}-{shape.month}")
        if shape.valid_from and shape.valid_to and shape.valid_to < shape.valid_from:
            message, advice = _("De einddatum ligt voor de begindatum."), _("Draai ze om of pas er één aan.")
            yield piece.problem(message, advice, "valid_to", value=shape.valid_to)


def _exists_every_year(month: int, day: int) -> bool:
    try:
        date(2023, month, day)
    except ValueError:
        return False
    return True


def _input_problems(content: ProfileContent, known: Known) -> Iterator[Problem]:
    for piece in content.inputs:
        touched: Coded = [(("touches", i), code) for i, code in enumerate(piece.shape.touches)]
        yield from unknown_codes(piece, touched, known.commitments, _("Afspraak"))
        yield from source_problems(piece, known)
