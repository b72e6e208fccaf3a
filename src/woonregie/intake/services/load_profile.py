# SPDX-License-Identifier: EUPL-1.2
"""Load a profile: all of it or nothing, and twice the same gives once the same."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.conf.statistics import count_rows_anew
from woonregie.intake.problems import Rejected
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.reading import read_profile
from woonregie.intake.services import (
    store_bids,
    store_column_mappings,
    store_fact_sheets,
    store_figures,
    store_ground,
    store_indicators,
    store_liveability,
    store_plans,
    store_projects,
    store_stock,
    store_tiles,
    store_zones,
)
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import Changes

# How each section of a profile is stored, in the order in which they lean on each other.
STORES: tuple[Callable[[ProfileContent, Ground, Stored], None], ...] = (
    store_indicators.store_indicators,
    store_tiles.store_tiles,
    store_fact_sheets.store_fact_sheets,
    store_stock.store_stock,
    store_projects.store_projects,
    store_bids.store_bids,
    store_liveability.store_liveability,
    store_column_mappings.store_column_mappings,
    store_zones.store_zones,
)


def load_profile(grant: Grant, folder: Path) -> dict[str, int]:
    """Read, check and store a profile folder.

    Returns:
        Counts of what the profile holds, and under `changed` how many rows were added or changed.

    Raises:
        Rejected: with every problem found; nothing was saved.
    """
    return store_profile(grant, read_profile(folder))


@transaction.atomic
def store_profile(grant: Grant, content: ProfileContent) -> dict[str, int]:
    """Store a checked profile in one transaction.

    Raises:
        Rejected: a signed text differs from what is stored; an adjustment is the way to change it.
    """
    changes = Changes()
    passages = store_ground.store_sources(content, changes)
    parties = store_ground.store_parties(content, passages, changes)
    places = store_ground.store_places(content, passages, changes)
    ground = Ground(passages, parties, places, changes)
    stored = store_plans.store_plans(content, ground)
    if stored.refused:
        raise Rejected(stored.refused)
    store_figures.store_figures(content, passages, changes)
    for store in STORES:
        store(content, ground, stored)
    counts = {**counts_of(content), "changed": changes.total}
    if changes.total:
        code = content.heading.code
        record(grant, "profile.load", f"profile:{code}", _("Profiel geladen."), counts)
        count_rows_anew()
    return counts


def counts_of(content: ProfileContent) -> dict[str, int]:
    """What a profile holds, in numbers: `commitments PLAN` and `commitments PLAN/theme` among them."""
    commitments = [piece.shape for plan in content.plans for _theme, piece in plan.commitments]
    per_plan = {plan.plan.shape.code: Counter(t for t, _p in plan.commitments) for plan in content.plans}
    return {
        "documents": len(content.documents),
        "places": len(content.places),
        "parties": len(content.parties),
        "plans": len(content.plans),
        "commitments": len(commitments),
        **{f"commitments {code}": themes.total() for code, themes in per_plan.items()},
        **{f"commitments {code}/{t}": n for code, themes in per_plan.items() for t, n in themes.items()},
        "actions": sum(len(shape.actions) for shape in commitments),
        "links": sum(len(shape.links) for shape in commitments),
        "inputs": len(content.inputs),
        "tables": len(content.tables),
        "statements": len(content.statements),
        "rules": len(content.rules),
        **{name: len(pieces) for name, pieces in content.sections.items()},
    }
