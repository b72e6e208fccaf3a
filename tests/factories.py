# SPDX-License-Identifier: EUPL-1.2
"""What tests need in the database: plain functions, each with defaults that make sense.

Every function writes straight to the tables, so that a test of a service starts from a known world. Codes
that are left out are numbered, so that two calls never collide.
"""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any

from woonregie.access.grant import Actor, Grant, Scope
from woonregie.access.models import Role, User
from woonregie.agreements.models import (
    Action,
    Commitment,
    CommitmentVersion,
    Contribution,
    Plan,
    Progress,
    ReportingRound,
    RoundEntry,
    Theme,
)
from woonregie.parties.models import Party, PartyKind
from woonregie.places.models import Place, PlaceClosure, PlaceKind
from woonregie.sources.models import Document, Passage
from woonregie_core.agreements.vocabulary import (
    CommitmentTerm,
    CommitmentType,
    ContributionRole,
    Course,
    Phase,
    PlanKind,
    PlanStatus,
    RoundState,
)

PASSWORD = "een-lang-genoeg-wachtwoord"
_numbers = count(1)


def _code(prefix: str) -> str:
    return f"{prefix}-{next(_numbers)}"


def make_document(code: str = "", **fields: Any) -> Document:
    """A published text."""
    code = code or _code("D")
    return Document.objects.create(code=code, **{"title": f"Document {code}", "sha256": "0" * 64, **fields})


def make_passage(document: Document | None = None, **fields: Any) -> Passage:
    """Lines 10 to 12 of a section of a document."""
    values = {"section": "1.1 Inleiding", "first_line": 10, "last_line": 12, **fields}
    return Passage.objects.create(document=document or make_document(), **values)


def make_party(
    code: str = "", kind: str = PartyKind.CORPORATION, members: Iterable[Party] = (), **fields: Any
) -> Party:
    """A party; `members` makes it a collective or a working group."""
    code = code or _code("partij")
    party = Party.objects.create(code=code, kind=kind, **{"name": code.replace("-", " ").capitalize(), **fields})
    party.members.set(members)
    return party


def make_place(
    code: str = "", kind: str = PlaceKind.NEIGHBOURHOOD, parent: Place | None = None, **fields: Any
) -> Place:
    """A place, with its rows in the closure: itself and every place around it."""
    code = code or _code("buurt")
    place = Place.objects.create(
        code=code, kind=kind, parent=parent, **{"name": code.replace("-", " ").capitalize(), **fields}
    )
    around = PlaceClosure.objects.filter(descendant=parent) if parent else PlaceClosure.objects.none()
    pairs = [PlaceClosure(ancestor_id=p.ancestor_id, descendant=place, depth=p.depth + 1) for p in around]
    PlaceClosure.objects.bulk_create([PlaceClosure(ancestor=place, descendant=place, depth=0), *pairs])
    return place


def make_plan(code: str = "", parties: Iterable[Party] = (), released: bool = False, **fields: Any) -> Plan:
    """A signed plan for 2022–2026; `released` puts it on the public side."""
    code = code or _code("PLAN")
    defaults = {
        "kind": PlanKind.PERFORMANCE_AGREEMENTS,
        "title": f"Prestatieafspraken {code}",
        "short_title": f"Afspraken {code}",
        "commitment_term": CommitmentTerm.AGREEMENT,
        "start": date(2022, 1, 1),
        "end": date(2026, 12, 31),
        "status": PlanStatus.SIGNED,
        "released_on": date(2022, 1, 1) if released else None,
    }
    plan = Plan.objects.create(code=code, **{**defaults, **fields})
    plan.parties.set(parties)
    return plan


def make_theme(plan: Plan | None = None, code: str = "", **fields: Any) -> Theme:
    """A chapter, put behind the chapters that the plan has."""
    plan = plan or make_plan()
    code = code or str(next(_numbers))
    values = {"order": plan.themes.count() + 1, "title": f"Thema {code}", **fields}
    return Theme.objects.create(plan=plan, code=code, **values)


def make_version(commitment: Commitment, number: int = 1, **fields: Any) -> CommitmentVersion:
    """A signed version of a commitment. It does not become the current one by itself."""
    defaults = {
        "title": f"Afspraak {commitment.code}",
        "summary": "Partijen bouwen woningen die passen bij ouderen.",
        "type": CommitmentType.RESULT,
        "start": date(2022, 1, 1),
        "end": date(2026, 12, 31),
        "valid_from": date(2022, 1, 1),
        "signed": True,
    }
    return CommitmentVersion.objects.create(commitment=commitment, number=number, **{**defaults, **fields})


def make_commitment(
    theme: Theme | None = None,
    code: str = "",
    lead: Party | None = None,
    executing: Iterable[Party] = (),
    places: Iterable[Place] = (),
    **version: Any,
) -> Commitment:
    """A commitment with one signed, current version; `lead` and `executing` become its contributions."""
    theme = theme or make_theme()
    commitment = Commitment.objects.create(
        plan=theme.plan, theme=theme, code=code or _code("a"), order=theme.plan.commitments.count() + 1
    )
    current = make_version(commitment, **version)
    current.places.set(places)
    roles = [(lead, ContributionRole.LEAD), *((party, ContributionRole.EXECUTING) for party in executing)]
    for party, role in roles:
        if party is not None:
            Contribution.objects.create(version=current, party=party, role=role)
    commitment.current = current
    commitment.save()
    return commitment


def make_action(
    commitment: Commitment | None = None,
    code: str = "",
    lead: Party | None = None,
    parties: Iterable[Party] = (),
    places: Iterable[Place] = (),
    depends_on: Iterable[Action] = (),
    **fields: Any,
) -> Action:
    """An action in 2024, put behind the actions that the commitment has."""
    commitment = commitment or make_commitment()
    code = code or str(next(_numbers))
    defaults = {
        "order": commitment.actions.count() + 1,
        "title": f"Actie {code}",
        "start": date(2024, 1, 1),
        "end": date(2024, 12, 31),
    }
    action = Action.objects.create(commitment=commitment, code=code, lead=lead, **{**defaults, **fields})
    action.parties.set(parties)
    action.places.set(places)
    action.depends_on.set(depends_on)
    return action


def make_progress(subject: Commitment | Action, party: Party | None = None, **fields: Any) -> Progress:
    """Progress of a commitment or an action; on an action it becomes the latest."""
    action = subject if isinstance(subject, Action) else None
    commitment = subject.commitment if isinstance(subject, Action) else subject
    defaults = {
        "party": party or (action.lead if action else None) or make_party(),
        "recorded_on": date(2024, 6, 1),
        "phase": Phase.IN_PROGRESS,
        "course": Course.ON_TRACK,
        "explanation": "De eerste woningen zijn klaar.",
    }
    progress = Progress.objects.create(commitment=commitment, action=action, **{**defaults, **fields})
    if action is not None:
        Action.objects.filter(pk=action.pk).update(latest=progress)
        action.latest = progress
    return progress


def make_round(
    plan: Plan | None = None, code: str = "", parties: Iterable[Party] = (), **fields: Any
) -> ReportingRound:
    """A reporting round of the first half of 2024 that expects something of every party given."""
    code = code or _code("ronde")
    defaults = {"title": f"Ronde {code}", "opens": date(2024, 6, 1), "closes": date(2024, 6, 30)}
    asked = ReportingRound.objects.create(code=code, plan=plan or make_plan(), **{**defaults, **fields})
    for party in parties:
        RoundEntry.objects.create(round=asked, party=party, state=RoundState.EXPECTED)
    return asked


def make_user(
    role: str = Role.POLICY_OFFICER, party: Party | None = None, username: str = "", **fields: Any
) -> User:
    """An account that can sign in with `PASSWORD`."""
    return User.objects.create_user(
        username=username or _code(str(role)),
        password=PASSWORD,
        role=role,
        party=party or make_party(),
        **fields,
    )


def grant_for(user: User, action: str = "test", scope: Scope = Scope.ALL) -> Grant:
    """A grant as the policy would give it to this user, without a request."""
    party = user.party
    actor = Actor(
        name=user.get_full_name() or user.get_username(),
        role=user.role,
        user_id=user.pk,
        party_id=party.pk if party else None,
        party_code=party.code if party else "",
    )
    return Grant(actor, action, scope)


def public_grant(action: str = "test") -> Grant:
    """The grant of a visitor: only what parties released."""
    return Grant(Actor(name="bezoeker", role="anonymous"), action, Scope.RELEASED)
