# SPDX-License-Identifier: EUPL-1.2
"""Example applications to the liveability fund: one in every state, through the same services as real ones."""

from dataclasses import dataclass
from datetime import date, timedelta

from woonregie.access.grant import Grant
from woonregie.liveability.models import Application, FundLine
from woonregie.liveability.services import applications
from woonregie.parties.models import Party, PartyKind


@dataclass(frozen=True)
class Story:
    """One example: what is asked in whole euros, and how far it came."""

    line: str
    title: str
    purpose: str
    result: str
    asked: int
    granted: int | None = None
    paid: int = 0
    ended: bool = False
    withdrawn: bool = False


STORIES = (
    Story(
        "pottenberg",
        "Voorbeeld: open keuken",
        "Wekelijks samen koken in de buurtkamer.",
        "Elke week 20 gasten.",
        asked=7_500,
        granted=7_500,
        paid=5_000,
    ),
    Story(
        "pottenberg",
        "Voorbeeld: buurttuin",
        "Een tuin aanleggen met bewoners.",
        "De tuin ligt er en 12 bewoners onderhouden hem.",
        asked=12_000,
        granted=9_000,
        paid=8_250,
        ended=True,
    ),
    Story(
        "mariaberg",
        "Voorbeeld: muur vol verhalen",
        "Een kunstwerk maken met de school.",
        "Het kunstwerk hangt.",
        asked=6_000,
    ),
    Story(
        "caberg-malpertuis",
        "Voorbeeld: ontmoetingsmiddag",
        "Twee buurten eten samen.",
        "Vier middagen met 40 gasten.",
        asked=2_400,
        granted=0,
    ),
    Story(
        "daalhof",
        "Voorbeeld: fietsles",
        "Bewoners leren fietsen.",
        "15 bewoners fietsen zelf.",
        asked=1_800,
        granted=1_800,
        withdrawn=True,
    ),
)


def create_applications(grant: Grant, on: date) -> int:
    """Add the examples for the lines that there are; nothing where they were added before."""
    if Application.objects.filter(is_sample=True).exists():
        return 0
    lines = {line.code: line for line in FundLine.objects.prefetch_related("places")}
    party = Party.objects.filter(kind=PartyKind.WELFARE).order_by("code").first()
    if party is None:
        return 0
    told = [story for story in STORIES if story.line in lines]
    for number, story in enumerate(told):
        _tell(grant, story, lines[story.line], party, on - timedelta(days=300 - 30 * number))
    return len(told)


def _tell(grant: Grant, story: Story, line: FundLine, party: Party, on: date) -> None:
    asked = applications.NewApplication(
        line=line,
        party_id=party.pk,
        title=story.title,
        purpose=story.purpose,
        expected_result=story.result,
        place=line.places.order_by("name")[0],
        start=on + timedelta(days=30),
        end=on + timedelta(days=200),
        cents=story.asked * 100,
        on=on,
        is_sample=True,
    )
    application = applications.submit_application(grant, asked)
    if story.granted is None:
        return
    reason = "Voorbeeld: past bij het doel van het budget." if story.granted else "Voorbeeld: past er niet bij."
    verdict = applications.Verdict(
        story.granted * 100, reason, "Voorbeeld: overleg fonds", on + timedelta(days=21), True
    )
    applications.decide(grant, application, verdict, 1)
    if story.withdrawn:
        applications.withdraw(grant, application, on + timedelta(days=30), 2)
    if story.paid:
        applications.pay(grant, application, story.paid * 100, on + timedelta(days=60), "Voorbeeld: factuur 1", 2)
    if story.ended:
        text = "Voorbeeld: begin eerder met de bewoners die het zullen onderhouden."
        applications.evaluate(grant, application, "reached", text, on + timedelta(days=210), 3)
