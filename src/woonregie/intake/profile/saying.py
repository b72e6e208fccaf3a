# SPDX-License-Identifier: EUPL-1.2
"""Messages that several checks give, and the check that they share: that a code exists."""

from collections.abc import Container, Iterator

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece
from woonregie.intake.profile.known import Known, sources_inside

Words = tuple[str, str]
Coded = list[tuple[tuple[str | int, ...], str]]


def twice(code: str, earlier: str = "") -> Words:
    """A code that stands there more than once; `earlier` says where."""
    message = _("De code ‘%(code)s’ komt vaker voor.") % {"code": code}
    if earlier:
        message = _("De code ‘%(code)s’ staat ook al in %(earlier)s.") % {"code": code, "earlier": earlier}
    return message, _("Geef elk onderdeel een eigen code.")


def unknown(kind: str, code: str) -> Words:
    """A reference to nothing."""
    message = _("%(kind)s ‘%(code)s’ bestaat niet in dit profiel.") % {"kind": kind, "code": code}
    return message, _("Verbeter de code, of voeg het onderdeel toe aan het profiel.")


def unknown_codes(piece: Piece, codes: Coded, known: Container[str], kind: str) -> Iterator[Problem]:
    """A problem for each code (with its path inside the piece) that is not known."""
    for path, code in codes:
        if code not in known:
            yield piece.problem(*unknown(kind, code), *path, value=code)


def source_problems(piece: Piece, known: Known) -> Iterator[Problem]:
    """Every passage inside a piece, however deep: its document exists, its lines run on."""
    for path, source in sources_inside(piece.shape):
        if source.document not in known.sources:
            words = unknown(_("Bron"), source.document)
            yield piece.problem(*words, *path, "document", value=source.document)
        first, _dash, last = source.lines.partition("-")
        if last and int(last) < int(first):
            message, advice = _("De laatste regel ligt voor de eerste."), _("Draai de regelnummers om.")
            yield piece.problem(message, advice, *path, "lines", value=source.lines)
