# SPDX-License-Identifier: EUPL-1.2
"""How the model would have done: foretell a year that is known by now, from what was known then, beside three
plain methods. The verdict says so when a plain method does better."""

from dataclasses import dataclass

import numpy as np

from woonregie_core.needs.migration import estimate
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.words import Floats

PLAIN = ("no_change", "constant_share", "plain_hamilton_perry")


@dataclass(frozen=True)
class Past:
    """People counted three times.

    Attributes:
        first_age: age of the first column. years: of the counts, rising, for example 2010, 2015 and 2020.
        counts: of shape (3, areas, sexes, ages), persons; single years of age, the last open.
        hazard: of shape (sexes, ages), yearly death rate between the first two counts.
    """

    first_age: int
    years: tuple[int, int, int]
    counts: Floats
    hazard: Floats


@dataclass(frozen=True)
class Error:
    """How far a method was off.

    Attributes:
        wape: sum of absolute errors over neighbourhoods, as share of the real sum. bias: error of the sum, as
            share.
    """

    wape: float
    bias: float


@dataclass(frozen=True)
class Verdict:
    """How the model did against the plain methods, honestly.

    Attributes:
        model: our error. plain: of each method of `PLAIN`. beaten: methods with a larger `wape` than ours.
        better_than_all: whether that is all of them.
    """

    from_age: int
    model: Error
    plain: dict[str, Error]
    beaten: tuple[str, ...]
    better_than_all: bool


def backcast(past: Past, from_age: int, halfway: float) -> Verdict:
    """Foretell the third count of people from an age on, out of the first two.

    Constant share takes the municipality's own plain Hamilton-Perry total and divides it as in the second count.

    Args:
        halfway: fallback of `migration.estimate`.

    Raises:
        NeedsError: years do not rise, an age or a count is missing, or nobody of that age was counted.
    """
    first, second, third = past.years
    start = from_age - past.first_age - (third - second)
    if not first < second < third or past.counts.shape[0] != 3 or start < 0:
        message = "Geef drie tellingen in opeenvolgende jaren, met genoeg jongere leeftijden."
        raise NeedsError("history", message, years=past.years)
    before, base, real = past.counts
    true = _from(real, past, from_age)
    if not np.isfinite(true).all() or true.sum() <= 0:
        raise NeedsError("missing", f"De derde telling kent niet overal mensen van {from_age} en ouder.")
    ours, plain = (_foretell(past, before, base, halfway, shrink=shrink) for shrink in (True, False))
    city = _foretell(past, before.sum(0, keepdims=True), base.sum(0, keepdims=True), halfway, shrink=False)
    now = _from(base, past, from_age)
    guesses = {
        "no_change": now,
        "constant_share": now / max(now.sum(), 1e-9) * _from(city, past, from_age).sum(),
        "plain_hamilton_perry": _from(plain, past, from_age),
    }
    errors = {name: _error(guess, true) for name, guess in guesses.items()}
    model = _error(_from(ours, past, from_age), true)
    beaten = tuple(name for name in PLAIN if model.wape < errors[name].wape)
    return Verdict(from_age, model, errors, beaten, len(beaten) == len(PLAIN))


def _from(counts: Floats, past: Past, age: int) -> Floats:
    return np.asarray(counts[..., age - past.first_age :].sum(axis=(1, 2)))


def _error(guess: Floats, true: Floats) -> Error:
    return Error(float(np.abs(guess - true).sum() / true.sum()), float(guess.sum() / true.sum() - 1.0))


def _foretell(past: Past, before: Floats, base: Floats, halfway: float, *, shrink: bool) -> Floats:
    """People after the last gap. Who enters at the first age does not matter: they stay too young."""
    moves = estimate(before, base, past.years[1] - past.years[0], past.hazard, halfway, shrink=shrink)
    now = base
    for _ in range(past.years[2] - past.years[1]):
        later = now * np.exp(-past.hazard) * moves.ratio + moves.added
        after = np.zeros_like(now)
        after[..., 1:] = later[..., :-1]
        after[..., -1] += later[..., -1]
        now = after
    return now
