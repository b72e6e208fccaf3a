# SPDX-License-Identifier: EUPL-1.2
"""What cannot be is refused with place and advice, in every kind of row; names and spellings are understood."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocation.services.world import (
    AFTER,
    CLOSES,
    OPENS,
    at,
    corporation,
    grant_wmo,
    make_advert,
    make_dwelling,
    make_household,
    operator,
)
from factories import make_place
from woonregie.access.models import AuditEvent
from woonregie.allocation.models import Advert, Dwelling, Household, Reaction
from woonregie.allocation.services.closing import close
from woonregie.allocation.services.reacting import react, withdraw_reaction
from woonregie.cli.registry import registry
from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Rejected
from woonregie.intake.registry_files.kept import keep, kept_rows
from woonregie.intake.registry_files.private import is_private
from woonregie.intake.services.import_registry import load_registry, preview_registry
from woonregie.places.models import PlaceAlias
from woonregie.places.names import folded

ADVERTS = "code,dwelling,opens,closes"
REACTIONS = "advert,household,reacted_at"
PRIORITIES = "household,kind,state,granted_on,issued_by"


@pytest.fixture
def deliver(db, tmp_path):
    """A function that imports tables and gives what was refused, as (column, message)."""

    def _deliver(**tables: list[str]) -> list[tuple[str, str]]:
        folder: Path = tmp_path / "map"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, lines in tables.items():
            (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
        try:
            load_registry(operator(), folder)
        except Rejected as refusal:
            problems = refusal.problems
        else:
            problems = []
        assert all(one.advice and one.row and one.file for one in problems)
        return [(one.column, one.message) for one in problems]

    return _deliver


class TestAdvertsAndReactions:
    def test_they_come_in_together(self, deliver):
        home, seeker = make_dwelling(), make_household()
        assert not deliver(
            adverts=[ADVERTS, f"A1,{home.code},{OPENS},{CLOSES}"],
            reactions=[REACTIONS, f"A1,{seeker.code},{OPENS}T00:00", ],
        )  # fmt: skip
        advert = Advert.objects.get(code="A1")
        assert (advert.state, advert.pool_by_rule, advert.opens) == ("published", True, OPENS)
        assert advert.commitment, "the lot is fixed when it comes in"
        assert AuditEvent.objects.filter(subject="advert:A1").count() == 1

    @pytest.mark.parametrize(
        ("moment", "said"),
        [
            (f"{OPENS - timedelta(1)}T23:59:59", True),
            (f"{OPENS}T00:00:00", False),
            (f"{CLOSES}T23:59:59", False),
            (f"{CLOSES + timedelta(1)}T00:00:00", True),
        ],
    )
    def test_a_reaction_lies_between_opening_and_closing(self, deliver, moment, said):
        advert, seeker = make_advert(), make_household()
        found = deliver(reactions=[REACTIONS, f"{advert.code},{seeker.code},{moment}"])
        assert [column for column, _said in found] == (["reacted_at"] if said else [])
        assert Reaction.objects.exists() != said

    def test_closing_before_opening_is_refused(self, deliver):
        home = make_dwelling()
        ((column, _said),) = deliver(adverts=[ADVERTS, f"A1,{home.code},{CLOSES},{OPENS}"])
        assert column == "closes"

    def test_a_home_is_on_offer_once(self, deliver):
        home = make_dwelling()
        lines = [f"A{number},{home.code},{OPENS},{CLOSES}" for number in (1, 2)]
        assert deliver(adverts=[ADVERTS, *lines]) == [("dwelling", "Deze woning wordt al aangeboden.")]
        make_advert(home)
        assert deliver(adverts=[ADVERTS, lines[0]]) == [("dwelling", "Deze woning wordt al aangeboden.")]

    def test_a_day_without_rules_is_refused(self, deliver):
        home = make_dwelling()
        ((column, _said),) = deliver(adverts=[ADVERTS, f"A1,{home.code},1990-01-01,1990-01-09"])
        assert column == "opens"

    @pytest.mark.parametrize(
        ("header", "cell", "column"),
        [
            (f"{ADVERTS},state", "let", "state"),
            (f"{ADVERTS},pool", "70", "pool"),
            (f"{ADVERTS},model", "bemiddeling", "model"),
        ],
    )
    def test_what_is_fixed_stays(self, deliver, header, cell, column):
        advert = make_advert(make_dwelling(bat=None))
        lines = [header, f"{advert.code},{advert.dwelling.code},{OPENS},{CLOSES},{cell}"]
        assert [one for one, _said in deliver(adverts=lines)] == [column]

    def test_a_new_advert_only_runs(self, deliver):
        home = make_dwelling()
        lines = [f"{ADVERTS},state", f"A1,{home.code},{OPENS},{CLOSES},let"]
        assert deliver(adverts=lines) == [("state", "Een nieuwe advertentie kan alleen lopen.")]

    def test_a_term_may_be_longer_while_it_runs(self, deliver):
        advert = make_advert()
        later = CLOSES + timedelta(3)
        lines = [ADVERTS, f"{advert.code},{advert.dwelling.code},{OPENS},{later}"]
        assert not deliver(adverts=lines)
        advert.refresh_from_db()
        assert (advert.closes, advert.revision) == (later, 2)
        close(operator(), advert, later + timedelta(1), advert.revision)
        lines = [ADVERTS, f"{advert.code},{advert.dwelling.code},{OPENS},{CLOSES}"]
        assert deliver(adverts=lines) == [("closes", "Deze advertentie is al gesloten.")]

    def test_after_closing_the_order_is_fixed(self, deliver):
        advert, here, late = make_advert(), make_household(), make_household()
        react(operator(), advert, here, at(OPENS))
        close(operator(), advert, AFTER, advert.revision)
        told = f"{advert.code},{here.code},{OPENS}T12:00:00"
        assert not deliver(reactions=[REACTIONS, told])
        found = deliver(reactions=[REACTIONS, told, f"{advert.code},{late.code},{OPENS}T12:00:00"])
        assert found == [("advert", "Deze advertentie is gesloten. De volgorde ligt vast.")]

    def test_who_is_not_registered_does_not_react(self, deliver):
        advert = make_advert()
        nobody, gone = make_household(registered_at=None), make_household(registered_until=date(2024, 1, 1))
        lines = [f"{advert.code},{one.code},{OPENS}T12:00" for one in (nobody, gone)]
        found = deliver(reactions=[REACTIONS, *lines])
        assert [column for column, _said in found] == ["household", "household"]

    def test_a_reaction_that_was_taken_back_may_be_made_again_later(self, deliver):
        advert, seeker = make_advert(), make_household()
        made = react(operator(), advert, seeker, at(OPENS, 9))
        withdraw_reaction(operator(), made, at(OPENS, 12))
        found = deliver(reactions=[REACTIONS, f"{advert.code},{seeker.code},{OPENS}T09:00:00"])
        assert found == [("reacted_at", "Deze reactie is ingetrokken.")]
        assert not deliver(reactions=[REACTIONS, f"{advert.code},{seeker.code},{OPENS}T15:00:00"])
        made.refresh_from_db()
        assert (made.withdrawn_at, made.reacted_at) == (None, at(OPENS, 15))


class TestHouseholdsAndPriorities:
    def test_a_home_that_is_lived_in_is_not_free(self, deliver):
        home = make_dwelling()
        first, second = make_household(), make_household(dwelling=home)
        found = deliver(households=["code,dwelling", f"{first.code},{home.code}"])
        assert found == [("dwelling", "In deze woning woont al een ander huishouden.")]
        assert not deliver(households=["code,dwelling", f"{first.code},{home.code}", f"{second.code},"])

    def test_two_newcomers_do_not_share(self, deliver):
        home = make_dwelling()
        found = deliver(households=["code,dwelling", f"H1,{home.code}", f"H2,{home.code}"])
        assert found == [("dwelling", "In deze woning woont al een ander huishouden.")]

    def test_a_second_ground_of_a_kind_is_refused(self, deliver):
        household = make_household()
        grant_wmo(household)
        found = deliver(priorities=[PRIORITIES, f"{household.code},wmo,granted,2024-02-01,Wmo"])
        assert [column for column, _said in found] == ["state"]

    @pytest.mark.parametrize(
        ("columns", "cells", "column"),
        [
            ("valid_until", "2023-12-31", "valid_until"),
            ("offers_allowed,offers_counted", "2,3", "offers_counted"),
        ],
    )
    def test_days_and_counts_are_in_order(self, deliver, columns, cells, column):
        household = make_household()
        lines = [f"{PRIORITIES},{columns}", f"{household.code},wmo,granted,2024-01-01,Wmo,{cells}"]
        assert [one for one, _said in deliver(priorities=lines)] == [column]

    def test_an_inscription_ends_after_it_begins(self, deliver):
        lines = ["code,registered_at,registered_until", "H1,2024-01-02T10:00,2024-01-01"]
        assert [one for one, _said in deliver(households=lines)] == ["registered_until"]

    @pytest.mark.parametrize(
        ("column", "cell"),
        [("code", "H" * 41), ("leaves_landlord", "x" * 81), ("leaves_type", "y" * 21), ("code", "=1+1")],
    )
    def test_what_does_not_fit_is_told_and_never_an_error_of_the_database(self, deliver, column, cell):
        row = {"code": "H1", column: cell}
        found = deliver(households=[",".join(row), ",".join(row.values())])
        assert [one for one, _said in found] == [column]

    def test_rent_has_an_end(self, deliver):
        corporation()
        place = make_place().code
        head = "code,corporation,place,type,rent,daeb"
        found = deliver(dwellings=[head, f"W1,servatius,{place},appartement,99999999,1"])
        assert found == [("rent", "Dit bedrag is te hoog.")]


def test_a_column_that_is_not_there_says_nothing(deliver):
    household = make_household(size=3)
    assert not deliver(households=["code,resident_children", f"{household.code},2"])
    household.refresh_from_db()
    assert (household.size, household.resident_children, household.birth_date) == (3, 2, date(1950, 1, 1))
    assert household.revision == 2


def test_missing_is_not_nothing(deliver):
    assert not deliver(households=["code,leaves_type,size", "H1,,", "H2,geen,0"])
    assert Household.objects.get(code="H1").leaves_type is None
    assert Household.objects.get(code="H2").leaves_type == ""
    assert (Household.objects.get(code="H1").size, Household.objects.get(code="H2").size) == (None, 0)


@pytest.mark.parametrize("landlord", ["servatius", "Servatius", "SERVATIUS ", "Stichting Servatius"])
@pytest.mark.parametrize("place", ["heer", "Heer", "BU09350001", "Buurt Heer", "buurt-heer"])
def test_landlords_and_places_go_by_any_spelling_that_is_known(deliver, landlord, place):
    party = corporation()
    if landlord.startswith("Stichting"):
        party.name = landlord
        party.save()
    made = make_place(code="heer", external_code="BU09350001")
    PlaceAlias.objects.create(place=made, name="Buurt Heer", folded=folded("Buurt Heer"))
    head = "code,corporation,place,type,rent,daeb"
    assert not deliver(dwellings=[head, f"W1,{landlord},{place},appartement,600,1"])
    assert Dwelling.objects.filter(code="W1", corporation=party, place=made).exists()
    assert not deliver(households=["code,leaves_landlord", f"H1,{landlord}", "H2,Iemand anders"])
    found = dict(Household.objects.values_list("code", "leaves_landlord"))
    assert found == {"H1": "servatius", "H2": "Iemand anders"}


def test_a_mistake_in_one_row_is_not_told_again_of_the_rows_that_lean_on_it(deliver):
    found = deliver(
        households=["code,size", "H1,veel"],
        priorities=[PRIORITIES, "H1,wmo,granted,2024-01-01,Wmo"],
    )
    assert [column for column, _said in found] == ["size"]


def test_a_heading_is_looked_at_also_without_rows(deliver):
    ((column, said),) = deliver(households=["code,bsn"])
    assert column == "bsn"
    assert "mag niet in het register" in said


@pytest.mark.parametrize("name", ["BSN", "adres.straatnaam", "E-mail-adressen", "inkomens.bedrag", "Voor_naam"])
def test_what_tells_who_somebody_is_is_private_in_any_spelling(name):
    assert is_private(name)


@pytest.mark.parametrize("name", ["kleur", "adres", "detailSoort.code", "batScore", "huishoudgrootte"])
def test_another_name_is_only_unknown(name):
    assert not is_private(name)


class TestTheCommand:
    def run(self, *arguments: str):
        return CliRunner().invoke(registry, ["import", *arguments])

    def test_it_prints_the_preview(self, db, tmp_path):
        home = make_dwelling()
        head = "code,corporation,place,type,rent,daeb"
        (tmp_path / "dwellings.csv").write_text(
            f"{head}\n{home.code},servatius,{home.place.code},appartement,650,1\nW9,servatius,{home.place.code},"
            "appartement,500,1\n"
        )
        done = self.run(str(tmp_path), "--dry-run")
        assert done.exit_code == 0, done.output
        assert "Woningen: 2 gelezen, 1 nieuw, 1 anders, 0 gelijk, 0 geweigerd." in done.output
        assert f"{home.code}, Rekenhuur in euro: ‘600,00’ wordt ‘650,00’." in done.output
        assert "Er is niets opgeslagen." in done.output
        assert Dwelling.objects.count() == 1
        assert preview_registry(operator(), tmp_path).changed == {"dwellings": 2}
        assert self.run(str(tmp_path)).exit_code == 0
        assert Dwelling.objects.count() == 2

    def test_of_many_errors_it_prints_fifty_and_counts_the_rest(self, db, tmp_path):
        rows = "\n".join(f"H{number},veel" for number in range(3_000))
        (tmp_path / "households.csv").write_text(f"code,size\n{rows}\n")
        for more in ([], ["--dry-run"]):
            done = self.run(str(tmp_path), *more)
            assert done.exit_code == 1
            assert done.output.count("Dit getal kan niet.") == 50
            assert "En nog 2950." in done.output
            assert "3000 fouten gevonden. Er is niets opgeslagen." in done.output


texts = st.text(max_size=8)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=5))
def test_what_is_kept_is_what_was_read(pairs):
    rows = [
        Row("a.csv", number, {"code": one, "size": two}, []) for number, (one, two) in enumerate(pairs, start=2)
    ]
    back = kept_rows(keep({"households": rows}), [])
    assert [(one.file, one.number, dict(one.cells)) for one in back["households"]] == [
        (one.file, one.number, dict(one.cells)) for one in rows
    ]
    assert keep(back) == keep(back)
