# SPDX-License-Identifier: EUPL-1.2
"""A small made-up town of three neighbourhoods in two districts, as input, scenario and run in the database."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils import timezone

from factories import make_place
from woonregie.access.grant import Grant
from woonregie.conf.policy import profile_policy
from woonregie.intake.needs_files.example import example_files
from woonregie.intake.needs_files.reading import read_needs
from woonregie.needs.content import Given, kept
from woonregie.needs.kept import policy_text
from woonregie.needs.models import NeedsInput, NeedsPolicy, NeedsRun, NeedsScenario
from woonregie.needs.running import Asked
from woonregie.needs.services.runs import worked_out
from woonregie.sources.models import Dataset, Passage
from woonregie_core.fingerprints import fingerprint
from woonregie_core.needs.assumptions import Assumptions

DAY = date(2025, 1, 1)
ASKED = Asked(2040, 20, 1, DAY)
POLICY = profile_policy(settings.PROFILE)
ASSUMED = Assumptions.from_policy(POLICY.on(DAY))
AREAS = [
    {"code": "molen", "name": "Molen", "parent": "noord"},
    {"code": "kerk", "name": "Kerk", "parent": "noord"},
    {"code": "haven", "name": "Haven", "parent": "zuid"},
]


def operator() -> Grant:
    return Grant.for_command("test")


@cache
def files() -> dict[str, bytes]:
    return example_files(AREAS, 1, None)


def given_from(changed: dict[str, bytes] | None = None) -> Given:
    """The example as it is read from files."""
    with TemporaryDirectory() as folder:
        for name, content in {**files(), **(changed or {})}.items():
            (Path(folder) / name).write_bytes(content)
        return read_needs(Path(folder), ASSUMED)


@cache
def given() -> Given:
    return given_from()


@cache
def texts() -> tuple[str, str, str]:
    """Content, policy and result of the run of the base; worked out once for all tests."""
    content, policy = kept(given()), policy_text(POLICY)
    return content, policy, worked_out(content, policy, "", {}, ASKED)


def make_town() -> None:
    """The places that the input is about."""
    city = make_place("stad", kind="municipality")
    districts = {name: make_place(name, kind="district", parent=city) for name in ("noord", "zuid")}
    for one in AREAS:
        make_place(one["code"], parent=districts[one["parent"]])


def make_input() -> NeedsInput:
    """The input; made once per test."""
    content = texts()[0]
    found = NeedsInput.objects.filter(sha256=fingerprint(content)).first()
    if found is not None:
        return found
    origin = Dataset.objects.create(code="woonzorgopgave-invoer-1", title="Voorbeeldbevolking")
    return NeedsInput.objects.create(
        number=1, title="Voorbeeldbevolking", content=content, sha256=fingerprint(content), synthetic=True,
        base_year=2025, delivered_on=DAY, stored_at=timezone.now(), stored_by="test",
        passage=Passage.objects.create(dataset=origin),
    )  # fmt: skip


def make_run(number: int = 1) -> NeedsRun:
    """A run of the base."""
    content, policy, result = texts()
    frozen, _new = NeedsPolicy.objects.get_or_create(sha256=fingerprint(policy), defaults={"content": policy})
    return NeedsRun.objects.create(
        number=number, key=str(number), input=make_input(), policy=frozen, changes={}, draws=ASKED.draws,
        seed=ASKED.seed, to=ASKED.to, day=DAY, ran_at=timezone.now(), ran_by="test", result=result,
        sha256=fingerprint(result),
    )  # fmt: skip


def make_scenario(code: str = "s1", name: str = "Later", **changes: object) -> NeedsScenario:
    """A scenario that is in use."""
    return NeedsScenario.objects.create(
        code=code, name=name, changes=changes or {"later_entry": 0.1}, saved_at=timezone.now(), saved_by="test"
    )
