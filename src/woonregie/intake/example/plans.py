# SPDX-License-Identifier: EUPL-1.2
"""The plans of Voorbeeldstad: themes, commitments and actions, drawn from the stock of words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from woonregie.intake.example.ground import (
    AGREEMENTS,
    CITY,
    CORPORATIONS,
    MUNICIPALITY,
    OWN_PLAN,
    PARTNERS,
    PROGRAMME,
    TENANTS,
    Area,
)
from woonregie.intake.example.words import BLOCKS, THEMES, Subject

Data = dict[str, Any]


@dataclass(frozen=True)
class Outline:
    """What a plan is, before anything stands in it."""

    code: str
    slug: str
    kind: str
    term: str
    title: str
    document: str
    start: date
    end: date
    status: str = "signed"


AGREED = Outline(
    OWN_PLAN,
    "prestatieafspraken",
    "performance_agreements",
    "afspraak",
    "Prestatieafspraken Voorbeeldstad 2022–2026",
    AGREEMENTS,
    date(2022, 1, 1),
    date(2026, 12, 31),
)
PLANNED = Outline(
    "VWP",
    "woonprogramma",
    "programme",
    "actiepunt",
    "Woonprogramma Voorbeeldstad 2023–2030",
    PROGRAMME,
    date(2023, 1, 1),
    date(2030, 12, 31),
)
PARTIES = [MUNICIPALITY, *CORPORATIONS, TENANTS, *PARTNERS]


@dataclass
class Writer:
    """Writes one plan; keeps the actions written so far, so that none waits for a later one."""

    outline: Outline
    places: list[Area]
    random: Random
    actions: list[str] = field(default_factory=list)
    line: int = 100

    def plan_file(self) -> Data:
        """The plan with its themes."""
        outline = self.outline
        themes = [
            {"code": str(number), "title": words.title, "summary": words.summary, "source": self._source()}
            for number, words in enumerate(THEMES)
        ]
        return {
            "code": outline.code,
            "kind": outline.kind,
            "title": outline.title,
            "short_title": outline.title.split(" ")[0],
            "commitment_term": outline.term,
            "period": {"start": outline.start, "end": outline.end},
            "status": outline.status,
            "parties": PARTIES,
            "summary": "Dit plan bestaat niet echt. Het is gemaakt om het programma te laten zien.",
            "source": self._source(),
            "themes": themes,
        }

    def commitment(self, theme: int, number: int, actions: int) -> Data:
        """One commitment with so many actions."""
        subjects = THEMES[theme].subjects
        subject, area = subjects[number % len(subjects)], self.random.choice(self.places)
        start, end = self._period(self.outline.start, self.outline.end)
        data: Data = {
            "code": f"{theme}{_letters(number)}",
            "title": subject.title.format(area=area.name),
            "summary": subject.summary.format(area=area.name),
            "goal": subject.goal,
            "type": subject.type,
        }
        data |= {"ongoing": True} if self._maybe(0.2) else {"period": {"start": start, "end": end}}
        if subject.unit:
            data["targets"] = [self._target(subject, end)]
        if area.code != CITY:
            data["places"] = [area.code]
        lead, *others = self.random.sample(PARTIES, 3)
        data["contributions"] = [{"party": lead, "role": "lead"}]
        data["contributions"] += [{"party": other, "role": "executing"} for other in others]
        data["actions"] = list(self._actions(data["code"], subject, area, self._steps(start, end, actions)))
        return {**data, "source": self._source()}

    def _actions(
        self, code: str, subject: Subject, area: Area, periods: list[tuple[date, date]]
    ) -> Iterator[Data]:
        for number, (start, end) in enumerate(periods, start=1):
            step = subject.steps[(number - 1) % len(subject.steps)]
            action: Data = {"code": f"{code}.{number}", "title": f"{step}: {area.name}"}
            lead, other = self.random.sample(PARTIES, 2)
            if self._maybe(0.93):
                action["lead"] = lead
            action |= {"parties": [other], "period": {"start": start, "end": end}}
            if subject.unit and number == 1:
                action["targets"] = [self._target(subject, end)]
            if area.code != CITY:
                action["places"] = [area.code]
            if self.actions and self._maybe(0.15):
                action["depends_on"] = [self.random.choice(self.actions)]
            if self._maybe(0.05):
                action["blocking_condition"] = self.random.choice(BLOCKS)
            self.actions.append(action["code"])
            yield {**action, "source": self._source()}

    def _target(self, subject: Subject, by: date) -> Data:
        amount = self.random.randrange(5, subject.most)
        return {"label": subject.goal, "amount": amount, "unit": subject.unit, "by": by, "source": self._source()}

    def _period(self, start: date, end: date) -> tuple[date, date]:
        year = self.random.randint(start.year, max(start.year, end.year - 1))
        until = self.random.randint(year, end.year)
        first = date(year, self.random.choice([1, 4, 7]), 1)
        return max(first, start), date(until, 12, 31)

    def _steps(self, start: date, end: date, count: int) -> list[tuple[date, date]]:
        """Periods of the steps, in the order in which they end."""
        return sorted((self._period(start, end) for _step in range(count)), key=lambda p: (p[1], p[0]))

    def _source(self) -> Data:
        self.line += 4
        return {"document": self.outline.document, "section": "Afspraken", "lines": f"{self.line}-{self.line + 3}"}

    def _maybe(self, chance: float) -> bool:
        return self.random.random() < chance


def _letters(number: int) -> str:
    """0 → a, 25 → z, 26 → aa: as agreements are lettered."""
    tail = chr(ord("a") + number % 26)
    return tail if number < 26 else _letters(number // 26 - 1) + tail


def plan_files(
    outline: Outline, places: list[Area], random: Random, commitments: int, actions: int
) -> dict[str, Data]:
    """All files of one plan: so many commitments, spread over the themes, and so many actions over those."""
    writer = Writer(outline, places, random)
    shares = [0] * commitments
    for number in range(actions):
        shares[number if number < commitments else random.randrange(commitments)] += 1
    themes: list[list[Data]] = [[] for _theme in THEMES]
    for number, share in enumerate(shares):
        theme = themes[number % len(THEMES)]
        theme.append(writer.commitment(number % len(THEMES), len(theme), share))
    folder = f"plans/{outline.slug}"
    files: dict[str, Data] = {f"{folder}/plan.yaml": writer.plan_file()}
    for number, stored in enumerate(themes):
        if stored:
            files[f"{folder}/theme-{number}.yaml"] = {"theme": str(number), "commitments": stored}
    return files
