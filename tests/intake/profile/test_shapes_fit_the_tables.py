# SPDX-License-Identifier: EUPL-1.2
"""No text may pass the check and then be too wide for its column: SQLite keeps it, PostgreSQL stops."""

from typing import Any, get_args

import pytest
from django.db.models import CharField, Model

from woonregie.agreements import models as agreements
from woonregie.bids.models import BidProject
from woonregie.factsheets.models import FactSheet
from woonregie.figures import models as figures
from woonregie.intake.profile import figure_shapes, shapes
from woonregie.intake.profile.sections.bids import BidProjectShape
from woonregie.intake.profile.sections.fact_sheets import FactSheetShape
from woonregie.parties.models import Party
from woonregie.sources.models import Dataset, Document, Passage

PAIRS: list[tuple[type[shapes.Shape], type[Model]]] = [
    (shapes.Source, Passage),
    (shapes.DocumentShape, Document),
    (shapes.DatasetShape, Dataset),
    (shapes.PartyShape, Party),
    (shapes.DutyShape, agreements.CalendarDuty),
    (shapes.ThemeShape, agreements.Theme),
    (shapes.PlanFile, agreements.Plan),
    (shapes.TargetShape, agreements.Target),
    (shapes.ContributionShape, agreements.Contribution),
    (shapes.ActionShape, agreements.Action),
    (shapes.CommitmentShape, agreements.Commitment),
    (shapes.CommitmentShape, agreements.CommitmentVersion),
    (shapes.InputShape, agreements.Input),
    (figure_shapes.TableFile, figures.FigureTable),
    (figure_shapes.StatementShape, figures.Statement),
    (figure_shapes.RuleShape, figures.ConsistencyRule),
    (BidProjectShape, BidProject),
    (FactSheetShape, FactSheet),
]
OTHER_NAMES = {"id": "code", "file": "file_name", "publisher_name": "publisher"}


def widest(info: Any) -> int | None:
    """The most characters that a field lets through; None where it is no free text."""
    found = [getattr(part, "max_length", None) for part in _parts(info)]
    return min((most for most in found if most is not None), default=None)


def _parts(info: Any) -> list[Any]:
    nested = [part for argument in get_args(info.annotation) for part in getattr(argument, "__metadata__", ())]
    parts = [*info.metadata, *nested]
    return [*parts, *(inner for part in parts for inner in getattr(part, "metadata", ()))]


FREE_TEXTS = [
    pytest.param(shape, name, column, id=f"{shape.__name__}.{name}-{model.__name__}")
    for shape, model in PAIRS
    for name in shape.model_fields
    for column in [{f.name: f for f in model._meta.get_fields()}.get(OTHER_NAMES.get(name, name))]
    if isinstance(column, CharField) and not column.choices and name not in ("sha256", "publisher", "precision")
]


def test_the_comparison_sees_the_fields_that_matter():
    assert len(FREE_TEXTS) >= 35


@pytest.mark.parametrize(("shape", "name", "column"), FREE_TEXTS)
def test_what_passes_the_check_fits_its_column(shape, name, column):
    most = widest(shape.model_fields[name])
    assert most is not None, f"{shape.__name__}.{name} has no limit; its column holds {column.max_length}"
    assert most <= column.max_length
