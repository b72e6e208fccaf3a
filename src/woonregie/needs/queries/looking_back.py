# SPDX-License-Identifier: EUPL-1.2
"""How the model would have done on earlier counts, beside three plain methods."""

from dataclasses import dataclass

from woonregie.looks.wording import number_words
from woonregie.needs.content import Given
from woonregie.needs.queries.runs import Shown
from woonregie.needs.words import PLAIN
from woonregie_core.needs.backcast import Error, Verdict, backcast

AGES = (65, 75, 85)


@dataclass(frozen=True)
class Judged:
    """A verdict in words: of the model, and of each plain method with its name."""

    from_age: int
    model: tuple[str, str]
    others: list[tuple[str, tuple[str, str]]]
    beaten: int
    better_than_all: bool


@dataclass(frozen=True)
class LookBack:
    """The three years of the counts, and a verdict per first age; nothing where there are no counts."""

    years: tuple[int, ...]
    verdicts: list[Judged]


def looked_back(given: Given, halfway: float, ages: tuple[int, ...] = AGES) -> tuple[Verdict, ...]:
    """Foretell the third count out of the first two, per first age; nothing where there are no counts.

    Raises:
        NeedsError: an age is too young for the counts.
    """
    past = given.past()
    return () if past is None else tuple(backcast(past, age, halfway) for age in ages)


def possible_ages(given: Given) -> tuple[int, ...]:
    """First ages that the counts are young enough for; nothing where there are no counts."""
    past = given.past()
    if past is None:
        return ()
    return tuple(age for age in AGES if age - past.first_age >= past.years[2] - past.years[1])


def look_back(page: Shown) -> LookBack:
    """What was kept with a run, in words."""
    return LookBack(page.result.backcast_years, [_judged(one) for one in page.result.backcast])


def _judged(one: Verdict) -> Judged:
    others = [(str(PLAIN[name]), _words(error)) for name, error in one.plain.items()]
    return Judged(one.from_age, _words(one.model), others, len(one.beaten), one.better_than_all)


def _words(error: Error) -> tuple[str, str]:
    bias = round(100 * error.bias, 1)
    sign = "+" if bias > 0 else "−" if bias < 0 else ""
    return f"{number_words(round(100 * error.wape, 1))}%", f"{sign}{number_words(abs(bias))}%"
