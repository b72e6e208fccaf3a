# SPDX-License-Identifier: EUPL-1.2
"""The factories make a world that holds together."""

from factories import (
    make_action,
    make_commitment,
    make_party,
    make_place,
    make_progress,
    make_round,
    make_user,
)
from woonregie.places.models import PlaceClosure


def test_a_place_lies_in_itself_and_in_all_around_it(db):
    city = make_place(kind="municipality")
    district = make_place(kind="district", parent=city)
    street = make_place(parent=district)
    around = PlaceClosure.objects.filter(descendant=street).order_by("depth").values_list("ancestor", "depth")
    assert list(around) == [(street.pk, 0), (district.pk, 1), (city.pk, 2)]


def test_a_commitment_has_a_current_version_with_contributions(db):
    lead, other = make_party(), make_party()
    commitment = make_commitment(lead=lead, executing=[other])
    assert commitment.current is not None
    assert {(c.party, c.role) for c in commitment.current.contributions.all()} == {
        (lead, "lead"),
        (other, "executing"),
    }


def test_progress_on_an_action_becomes_its_latest(db):
    action = make_action(lead=make_party())
    progress = make_progress(action)
    action.refresh_from_db()
    assert action.latest == progress
    assert progress.party == action.lead


def test_a_round_expects_something_of_every_party(db):
    parties = [make_party(), make_party()]
    assert {entry.party for entry in make_round(parties=parties).entries.all()} == set(parties)


def test_a_signed_in_browser_keeps_its_user(sign_in):
    user = make_user("corporation")
    assert sign_in(user=user).session["_auth_user_id"] == str(user.pk)
