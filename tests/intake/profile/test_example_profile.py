# SPDX-License-Identifier: EUPL-1.2
"""Voorbeeldstad: any size, from a seed, loads without code of its own, and twice is once."""

import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from intake.profile.folders import GRANT, everything_stored, write
from woonregie.agreements.models import Action, Commitment
from woonregie.figures.queries import check_figures
from woonregie.intake.example.profile import example_policy, example_profile
from woonregie.intake.profile.reading import read_profile
from woonregie.intake.services.load_profile import load_profile
from woonregie_core.agreements.signals import SignalSettings
from woonregie_core.policy.loader import load_policy


@pytest.mark.django_db
@pytest.mark.parametrize("size", [10, 100, 1000])
def test_every_size_loads_with_exactly_so_many_commitments(size, tmp_path):
    counts = load_profile(GRANT, write(tmp_path, example_profile(1, size, 2 * size)))
    assert counts["commitments"] == Commitment.objects.count() == size
    assert counts["actions"] == Action.objects.count() == 2 * size
    assert counts["plans"] == 2


@pytest.mark.django_db
def test_the_one_mistake_in_its_figures_is_found_and_no_other(tmp_path):
    load_profile(GRANT, write(tmp_path, example_profile(4, 10)))
    (finding,) = check_figures(GRANT).result.findings
    assert finding.rule.code == "rule-vs-plannen-total"
    assert finding.kind == "wrong"
    assert finding.difference == 7


def test_a_seed_gives_one_profile_to_the_letter_and_another_seed_another():
    assert example_profile(3, 40, 90) == example_profile(3, 40, 90)
    assert example_profile(3, 40, 90) != example_profile(4, 40, 90)


@pytest.mark.parametrize(("commitments", "actions"), [(1, 5), (10, -1)])
def test_a_size_that_cannot_be_is_refused(commitments, actions):
    with pytest.raises(ValueError, match="at least two"):
        example_profile(1, commitments, actions)


def test_its_parameters_are_those_of_another_profile_and_say_so(tmp_path):
    policy = settings.PROFILES_DIR / "maastricht" / "policy"
    texts = {path.name: path.read_text(encoding="utf-8") for path in policy.glob("*.yaml")}
    write(tmp_path, example_policy(texts, "maastricht"))
    copied, original = load_policy(tmp_path / "policy"), load_policy(policy)
    on = max(value.start for parameter in original.parameters.values() for value in parameter.values)
    assert SignalSettings.from_policy(copied.on(on)) == SignalSettings.from_policy(original.on(on))
    citations = {value.citation for p in copied.parameters.values() for value in p.values}
    assert citations == {"Overgenomen uit het profiel maastricht; Voorbeeldstad heeft geen eigen bron"}


@given(st.integers(0, 10**6), st.integers(2, 60), st.integers(0, 150))
@hypothesis_settings(max_examples=25, deadline=None)
def test_whatever_is_generated_reads_without_a_problem(seed, commitments, actions):
    with tempfile.TemporaryDirectory() as folder:
        content = read_profile(write(Path(folder), example_profile(seed, commitments, actions)))
    written = [piece.shape for plan in content.plans for _theme, piece in plan.commitments]
    assert len(written) == commitments
    assert sum(len(shape.actions) for shape in written) == actions


class TestTwice(TestCase):
    @given(st.integers(0, 10**6), st.integers(2, 30), st.integers(0, 60))
    @hypothesis_settings(max_examples=8, deadline=None)
    def test_loading_twice_is_loading_once(self, seed, commitments, actions):
        with tempfile.TemporaryDirectory() as name:
            folder = write(Path(name), example_profile(seed, commitments, actions))
            first = load_profile(GRANT, folder)
            stored = everything_stored()
            assert load_profile(GRANT, folder) == {**first, "changed": 0}
        assert everything_stored() == stored
