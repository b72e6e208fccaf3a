# SPDX-License-Identifier: EUPL-1.2
"""Any rule can be asked for, three of one's own choice at a time; what cannot be is told in Dutch."""

from decimal import Decimal

import pytest

from allocation.services.world import AFTER
from factories import make_user
from woonregie.access.models import Role
from woonregie.allocation import asking
from woonregie.conf.policy import current_policy
from woonregie_core.allocation.ruleset import parameters

BAT = "allocation.pool.minimum_bat"
SHARE = "allocation.pool.share_percent"


def test_every_rule_with_a_value_is_on_offer():
    asked = asking.read({}, AFTER)
    offered = {one.parameter.name for one in asked.knobs}
    offered |= {row.parameter.name for rows in asked.others.values() for row in rows}
    every = {one.name for one in parameters(current_policy())}
    without = {
        name for name in every if not any(v.start <= AFTER for v in current_policy().parameters[name].values)
    }
    assert offered == every - without
    assert not asked.patch
    assert not asked.problem


def test_a_knob_and_three_of_ones_own():
    query = {
        SHARE: "40,5",
        "regel1": BAT, "waarde1": "2",
        "regel2": "allocation.wmo.maximum_offers", "waarde2": "3",
        "regel3": "allocation.moving_on.participants", "waarde3": "servatius",
    }  # fmt: skip
    assert asking.read(query, AFTER).patch == {
        SHARE: {AFTER: Decimal("40.5")},
        BAT: {AFTER: Decimal(2)},
        "allocation.wmo.maximum_offers": {AFTER: Decimal(3)},
        "allocation.moving_on.participants": {AFTER: "servatius"},
    }


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"regel1": BAT}, "Vul een andere waarde in"),
        ({"waarde1": "2"}, "Eigen keuze 1: kies een regel"),
        ({"regel1": "pilot.kpi.hours", "waarde1": "2"}, "Eigen keuze 1: kies een regel"),
        ({"regel1": BAT, "waarde1": "twee"}, "Vul een getal in"),
        ({"regel1": BAT, "waarde1": "NaN"}, "Vul een getal in"),
        ({"regel1": BAT, "waarde1": "-1"}, "Vul een getal in"),
        ({"regel1": BAT, "waarde1": "1e99"}, "Vul een getal in"),
        ({SHARE: "∞"}, "Vul een getal in"),
        ({"regel1": BAT, "waarde1": "2", "regel2": BAT, "waarde2": "3"}, "twee keer in"),
        ({SHARE: "40", "regel3": SHARE, "waarde3": "50"}, "twee keer in"),
    ],
)
def test_what_cannot_be_is_told(query, said):
    asked = asking.read(query, AFTER)
    assert said in asked.problem
    assert asked.patch == {}


def test_a_fourth_choice_is_not_read():
    assert asking.read({"regel4": BAT, "waarde4": "2"}, AFTER).patch == {}


@pytest.mark.django_db
def test_every_rule_gives_a_page_and_never_an_error(client, settings):
    settings.DEMO, settings.DEMO_REFERENCE_DATE = True, AFTER
    client.force_login(make_user(Role.POLICY_OFFICER), backend="django.contrib.auth.backends.ModelBackend")
    for one in parameters(current_policy()):
        for value in ("0", "7", "onzin", "1000000000"):
            response = client.get("/toewijzing/proef/", {"regel1": one.name, "waarde1": value})
            assert response.status_code in (200, 400), (one.name, value)
