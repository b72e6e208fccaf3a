# SPDX-License-Identifier: EUPL-1.2
"""How quickly homes are allocated: ranked, explained, done again, under other rules, for a whole country.

Beside it, in the same run, two other ways on the same people and dwellings: a plain vectorised check of the income
and rent rules as a tax-benefit model would do it (every seeker against every dwelling, one NumPy expression per
rule), and deferred acceptance with the package `matching`, where it is installed.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np

from woonregie_core.allocation import columns, fast
from woonregie_core.allocation.city import City
from woonregie_core.allocation.collecting import without_collecting
from woonregie_core.allocation.facts import Advert, Dwelling, Input, Model, Reaction, Seeker
from woonregie_core.allocation.pools import divide
from woonregie_core.allocation.receipts import Ground
from woonregie_core.allocation.run import Rules, allocate
from woonregie_core.allocation.whatif import Groups, compare, patched
from woonregie_core.allocation.writing import chain
from woonregie_core.policy.loader import load_policy

DAY = date(2025, 12, 31)
POLICY = load_policy(Path(__file__).parents[1] / "profiles/maastricht/policy")
RULES = Rules.from_policy(POLICY.on(DAY))
GROUND = Ground("benchmark", DAY, "", "", "")
OWNERS = ("servatius", "woonpunt", "maasvallei", "wonen-limburg")
SEED = "benchmark"
NATION = (1_000_000, 200_000, 200)


def main() -> None:
    """Print a line per measurement; the country runs in a process of its own, so that its memory is its own."""
    people = [_seeker(number, random.Random(number)) for number in range(10_000)]
    dense(people)
    explained(people)
    again(people)
    scenarios(people)
    subprocess.run([sys.executable, "-m", "benchmarks.allocation", "country"], check=True)


@contextmanager
def measured(what: str) -> Iterator[list[float]]:
    """Print what a block took; the list holds the seconds afterwards."""
    took: list[float] = []
    start = time.perf_counter()
    yield took
    took.append(time.perf_counter() - start)
    print(f"{what:<64}{took[0]:9.3f} s", flush=True)


def dense(people: list[Seeker]) -> None:
    """Everybody reacts to everything, and the two other ways beside it."""
    adverts = _labelled(_adverts(1_000))
    people = [replace(s, registered_at=datetime(2000, 1, 1) + timedelta(hours=n)) for n, s in enumerate(people)]
    facts = columns.seeker_facts(people, RULES.agreement)
    homes = columns.advert_columns(adverts, RULES.limits)
    count, wide = len(people), len(adverts)
    pairs = fast.Pairs(
        np.arange(wide + 1, dtype=np.int64) * count,
        np.tile(np.arange(count, dtype=np.int32), wide),
        np.repeat(homes.opens, count),
    )
    names, ranks = (
        fast.Names([s.id for s in people], [a.id for a in adverts], SEED),
        columns.rank_table(RULES.agreement),
    )
    order = fast.order
    order(pairs, columns.derive(facts, RULES.limits, RULES.agreement), homes, ranks, names)  # compile
    times = []
    for _time in range(5):
        with measured("rank 10,000 seekers × 1,000 adverts, all eligible in order") as took:
            ranked = order(pairs, columns.derive(facts, RULES.limits, RULES.agreement), homes, ranks, names)
        times += took
    best = min(times)
    print(f"{'':<4}best {best:.3f} s; {int((ranked.pairs >= 0).sum()):,} eligible pairs", flush=True)
    _plainly(facts, homes, best)
    _matched(best)


def _plainly(facts: columns.SeekerFacts, homes: columns.AdvertColumns, ours: float) -> None:
    """The rules as one expression each over everybody and every dwelling, without the order."""
    limits = RULES.limits
    with measured("  plain NumPy, rules only, one expression per rule") as took:
        social = np.where(facts.household_size == 1, limits.daeb_income_one, limits.daeb_income_more)
        due = np.where(facts.household_size == 1, limits.fitting_income_one, limits.fitting_income_more)
        cap = np.where(facts.household_size <= 2, limits.rent_cap_low, limits.rent_cap_high)
        may = (facts.income <= social) | ~homes.daeb[:, None]
        may &= (facts.income > due) | (homes.rent[:, None] <= cap)
        may &= (facts.required_bat == 0) | (facts.required_bat <= homes.bat[:, None])
        may &= homes.social_rent[:, None]
    with measured("  … and the order: a sort of everybody per dwelling") as sorting:
        for allowed in may:
            chosen = np.flatnonzero(allowed)
            chosen[np.lexsort((facts.registered[chosen], ~facts.wmo[chosen], ~facts.restructuring[chosen]))]
    print(f"{'':<4}{(took[0] + sorting[0]) / ours:.1f} × as long as ours", flush=True)


def _matched(ours: float) -> None:
    """Deferred acceptance of 1,000 seekers who each prefer 10 of 100 dwellings; ours does all pairs of those."""
    try:
        from matching.games import HospitalResident
    except ImportError:
        print("    the package matching is not installed; not compared")
        return
    sys.setrecursionlimit(10**6)
    rng, count, wide = random.Random(1), 1_000, 100
    wishes = {f"s{n}": rng.sample([f"h{m}" for m in range(wide)], 10) for n in range(count)}
    wanted = {f"h{m}": [s for s in wishes if f"h{m}" in wishes[s]] for m in range(wide)}
    with measured("  matching: 1,000 seekers × 10 wishes of 100 dwellings") as took:
        game = HospitalResident.create_from_dictionaries(wishes, wanted, dict.fromkeys(wanted, 1))
        game.solve()
    print(f"{'':<4}{took[0] / 10_000 / (ours / 10_000_000):,.0f} × as long per pair", flush=True)


def explained(people: list[Seeker]) -> None:
    """200,000 reactions decided, and a receipt for each."""
    given = _given(people, 1_000, 200)
    for _time in range(3):
        with measured("200,000 reactions: decided and explained") as took:
            start = time.perf_counter()
            result = allocate(given, RULES, SEED, DAY)
            decided = time.perf_counter() - start
            with without_collecting():
                size = sum(map(len, chain(result, GROUND)))
        print(
            f"{'':<4}decided {decided:.3f} s, receipts {took[0] - decided:.3f} s, {size / 1e6:.0f} MB", flush=True
        )


def again(people: list[Seeker]) -> None:
    """A year of lettings from the facts to the bytes, twice, compared."""
    given = _given(people, 1_500, 200)
    written = _bytes(given)
    with measured("a year again: 1,500 adverts × 200 reactions, same bytes"):
        assert _bytes(given) == written


def _bytes(given: Input) -> bytes:
    with without_collecting():
        return b"".join(chain(allocate(given, RULES, SEED, DAY), GROUND))


def scenarios(people: list[Seeker]) -> None:
    """A year under a hundred other rules, each compared with the present ones."""
    city = City(_given(people, 1_500, 200), RULES.agreement, SEED, DAY)
    now, groups = city.outcome(RULES), Groups.from_policy(POLICY.on(DAY))
    names = ("allocation.pool.share_percent", "allocation.moving_on.minimum_age", "allocation.law.rent_cap_low",
             "allocation.moving_on.minimum_tenancy_years")  # fmt: skip
    shifted = 0
    with measured("100 scenarios of a year, with who shifts and why"):
        for number in range(100):
            name, step = names[number % 4], Decimal(number // 4 - 12)
            value = POLICY.on(DAY).number(name) + step * (5 if "rent" in name else 1)
            other = patched(POLICY, {name: {DAY: max(value, Decimal(0))}}, "benchmark")
            shifted += len(compare(city, now, city.outcome(Rules.from_policy(other.on(DAY))), groups).shifts)
    print(f"{'':<4}{shifted:,} shifts explained", flush=True)


def country() -> None:
    """A million seekers and 200,000 adverts with 200 reactions each: ranked and let, one home per household."""
    seekers, wide, each = NATION
    rng = np.random.default_rng(1)
    people, homes = _nation(rng, seekers, wide)
    pairs = fast.Pairs(
        np.arange(wide + 1, dtype=np.int64) * each,
        rng.integers(0, seekers, wide * each, dtype=np.int32),
        np.repeat(homes.opens, each),
    )
    names = fast.Names(range(seekers), range(wide), SEED)  # type: ignore[arg-type]
    ranks = columns.rank_table(RULES.agreement)
    with measured("country: 1,000,000 seekers, 200,000 adverts × 200: facts to columns, ranked and let in turn"):
        derived = columns.derive(people, RULES.limits, RULES.agreement)
        ordered = fast.order(pairs, derived, homes, ranks, names)
        winners = fast.let(pairs, ordered, derived, homes, np.zeros(wide * each, np.int8))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{'':<4}{int((winners >= 0).sum()):,} homes let; at most {memory:.1f} GB in use", flush=True)


def _nation(rng: np.random.Generator, count: int, wide: int) -> tuple[columns.SeekerFacts, columns.AdvertColumns]:
    day = columns.day_number
    birth = rng.integers(day(date(1930, 1, 1)), day(date(2005, 1, 1)), count, dtype=np.int32)
    moments = rng.permutation(count).astype(np.int64) * 630_000_000 + day(date(2005, 1, 1)) * 86_400_000_000
    people = columns.SeekerFacts(
        registered=moments,
        birth=birth,
        partner_birth=np.full(count, columns.NO_DAY, np.int32),
        household_size=rng.integers(1, 6, count, dtype=np.int32),
        income=rng.integers(1_500_000, 7_000_000, count),
        required_bat=rng.choice(np.array([0, 0, 0, 1, 2, 3], np.int8), count),
        restructuring=rng.random(count) < 0.03,
        wmo=rng.random(count) < 0.05,
        moving_on=rng.random(count) < 0.1,
        tenancy_start=rng.integers(day(date(2000, 1, 1)), day(date(2024, 1, 1)), count, dtype=np.int32),
        offers_counted=np.zeros(count, np.int8),
    )
    opens = np.sort(rng.integers(day(date(2025, 1, 1)), day(date(2025, 12, 1)), wide, dtype=np.int32))
    homes = columns.AdvertColumns(
        opens=opens,
        closes=opens + np.int32(7),
        rent=rng.integers(45_000, 90_000, wide, dtype=np.int32),
        bat=rng.integers(-1, 5, wide, dtype=np.int8),
        daeb=rng.random(wide) < 0.95,
        pool=(np.arange(wide) % 10 < 3).astype(np.int8),
        direct=np.zeros(wide, np.bool_),
        social_rent=np.ones(wide, np.bool_),
        dwelling=np.arange(wide, dtype=np.int32),
    )
    return people, homes


def _given(people: list[Seeker], wide: int, each: int) -> Input:
    rng, adverts = random.Random(2), _adverts(wide)
    reactions = tuple(
        Reaction(advert.id, seeker.id, _noon(advert.opens) + timedelta(minutes=rng.randrange(9_000)))
        for advert in adverts
        for seeker in rng.sample(people, each)
    )
    return Input(tuple(people), tuple(adverts), reactions)


def _adverts(count: int) -> list[Advert]:
    rng = random.Random(3)
    adverts = []
    for number in range(count):
        opens = date(2025, 1, 1) + timedelta(days=rng.randrange(330))
        bat = rng.choice([None, 0, 1, 1, 1, 2, 3, 4])
        home = Dwelling(f"w{number}", rng.choice(OWNERS[:3]), "buurt", "appartement", 2, bat,
                        rng.randrange(45_000, 90_000), True)  # fmt: skip
        adverts.append(Advert(f"a{number:06}", home, opens, opens + timedelta(days=7), None, Model.OFFER))
    return adverts


def _labelled(adverts: list[Advert]) -> list[Advert]:
    return list(divide(adverts, RULES.agreement)[0].values())


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


def _day(rng: random.Random, first: int, last: int) -> date:
    return date(rng.randrange(first, last), rng.randrange(1, 13), rng.randrange(1, 29))


def _seeker(number: int, rng: random.Random) -> Seeker:
    leaves = rng.random() < 0.4
    return Seeker(
        id=f"s{number:07}",
        birth_date=_day(rng, 1930, 2006),
        household_size=rng.randrange(1, 6),
        income=rng.randrange(1_500_000, 7_000_000),
        registered_at=_noon(_day(rng, 2005, 2025)),
        label_restructuring=rng.random() < 0.03,
        label_wmo=rng.random() < 0.05,
        required_bat=rng.choice([None, None, None, 1, 2, 3]),
        leaves_dwelling_type=rng.choice(["eengezinswoning", "appartement"]) if leaves else "",
        leaves_bedrooms=rng.randrange(1, 5) if leaves else None,
        leaves_landlord=rng.choice(OWNERS) if leaves else None,
        tenancy_start=_day(rng, 2005, 2025) if leaves else None,
        resident_children=rng.choice([0, 0, 0, 1]),
        arrears_months=Decimal(rng.choice([0, 0, 1, 2])) if leaves else None,
    )


if __name__ == "__main__":
    country() if sys.argv[1:] == ["country"] else main()
