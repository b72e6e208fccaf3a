# SPDX-License-Identifier: EUPL-1.2
"""Workbooks as people send them back: the exported one with some cells changed."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook

from factories import (
    grant_for,
    make_action,
    make_commitment,
    make_party,
    make_plan,
    make_progress,
    make_theme,
    make_user,
)
from woonregie.access.grant import Grant
from woonregie.access.models import Role
from woonregie.agreements.models import Action, Target
from woonregie.agreements.queries.action_list import ActionFilter
from woonregie.exports.action_columns import BY_KEY, COLUMNS, SHEET
from woonregie.exports.action_workbook import action_workbook
from woonregie.parties.models import Party

ON = date(2024, 9, 1)
NAME = "acties.xlsx"
PLACES = {column.heading: number for number, column in enumerate(COLUMNS, start=1)}


@dataclass
class World:
    """Two actions of two parties under one commitment; the first has a target and progress."""

    builder: Party
    carer: Party
    action: Action
    other: Action
    grant: Grant


def world() -> World:
    builder, carer = make_party("bouwers"), make_party("zorgers")
    commitment = make_commitment(make_theme(make_plan("PA2226")), code="5t", lead=builder)
    action = make_action(commitment, "5t.1", lead=builder, title="Massa maken", summary="Samen.\r\nSnel.")
    target = Target.objects.create(action=action, label="Woningen", amount=300, unit="dwellings")
    make_progress(action, builder, target=target, amount_realised="1234.50")
    other = make_action(commitment, "5t.2", lead=carer, title="Zorg regelen")
    return World(builder, carer, action, other, grant_for(make_user(Role.ADMINISTRATOR, builder), "import.run"))


def exported(grant: Grant, on: date = ON) -> bytes:
    return action_workbook(grant, ActionFilter(), on)


def edited(data: bytes, change: Callable[[Workbook], Any]) -> bytes:
    """The workbook after `change` did something to it."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_cells(data: bytes, cells: dict[tuple[int, str], Any]) -> bytes:
    """The workbook with (row, heading) -> value filled in."""

    def fill(book: Workbook) -> None:
        for (row, heading), value in cells.items():
            book[SHEET].cell(row, PLACES[heading]).value = value

    return edited(data, fill)


def heading(key: str) -> str:
    return BY_KEY[key].heading
