# SPDX-License-Identifier: EUPL-1.2
"""The last delivery can be taken back, exactly, as long as nobody leaned on it."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from allocation.services.world import at, corporation, make_advert, make_dwelling, make_household, operator
from factories import make_place
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo
from woonregie.allocation.models import Advert, Count, Dwelling, Household, Priority, Reaction
from woonregie.allocation.services.closing import close
from woonregie.allocation.services.reacting import react
from woonregie.cli.registry import registry
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.registry_files.resources import INCOMING
from woonregie.intake.registry_files.rows_out import rows_of
from woonregie.intake.services.import_registry import load_registry
from woonregie.intake.services.undo_registry import undo_registry

HOMES = "code,corporation,place,type,bedrooms,bat,rent,daeb"
ADVERTS = "code,dwelling,opens,closes"


def write(folder: Path, **tables: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return folder


def everything() -> dict[str, list[dict[str, str]]]:
    return {one.name: list(rows_of(one)) for one in INCOMING}


def last() -> ImportRun:
    return ImportRun.objects.filter(kind="registry", state=ImportState.CONFIRMED).latest("pk")


@pytest.fixture
def world(db, tmp_path):
    """A home and who lives in it; a delivery that changes both and brings a home, a seeker and a reaction."""
    corporation()
    place = make_place().code
    old = make_dwelling(bat=None)
    household = make_household(dwelling=old, tenancy_start=date(2001, 2, 3))
    before = everything()
    path = write(
        tmp_path / "map",
        dwellings=[
            HOMES,
            f"{old.code},servatius,{old.place.code},appartement,2,,610.50,1",
            f"NIEUW,servatius,{place},bovenwoning,3,,700.00,1",
        ],
        households=[
            "code,size,dwelling,registered_at",
            f"{household.code},2,NIEUW,",
            "ZOEKER,1,,2015-01-01T10:00",
        ],
        priorities=["household,kind,state,granted_on,issued_by", "ZOEKER,wmo,granted,2024-01-01,Wmo"],
        adverts=[ADVERTS, f"ADV,{old.code},2024-05-06,2024-05-12"],
        reactions=["advert,household,reacted_at", "ADV,ZOEKER,2024-05-07T09:00"],
    )
    load_registry(operator(), path)
    return path, before


def test_everything_goes_back_as_it_was(world):
    _path, before = world
    assert Dwelling.objects.count() == 2
    assert Reaction.objects.count() == 1
    assert Household.objects.get(code="ZOEKER").leaves_type is None, "an absent column is not known"
    done = undo_registry(operator(), last())
    assert everything() == before
    assert (done.rows, done.kept) == (7, 0)
    assert not ImportRun.objects.filter(state=ImportState.CONFIRMED).exists()


def test_after_undo_the_same_delivery_comes_in_again(world):
    path, _before = world
    after = everything()
    undo_registry(operator(), last())
    load_registry(operator(), path)
    assert everything() == after


def test_a_delivery_says_what_it_did_once(world):
    assert AuditEvent.objects.filter(action="registry.import").count() == 1
    undo_registry(operator(), last())
    assert AuditEvent.objects.filter(action="import.undo").count() == 1


def refused(said: str) -> None:
    before = everything()
    with pytest.raises(CannotDo, match=said):
        undo_registry(operator(), last())
    assert everything() == before


def test_a_later_reaction_stands_in_the_way(world):
    other = make_household()
    react(operator(), Advert.objects.get(code="ADV"), other, at(date(2024, 5, 8)))
    refused("een reactie")


def test_a_later_advert_stands_in_the_way(world):
    make_advert(Dwelling.objects.get(code="NIEUW"))
    refused("een advertentie")


def test_an_order_made_since_stands_in_the_way(world):
    advert = Advert.objects.get(code="ADV")
    close(operator(), advert, date(2024, 5, 13), advert.revision)
    refused("gewijzigd")


def test_an_order_about_a_changed_household_stands_in_the_way(db, tmp_path):
    household = make_household()
    advert = make_advert()
    react(operator(), advert, household, at(advert.opens))
    load_registry(operator(), write(tmp_path / "a", households=["code,size", f"{household.code},3"]))
    close(operator(), advert, date(2024, 5, 13), advert.revision)
    refused("vastgelegde volgorde")


def test_a_later_change_stands_in_the_way(world):
    Household.objects.filter(code="ZOEKER").update(size=4)
    refused("huishoudens")


def test_only_the_last_delivery_goes_back(world, tmp_path):
    first = last()
    load_registry(operator(), write(tmp_path / "later", households=["code,size", "ANDER,1"]))
    with pytest.raises(CannotDo, match="laatst"):
        undo_registry(operator(), first)
    undo_registry(operator(), last())
    undo_registry(operator(), first)


def test_a_place_in_the_division_is_given_back_and_the_booking_stays(db, tmp_path):
    """A suitable home takes a place of the 30/70; the booking names its advert for ever."""
    corporation()
    place = make_place().code
    path = write(
        tmp_path / "map",
        dwellings=[HOMES, f"GESCHIKT,servatius,{place},appartement,2,1,600.00,1"],
        adverts=[ADVERTS, "ADV,GESCHIKT,2024-05-06,2024-05-12"],
    )
    load_registry(operator(), path)
    assert sum(Count.objects.values_list("state", flat=True)) == 1
    done = undo_registry(operator(), last())
    assert done.kept == 2
    assert sum(Count.objects.values_list("state", flat=True)) == 0
    assert Advert.objects.get().state == "withdrawn"
    load_registry(operator(), path)
    assert Advert.objects.get(code="ADV").state == "published"


def test_a_swap_goes_back(db, tmp_path):
    homes = [make_dwelling(), make_dwelling()]
    people = [make_household(dwelling=home) for home in homes]
    before = everything()
    swapped = [f"{person.code},{home.code}" for person, home in zip(people, reversed(homes), strict=True)]
    load_registry(operator(), write(tmp_path / "a", households=["code,dwelling", *swapped]))
    assert everything() != before
    undo_registry(operator(), last())
    assert everything() == before


def test_one_ground_may_end_where_another_begins(db, tmp_path):
    household = make_household()
    fields = {"household": household, "kind": "wmo", "issued_by": "Wmo"}
    Priority.objects.create(**fields, state="refused", granted_on=date(2024, 2, 1))
    Priority.objects.create(**fields, state="granted", granted_on=date(2024, 1, 1))
    before = everything()
    lines = [f"{household.code},wmo,granted,2024-02-01,Wmo", f"{household.code},wmo,lapsed,2024-01-01,Wmo"]
    path = write(tmp_path / "a", priorities=["household,kind,state,granted_on,issued_by", *lines])
    load_registry(operator(), path)
    undo_registry(operator(), last())
    assert everything() == before


def test_the_command_undoes_the_last_one(world):
    _path, before = world
    done = CliRunner().invoke(registry, ["undo"])
    assert done.exit_code == 0, done.output
    assert "map is teruggedraaid" in done.output
    assert everything() == before
    again = CliRunner().invoke(registry, ["undo"])
    assert again.exit_code == 1
    assert "niets om terug te draaien" in again.output
