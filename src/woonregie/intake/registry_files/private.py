# SPDX-License-Identifier: EUPL-1.2
"""What never enters the registry: it would tell who somebody is, or more than a decision needs."""

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem

_WORDS = (
    "bsn", "burgerservicenummer", "naam", "voornaam", "roepnaam", "achternaam", "geslachtsnaam", "initialen",
    "voorletters", "aanhef", "aanschrijfnaam", "tussenvoegsel", "straat", "straatnaam", "huisnummer",
    "huisletter", "postcode", "telefoon", "mobiel", "email", "mail", "emailadres", "emailadressen",
    "contactgegeven", "diagnose", "ziekte", "medisch", "handicap", "gezondheid", "rekeningnummer", "iban",
    "inkomen", "rekeninkomen", "rekenvermogen", "bedrag", "geslacht", "nationaliteit", "geboorteplaats",
    "overlijdensdatum", "burgerlijkestaat", "huisnummertoevoeging", "brutojaarinkomen", "brutomaandinkomen",
    "nettojaarinkomen", "nettomaandinkomen", "verzamelinkomen",
)  # fmt: skip
_PLAIN = frozenset(_WORDS) | {f"{one}s" for one in _WORDS} | {f"{one}en" for one in _WORDS}


def is_private(name: str) -> bool:
    """Whether a column or attribute, by the last part of its path, may never be delivered."""
    last = name.rpartition(".")[2].partition("[")[0]
    plain = "".join(letter for letter in last.casefold() if letter.isalpha())
    return plain in _PLAIN


def unknown(file: str, sheet: str, row: int | None, name: str) -> Problem:
    """What to say of a column or attribute that the registry does not have."""
    if is_private(name):
        message = _("Dit gegeven mag niet in het register: het zegt wie iemand is, of meer dan nodig.")
        return Problem(file, message, _("Haal het weg uit het bestand."), sheet, row, name)
    advice = _("Haal het weg of verbeter de naam.")
    return Problem(file, _("Dit gegeven kennen wij niet."), advice, sheet, row, name)


def outgoing(file: str, sheet: str = "") -> Problem:
    """What to say of candidates, offers and lettings in a delivery."""
    message = _("Kandidaten, aanbiedingen en verhuringen lezen wij niet in: die ontstaan door beslissingen hier.")
    return Problem(file, message, _("U hoeft niets te doen. Ze gaan alleen naar buiten."), sheet)
