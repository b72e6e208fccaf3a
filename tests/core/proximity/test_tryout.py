# SPDX-License-Identifier: EUPL-1.2
"""One facility more, tried locally, gives the scores that computing everything again gives."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from core.proximity.world import settings, town
from woonregie_core.proximity.facilities import Sources, on_streets, snap
from woonregie_core.proximity.network import from_metres
from woonregie_core.proximity.points import along_streets, make_points
from woonregie_core.proximity.problems import Code, ProximityError
from woonregie_core.proximity.score import score
from woonregie_core.proximity.settings import Walker
from woonregie_core.proximity.tryout import TryOut


def with_one_more(sources, spot):
    """The facilities of a category with one at a spot that comes last."""
    number = len(sources.ids)
    seeds = np.column_stack([spot.ends[0], spot.away[0], [number, number]]).astype(np.int32)
    every = np.concatenate([sources.seeds, seeds])
    order = np.lexsort((every[:, 2], every[:, 1], every[:, 0]))
    return Sources((*sources.ids, "~new"), np.ascontiguousarray(every[order]))


@given(
    east=st.floats(0, 1),
    north=st.floats(0, 1),
    category=st.sampled_from(["gp", "shops", "stop", "meeting"]),
    walker=st.sampled_from(list(Walker)),
)
@hypothesis_settings(max_examples=40, deadline=None)
def test_it_equals_computing_everything_again(east, north, category, walker):
    city, _, places, reached = town()
    chosen = settings(walker)
    scores = score(reached, chosen)
    x, y = (low + share * (high - low) for low, high, share in (
        (city.network.x.min(), city.network.x.max(), east), (city.network.y.min(), city.network.y.max(), north)
    ))  # fmt: skip
    spot = snap(city.network, [x], [y], 500.0)
    found = TryOut(city.network, places, reached, scores).add(category, spot)
    more = {**city.sources, category: with_one_more(city.sources[category], spot)}
    after = score(along_streets(city.network, places, more, reached.limit)[0], chosen)
    same = np.flatnonzero((spot.ends[0] == places.ends).all(axis=1))  # the other way knows no same street here
    other = np.setdiff1d(np.arange(len(scores.total)), same)
    mine = scores.total.copy()
    mine[found.rows] = found.after
    np.testing.assert_allclose(mine[other], after.total[other], atol=1e-9)
    classes = scores.classes.copy()
    classes[found.rows] = found.classes
    assert np.array_equal(classes[other], after.classes[other])
    assert (found.after >= found.before - 1e-9).all()
    assert (np.diff(found.rows) > 0).all()


def test_on_ones_own_street_it_is_as_near_as_it_is():
    city, points, places, reached = town()
    row = int(np.flatnonzero(places.inside & (places.length > 0))[0])
    trial = TryOut(city.network, places, reached, score(reached, settings()))
    found = trial.add("gp", snap(city.network, points.x[[row]], points.y[[row]], 100.0))
    at = found.rows.tolist().index(row)
    assert found.metres[at] == pytest.approx(2 * places.beside[row], abs=0.002)


def test_what_cannot_be_tried_is_refused():
    city, _, places, reached = town()
    scores = score(reached, settings())
    trial = TryOut(city.network, places, reached, scores)
    spot = snap(city.network, city.network.x[:1], city.network.y[:1], 100.0)
    for code, work in (
        (Code.UNKNOWN_CATEGORY, lambda: trial.add("zoo", spot)),
        (Code.FACILITY_OUTSIDE, lambda: trial.add("gp", snap(city.network, [0.0], [0.0], 100.0))),
        (Code.SHAPE, lambda: TryOut(city.network, places.some([0]), reached, scores)),
    ):
        with pytest.raises(ProximityError) as refused:
            work()
        assert refused.value.problems[0].code is code


def test_a_category_that_was_not_known_is_refused():
    city, _, places, reached = town()
    less = replace(reached, metres={name: one for name, one in reached.metres.items() if name != "gp"})
    trial = TryOut(city.network, places, less, score(less, settings()))
    with pytest.raises(ProximityError):
        trial.add("gp", snap(city.network, city.network.x[:1], city.network.y[:1], 100.0))


def test_on_a_street_of_which_both_ends_are_out_of_reach_it_is_near():
    network = from_metres([1, 2], [0.0, 9000.0], [0.0, 0.0], [(1, 2)])
    points = make_points(["a", "b", "c"], [4400.0, 4500.0, 8000.0], [0.0, 10.0, 0.0], [1, 1, 1])
    places = snap(network, points.x, points.y, 100.0)
    sources, _ = on_streets(["old"], snap(network, [0.0], [0.0], 100.0))
    reached, _ = along_streets(network, places, {"gp": sources}, 2400.0)
    trial = TryOut(network, places, reached, score(reached, settings()))
    for _ in range(2):  # its memory is clean again after each
        found = trial.add("gp", snap(network, [4450.0], [0.0], 100.0))
        assert found.rows.tolist() == [0, 1]
        assert found.metres.tolist() == [50.0, 60.0]
