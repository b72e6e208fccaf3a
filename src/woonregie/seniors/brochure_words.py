# SPDX-License-Identifier: EUPL-1.2
"""Words of the brochure: kinds of homes, classes of rent, counts that are rounded or hidden."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.allocation import codes
from woonregie.looks.wording import euro_words, number_words
from woonregie.proximity.queries.share import ZoneShare
from woonregie.seniors.queries.suited import MOST_BEDROOMS, UNKNOWN, RentClass

SUBJECT: dict[str, Promise] = {
    "bat": gettext_lazy("Voor wie de woning past"),
    "corporation": gettext_lazy("Van welke corporatie"),
    "type": gettext_lazy("Soort woning"),
    "bedrooms": gettext_lazy("Slaapkamers"),
    "rent": gettext_lazy("Huur per maand"),
}


def computed_words(share: ZoneShare | None, place: str) -> str:
    """What the scan works out of a neighbourhood; "" where it says nothing. Never the words of a decision."""
    if share is None or share.computed is None:
        return ""
    part = round(100 * share.computed)
    if part == 0:
        said = _("Volgens de scan ligt geen deel van %(place)s in een berekend gebied waar veel dichtbij is.")
    else:
        said = _(
            "Ongeveer %(part)s%% van de inwoners van %(place)s woont in een berekend gebied waar veel dichtbij is."
        )
    said = said % {"part": part, "place": place}
    more = _("Dat is een rekensom. Een berekend gebied is geen aangewezen zone.")
    made_up = _("De som gebruikt verzonnen gegevens.") if share.synthetic else ""
    return " ".join(one for one in (said, more, made_up) if one)


def count_words(count: int | None) -> str:
    """About so many; a count that is hidden in words, never as a number."""
    if count is None:
        return _("te weinig om te tonen")
    return _("geen") if count == 0 else _("ongeveer %(n)s") % {"n": number_words(count)}


def rent_words(one: RentClass) -> str:
    """A class of rent."""
    if one.low is None:
        return _("tot en met %(high)s") % {"high": euro_words(one.high or 0)}
    if one.high is None:
        return _("meer dan %(low)s") % {"low": euro_words(one.low)}
    return _("van %(low)s tot en met %(high)s") % {"low": euro_words(one.low), "high": euro_words(one.high)}


def bedrooms_words(code: str) -> str:
    """1 slaapkamer; 4 of meer slaapkamers."""
    if code == UNKNOWN:
        return _("niet bekend")
    number = int(code)
    if number >= MOST_BEDROOMS:
        return _("%(n)s of meer slaapkamers") % {"n": number}
    return _("1 slaapkamer") if number == 1 else _("%(n)s slaapkamers") % {"n": number}


def type_words(code: str) -> str:
    """A kind of home."""
    return str(codes.DWELLING_TYPE.get(code, code))
