# SPDX-License-Identifier: EUPL-1.2
"""What may not come in although every cell can be read: rows of another party, and an order that cannot be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.allocation.facts_of import rules_on
from woonregie.allocation.models import Priority
from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.registry_files import resources as r
from woonregie.intake.registry_files.known import Known, OnOffer, Person
from woonregie.intake.registry_files.resources import Resource
from woonregie_core.policy.parameters import UnknownParameter

Values = Mapping[str, Any]
Before = Mapping[str, str] | None


@dataclass
class Context:
    """Who imports, and what is known so far; later resources see what came before them."""

    grant: Grant
    known: Known
    occupants: dict[str, str] = field(default_factory=dict)
    granted: dict[tuple[str, str], str] = field(default_factory=dict)

    def announce(self, resource: Resource, rows: Iterable[Values]) -> None:
        """Look over all rows of a resource before any of them is judged."""
        if resource is r.HOUSEHOLDS:
            self.occupants = _occupants(
                self.known, {row["code"]: row["dwelling"] for row in rows if "dwelling" in row}
            )
        if resource is r.PRIORITIES:
            self.granted = _granted(list(rows))

    def learn(self, resource: Resource, values: Values) -> None:
        """Remember how things will stand after a row."""
        if resource is r.DWELLINGS:
            self.known.landlords[values["code"]] = self.known.party_ids[values["corporation"]]
        elif resource is r.HOUSEHOLDS:
            found = self.known.people.setdefault(values["code"], Person())
            found.home = values.get("dwelling", found.home)
            found.registered_at = values.get("registered_at", found.registered_at)
            found.registered_until = values.get("registered_until", found.registered_until)
        elif resource is r.ADVERTS:
            found_advert = self.known.adverts[values["code"]]
            state = found_advert.state or values.get("state") or "published"
            closes = values["closes"]
            self.known.adverts[values["code"]] = OnOffer(values["dwelling"], state, values["opens"], closes)

    def may(self, resource: Resource, row: Row, values: Values, is_new: bool) -> bool:
        """Whether who imports may deliver this row; says so where not."""
        owners = _OWNERS[resource.name](self.known, values, is_new)
        if all(self.grant.covers_party(one) for one in owners):
            return True
        advice = _(
            "Lever alleen uw eigen woningen aan, wie daarin woont, en uw advertenties en de reacties daarop."
        )
        row.wrong(resource.key[0], _("Dit hoort niet bij uw organisatie."), advice)
        return False


def _occupants(known: Known, goes: Mapping[str, str | None]) -> dict[str, str]:
    """Who will live where; who stays goes before who comes."""
    stays = {
        one.home: code for code, one in known.people.items() if one.home and goes.get(code, one.home) == one.home
    }
    for code, home in goes.items():
        if home:
            stays.setdefault(home, code)
    return stays


def _granted(rows: list[Values]) -> dict[tuple[str, str], str]:
    """Which ground of a kind a household will hold, by its day; the delivery goes before what is stored."""
    given = {(one["household"], one["kind"], str(one["granted_on"])): one["state"] for one in rows}
    found = {}
    stored = Priority.objects.filter(state="granted").values_list("household__code", "kind", "granted_on")
    for household, kind, on in stored:
        if given.get((household, kind, str(on)), "granted") == "granted":
            found[household, kind] = str(on)
    return found


def _landlord(known: Known, home: str | None) -> int | None:
    """The landlord of a home; of somebody without a home in the registry it is nobody."""
    return known.landlords.get(home) if home else None


def _of_dwelling(known: Known, values: Values, is_new: bool) -> list[int | None]:
    becomes = known.party_ids.get(values["corporation"] or "")
    return [becomes] if is_new else [known.landlords.get(values["code"]), becomes]


def _of_household(known: Known, values: Values, is_new: bool) -> list[int | None]:
    present = known.people[values["code"]].home
    becomes = _landlord(known, values.get("dwelling", present))
    return [becomes] if is_new else [_landlord(known, present), becomes]


def _of_priority(known: Known, values: Values, _is_new: bool) -> list[int | None]:
    """A ground that a landlord grants is of the landlord; a Wmo indication is of nobody but the municipality."""
    if values["kind"] != "restructuring":
        return [None]
    return [_landlord(known, known.people[values["household"]].home)]


def _of_advert(known: Known, values: Values, is_new: bool) -> list[int | None]:
    becomes = _landlord(known, values["dwelling"])
    return [becomes] if is_new else [_landlord(known, known.adverts[values["code"]].home), becomes]


def _of_reaction(known: Known, values: Values, _is_new: bool) -> list[int | None]:
    return [_landlord(known, known.adverts[values["advert"]].home)]


_OWNERS: dict[str, Callable[[Known, Values, bool], list[int | None]]] = {
    "dwellings": _of_dwelling,
    "households": _of_household,
    "priorities": _of_priority,
    "adverts": _of_advert,
    "reactions": _of_reaction,
}


def _check_dwelling(_context: Context, _row: Row, _values: Values, _before: Before, _changed: set[str]) -> None:
    """Every cell was looked at already."""


def _check_household(context: Context, row: Row, values: Values, _before: Before, _changed: set[str]) -> None:
    home = values.get("dwelling")
    if home and context.occupants.get(home, values["code"]) != values["code"]:
        message = _("In deze woning woont al een ander huishouden.")
        row.wrong("dwelling", message, _("Controleer beide regels, of lever ook het vertrek aan."))
    since, until = values.get("registered_at"), values.get("registered_until")
    if since and until and until < timezone.localtime(since).date():
        row.wrong("registered_until", _("De inschrijving eindigt voor zij begint."), _("Controleer beide dagen."))


def _check_priority(context: Context, row: Row, values: Values, _before: Before, _changed: set[str]) -> None:
    until, since = values.get("valid_until"), values["granted_on"]
    if until and until < since:
        row.wrong("valid_until", _("De einddatum ligt voor de begindatum."), _("Controleer beide dagen."))
    allowed, counted = values.get("offers_allowed"), values.get("offers_counted")
    if allowed is not None and counted is not None and counted > allowed:
        row.wrong("offers_counted", _("Dit is meer dan er is toegestaan."), _("Controleer beide aantallen."))
    if values["state"] == "granted":
        held = context.granted.setdefault((values["household"], values["kind"]), str(since))
        if held != str(since):
            message = _("Dit huishouden heeft deze voorrang al, vanaf %(day)s.") % {"day": held}
            row.wrong("state", message, _("Beëindig eerst de andere regel."))


def _check_advert(context: Context, row: Row, values: Values, before: Before, changed: set[str]) -> None:
    if values["closes"] < values["opens"]:
        row.wrong("closes", _("De laatste dag ligt voor de eerste dag."), _("Controleer beide dagen."))
        return
    if before is None:
        _check_new_advert(context, row, values)
        return
    if "state" in changed:
        message = _("Sluiten, verhuren en intrekken gebeurt in Woonregie, niet door inlezen.")
        row.wrong(
            "state", message, _("Laat de status staan zoals hij was: %(state)s.") % {"state": before["state"]}
        )
    for column in sorted(changed & {"dwelling", "model", "pool", "opens"}):
        advice = _("Trek de advertentie in en maak een nieuwe.")
        row.wrong(column, _("Dit ligt vast sinds de advertentie begon."), advice)
    if before["state"] != "published" and "closes" in changed:
        row.wrong("closes", _("Deze advertentie is al gesloten."), _("Laat de dag staan zoals hij was."))


def _check_new_advert(context: Context, row: Row, values: Values) -> None:
    if values.get("state") not in (None, "published"):
        message = _("Een nieuwe advertentie kan alleen lopen.")
        row.wrong("state", message, _("Sluit, verhuur of trek haar in nadat zij is ingelezen."))
    home = values["dwelling"]
    live = [
        one for one in context.known.adverts.values() if one.home == home and one.state in ("published", "closed")
    ]
    if live or home in context.known.live_offers:
        row.wrong("dwelling", _("Deze woning wordt al aangeboden."), _("Rond dat eerst af."))
    try:
        rules_on(values["opens"])
    except UnknownParameter:
        row.wrong("opens", _("Van deze dag zijn de regels niet bekend."), _("Controleer de dag."))


def _check_reaction(context: Context, row: Row, values: Values, before: Before, changed: set[str]) -> None:
    advert = context.known.adverts[values["advert"]]
    if not advert.state:
        return  # what is wrong with the advert is told there
    if advert.state != "published":
        message = _("Deze advertentie is gesloten. De volgorde ligt vast.")
        row.wrong("advert", message, _("Haal de reactie weg, of laat haar staan zoals zij was."))
        return
    day = timezone.localtime(values["reacted_at"]).date()
    if advert.opens and advert.closes and not advert.opens <= day <= advert.closes:
        message = _(
            "Op deze dag kon niet worden gereageerd: de advertentie loopt van %(first)s tot en met %(last)s."
        )
        words = message % {"first": advert.opens, "last": advert.closes}
        row.wrong("reacted_at", words, _("Controleer het moment."))
    person = context.known.people[values["household"]]
    since = timezone.localtime(person.registered_at).date() if person.registered_at else None
    if since is None or since > day or (person.registered_until and person.registered_until < day):
        advice = _("Schrijf het huishouden eerst in.")
        row.wrong("household", _("Dit huishouden staat op die dag niet ingeschreven."), advice)
    moment = timezone.localtime(values["reacted_at"]).replace(tzinfo=None).isoformat(timespec="seconds")
    if before and before.get("withdrawn_at", "") >= moment:
        row.wrong("reacted_at", _("Deze reactie is ingetrokken."), _("Geef het moment van de nieuwe reactie."))


CHECKS: dict[str, Callable[[Context, Row, Values, Before, set[str]], None]] = {
    "dwellings": _check_dwelling,
    "households": _check_household,
    "priorities": _check_priority,
    "adverts": _check_advert,
    "reactions": _check_reaction,
}
