# SPDX-License-Identifier: EUPL-1.2
"""Figures of Voorbeeldstad: a table that adds up, a table with one known mistake, and the rules over them."""

from random import Random
from typing import Any

from woonregie.intake.example.ground import AGREEMENTS, CORPORATIONS

Data = dict[str, Any]
ROWS = ("goedkoop", "betaalbaar", "middelduur")
MISTAKE = 7  # what the second table prints too much as its grand total


def figure_files(random: Random) -> dict[str, Any]:
    """Two tables, one statement and three rules, of which exactly one breaks."""
    sound, wrong = _table("vs-woningen", random), _table("vs-plannen", random)
    wrong["rows"]["totaal"][-1] += MISTAKE
    wrong["notes"] = "Het eindtotaal is met opzet fout, om te laten zien wat het programma vindt."
    return {
        "figures/tables/vs-woningen.yaml": sound,
        "figures/tables/vs-plannen.yaml": wrong,
        "figures/statements.yaml": [_statement(sound["rows"]["totaal"][-1])],
        "figures/rules.yaml": [
            _row_totals("vs-woningen"),
            _grand_total("vs-woningen"),
            _grand_total("vs-plannen"),
            _statement_rule(),
        ],
    }


def _table(code: str, random: Random) -> Data:
    rows = {name: [random.randrange(10, 900) for _party in CORPORATIONS] for name in ROWS}
    rows["totaal"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    return {
        "id": code,
        "title": "Woningen per huurklasse (verzonnen)",
        "measure": code,
        "unit": "dwellings",
        "scope": code,
        "horizon": "2024",
        "columns": [*CORPORATIONS, "totaal"],
        "rows": {name: [*cells, sum(cells)] for name, cells in rows.items()},
        "source": {"document": AGREEMENTS, "section": "Cijfers", "lines": "40-50"},
    }


def _statement(total: int) -> Data:
    return {
        "id": "vs-woningen-totaal",
        "title": "Woningen in de hele stad (verzonnen)",
        "value": total,
        "unit": "dwellings",
        "measure": "vs-woningen",
        "scope": "vs-woningen",
        "horizon": "2024",
        "source": {"document": AGREEMENTS, "section": "Inleiding", "lines": "12"},
    }


def _row_totals(table: str) -> Data:
    return {
        "id": f"rule-{table}-rows",
        "title": "Rijtotalen",
        "for_each": "rows",
        "table": table,
        "left": f"{table}/{{each}}/totaal",
        "operator": "equals",
        "right": {"sum_of": f"{table}/{{each}}/*", "except": ["totaal"]},
        "explanation": "De rij noemt {left}, maar telt op tot {right}.",
    }


def _grand_total(table: str) -> Data:
    return {
        "id": f"rule-{table}-total",
        "title": "Eindtotaal",
        "left": f"{table}/totaal/totaal",
        "operator": "equals",
        "right": {"sum_of": f"{table}/totaal/*", "except": ["totaal"]},
        "importance": "high",
        "explanation": "Het eindtotaal is {left}, maar de corporaties samen geven {right}.",
    }


def _statement_rule() -> Data:
    return {
        "id": "rule-vs-woningen-text",
        "title": "Het aantal in de tekst",
        "left": "vs-woningen-totaal",
        "operator": "equals",
        "right": "vs-woningen/totaal/totaal",
        "explanation": "De tekst noemt {left}, de tabel {right}.",
    }
