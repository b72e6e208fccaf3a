# SPDX-License-Identifier: EUPL-1.2
"""Store what a plan says, inside the transaction of the service that asks it, and remember how to take it back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.allocation.models import Advert, Dwelling, Household
from woonregie.allocation.services.publishing import NewAdvert, publish
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.registry_files import resources as r
from woonregie.intake.registry_files.plan import Change, Part, Plan
from woonregie.intake.registry_files.resources import Resource
from woonregie.intake.registry_files.rows_out import text_of
from woonregie.intake.registry_files.traces import Trace, as_stored, marks, trace_of
from woonregie.intake.registry_files.typed import MODELS
from woonregie.parties.models import Party
from woonregie.places.models import Place

CHUNK = 5_000
_REFERS = {"corporation", "place", "dwelling", "household", "advert"}


@dataclass
class _Ids:
    """Ids by code, read when they are first asked for and kept up to date."""

    by_column: dict[str, dict[str, int]] = field(default_factory=dict)

    def of(self, column: str) -> dict[str, int]:
        if column not in self.by_column:
            models = {"corporation": Party, "place": Place, "dwelling": Dwelling, "household": Household}
            model: Any = models.get(column, Advert)
            self.by_column[column] = dict(model.objects.values_list("code", "pk"))
        return self.by_column[column]

    def forget(self, resource: Resource) -> None:
        """After rows of a resource were added."""
        self.by_column.pop(resource.name.removesuffix("s"), None)


def store_plan(grant: Grant, plan: Plan) -> dict[str, Any]:
    """Store every change of a plan, in the order in which rows lean on each other.

    Returns:
        What it takes to undo it.

    Raises:
        Rejected: the plan has problems, or an advert is refused.
        Stale: somebody changed a row since it was looked at.
    """
    if plan.problems:
        raise Rejected(plan.problems)
    ids = _Ids()
    traces = {}
    for part in plan.parts:
        if part.changes:
            changed = _store_changed(part, ids)
            traces[part.resource.name] = [*_store_new(grant, part, ids), *changed]
            ids.forget(part.resource)
    _trace_again(traces)
    return {
        "marks": marks(),
        "traces": {name: [one.as_plain() for one in found] for name, found in traces.items()},
    }


def _store_new(grant: Grant, part: Part, ids: _Ids) -> list[Trace]:
    new = [one for one in part.changes if one.pk is None]
    if part.resource is r.ADVERTS:
        return [Trace(_published(grant, one, ids).pk, "", None) for one in new]
    model = MODELS[part.resource.name]
    unsaid = {"leaves_type": None} if part.resource is r.HOUSEHOLDS else {}
    rows = [model(**{**unsaid, **_columns(one.values, ids)}) for one in new]
    model._default_manager.bulk_create(rows, batch_size=500)
    return [Trace(row.pk, "", None) for row in rows]


def _columns(values: Mapping[str, Any], ids: _Ids) -> dict[str, Any]:
    return {
        f"{name}_id" if name in _REFERS else name: ids.of(name)[value] if name in _REFERS and value else value
        for name, value in values.items()
    }


def _published(grant: Grant, one: Change, ids: _Ids) -> Advert:
    values = one.values
    asked = NewAdvert(
        dwelling=Dwelling(pk=ids.of("dwelling")[values["dwelling"]]),
        model=values.get("model") or "aanbod",
        opens=values["opens"],
        closes=values["closes"],
        pool=values.get("pool") or None,
        code=values["code"],
    )
    try:
        return publish(grant, asked, values["opens"])
    except CannotDo as refusal:
        advice = _("Verbeter de regel en lees het bestand opnieuw in.")
        raise Rejected([Problem(one.row.file, str(refusal), advice, row=one.row.number)]) from refusal


def _store_changed(part: Part, ids: _Ids) -> list[Trace]:
    """Rows that differ. Who moves leaves before anybody moves in, and a ground ends before another begins."""
    changed = {one.pk: one for one in part.changes if one.pk is not None}
    chunks = list(_locked(part.resource, changed))
    if part.resource is r.HOUSEHOLDS:
        moving = [pk for pk, one in changed.items() if "dwelling" in one.values]
        for start in range(0, len(moving), CHUNK):
            Household.objects.filter(pk__in=moving[start : start + CHUNK]).update(dwelling=None)
    begins = {pk for pk, one in changed.items() if one.values.get("state") == "granted"}
    ends = [[row for row in rows if row.pk not in begins] for rows in chunks]
    starts = [[row for row in rows if row.pk in begins] for rows in chunks]
    return [trace for rows in [*ends, *starts] for trace in _written(rows, changed, ids)]


def _locked(resource: Resource, changed: Mapping[int, Change]) -> Iterator[list[Model]]:
    """The rows to change, locked, as long as they are what the plan saw."""
    model, keys = MODELS[resource.name], sorted(changed)
    names = [one.name for one in model._meta.concrete_fields if one.is_relation and one.name != "author"]
    for start in range(0, len(keys), CHUNK):
        found = model._default_manager.select_for_update(of=("self",)).select_related(*names)
        rows = list(found.filter(pk__in=keys[start : start + CHUNK]).order_by("pk"))
        for row in rows:
            text = text_of(resource, row)
            for cell in changed[row.pk].differences:
                if text.get(cell.key, cell.before) != cell.before:
                    raise Stale(_("Iemand anders wijzigde intussen iets. Bekijk de verschillen opnieuw."))
        yield rows


def _written(rows: Sequence[Model], changed: Mapping[int, Change], ids: _Ids) -> list[Trace]:
    """Rows with what changes in them, and how they were."""
    traces, fields = [], set()
    for row in rows:
        columns = _columns(changed[row.pk].values, ids)
        present = as_stored(row)
        if hasattr(row, "revision"):
            columns["revision"] = row.revision + 1
        traces.append(Trace(row.pk, "", {name: present[name] for name in columns if name != "revision"}))
        for name, value in columns.items():
            setattr(row, name, value)
        fields |= set(columns)
    if rows:
        type(rows[0])._default_manager.bulk_update(
            rows, [one.removesuffix("_id") for one in fields], batch_size=500
        )
    return traces


def _trace_again(traces: dict[str, list[Trace]]) -> None:
    """The fingerprint of every row as it is now, so that undoing sees whether anybody touched it since."""
    for name, found in traces.items():
        now = dict(trace_of(MODELS[name], [one.pk for one in found]))
        traces[name] = [Trace(one.pk, now[one.pk], one.before) for one in found]
