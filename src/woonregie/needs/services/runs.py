# SPDX-License-Identifier: EUPL-1.2
"""Run a question and keep what came out; and do a run over with what was kept, to see whether it comes out."""

import json
from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.one_at_a_time import Queue, one_at_a_time
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.conf.engines import ENGINE
from woonregie.conf.policy import current_policy
from woonregie.needs.content import given_of
from woonregie.needs.kept import kept_policy, policy_text
from woonregie.needs.models import NeedsInput, NeedsPolicy, NeedsRun, NeedsScenario
from woonregie.needs.queries.looking_back import looked_back, possible_ages
from woonregie.needs.results import result_text
from woonregie.needs.running import Asked, run_given
from woonregie.needs.scenarios import scenario_of
from woonregie.needs.services.inputs import require_all
from woonregie.needs.writing import anchor_rows
from woonregie_core.fingerprints import fingerprint
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.problems import NeedsError

MOST_DRAWS = 2_000  # what a page can wait for; the command line has no such bound


def run_needs(grant: Grant, source: NeedsInput, scenario: NeedsScenario | None, asked: Asked) -> NeedsRun:
    """Run a question and keep it. The same question of the same input under the same policy is kept once.

    The work is done before the transaction begins, so that nobody else has to wait for it.

    Raises:
        PermissionDenied: the actor acts for one party only.
        CannotDo: the year or number of draws cannot be, or the engine refuses the input; the message says why.
        UnknownParameter: an assumption is not known on the day.
    """
    require_all(grant)
    _require_possible(source, scenario, asked)
    policy = policy_text(current_policy())
    changes = scenario.changes if scenario else {}
    key = fingerprint(json.dumps([source.sha256, fingerprint(policy), changes, _kept(asked)], sort_keys=True))
    same = NeedsRun.objects.filter(key=key).first()
    if same is not None:
        return same
    name = scenario.name if scenario else ""
    text = worked_out(source.content, policy, name, changes, asked)
    return _store(grant, source, scenario, asked, (policy, key, text))


@transaction.atomic
def _store(
    grant: Grant, source: NeedsInput, scenario: NeedsScenario | None, asked: Asked, made: tuple[str, str, str]
) -> NeedsRun:
    policy, key, text = made
    one_at_a_time(Queue.NEEDS)
    same = NeedsRun.objects.filter(key=key).first()
    if same is not None:
        return same
    frozen, _new = NeedsPolicy.objects.get_or_create(sha256=fingerprint(policy), defaults={"content": policy})
    number = (NeedsRun.objects.aggregate(top=Max("number"))["top"] or 0) + 1
    run = NeedsRun.objects.create(
        number=number, key=key, input=source, policy=frozen, scenario=scenario,
        scenario_name=scenario.name if scenario else "", changes=scenario.changes if scenario else {},
        draws=asked.draws, seed=asked.seed, to=asked.to, day=asked.day,
        ran_at=timezone.now(), ran_by=grant.actor.name[:160], result=text, sha256=fingerprint(text),
    )  # fmt: skip
    details = {"input": source.sha256, "sha256": run.sha256, "scenario": run.scenario_name} | _kept(asked)
    record(grant, "need.run", f"needs-run:{number}", _("Woonzorgopgave berekend."), details)
    return run


def replay(run: NeedsRun) -> bool:
    """Whether a run comes out the same, byte for byte, with the input, policy and scenario that were kept."""
    asked = Asked(run.to, run.draws, run.seed, run.day)
    text = worked_out(run.input.content, run.policy.content, run.scenario_name, run.changes, asked)
    return fingerprint(text) == run.sha256 == fingerprint(run.result)


def worked_out(content: str, policy: str, name: str, changes: dict[str, object], asked: Asked) -> str:
    """The text of a run.

    Raises:
        CannotDo: the engine refuses the input or the question.
        UnknownParameter: an assumption is not known on the day.
    """
    on = kept_policy(policy).on(asked.day)
    try:
        given = given_of(content, Assumptions.from_policy(on))
        with ENGINE:
            made = run_given(given, on, asked, scenario_of(name, changes))
        halfway = float(on.number("needs.migration.halfway"))
        verdicts = looked_back(given, halfway, possible_ages(given))
    except NeedsError as refusal:
        raise CannotDo(str(refusal)) from refusal
    return result_text(made, anchor_rows(made), verdicts)


def _require_possible(source: NeedsInput, scenario: NeedsScenario | None, asked: Asked) -> None:
    if not source.base_year < asked.to <= source.base_year + 40:
        words = _("Kies een jaar van %(first)s tot en met %(last)s.")
        raise CannotDo(words % {"first": source.base_year + 1, "last": source.base_year + 40})
    if not 0 <= asked.draws <= MOST_DRAWS:
        raise CannotDo(_("Kies van 0 tot en met %(most)s trekkingen.") % {"most": MOST_DRAWS})
    if scenario is not None and scenario.retired_on is not None:
        raise CannotDo(_("Dit scenario is uit gebruik genomen. Kies een ander."))


def _kept(asked: Asked) -> dict[str, object]:
    return asdict(asked) | {"day": asked.day.isoformat()}
