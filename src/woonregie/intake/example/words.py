# SPDX-License-Identifier: EUPL-1.2
"""What an invented municipality agrees on: the stock of words that texts are drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """Something to agree on; `{area}` stands for the name of a place."""

    title: str
    summary: str
    goal: str
    type: str
    unit: str = ""
    most: int = 0
    steps: tuple[str, ...] = ("Een plan maken", "Met partners afspreken wie wat doet", "Uitvoeren", "Evalueren")


@dataclass(frozen=True)
class ThemeWords:
    """A theme with the subjects that may stand in it."""

    title: str
    summary: str
    subjects: tuple[Subject, ...]


BUILDING = ThemeWords(
    "Bouwen en beschikbaarheid",
    "Genoeg woningen voor wie er een zoekt.",
    (
        Subject(
            "Sociale huurwoningen bouwen in {area}",
            "De corporaties bouwen sociale huurwoningen in {area}. De gemeente zorgt voor grond en vergunning.",
            "Meer betaalbare woningen",
            "result",
            "dwellings",
            180,
            ("Een plek kiezen", "De vergunning aanvragen", "Bouwen", "Opleveren"),
        ),
        Subject(
            "Sneller naar een vergunning voor woningen in {area}",
            "De gemeente geeft plannen voor woningen in {area} één vast aanspreekpunt.",
            "Minder tijd tussen plan en bouw",
            "process",
        ),
    ),
)
AFFORDABILITY = ThemeWords(
    "Betaalbaarheid",
    "Huren en energie blijven te betalen.",
    (
        Subject(
            "Hulp bij geldzorgen in {area}",
            "Huurders met een achterstand krijgen in {area} binnen twee weken bezoek.",
            "Minder huurders met schulden",
            "effort",
            "households",
            400,
        ),
        Subject(
            "Passend toewijzen blijven volgen in {area}",
            "De corporaties laten elk jaar zien welk deel van de woningen in {area} een lage huur heeft.",
            "De huur past bij het inkomen",
            "research",
        ),
    ),
)
CARE = ThemeWords(
    "Wonen en zorg",
    "Ook wie hulp nodig heeft, woont goed.",
    (
        Subject(
            "Woningen geschikt maken voor ouderen in {area}",
            "De corporaties maken woningen in {area} geschikt voor mensen die slecht lopen.",
            "Langer thuis wonen",
            "result",
            "dwellings",
            120,
            ("Kijken welke woningen geschikt zijn", "Bewoners vragen", "Verbouwen", "Evalueren"),
        ),
        Subject(
            "Een ontmoetingsplek in {area}",
            "Welzijn en zorg openen samen een plek in {area} waar buurtgenoten elkaar zien.",
            "Minder eenzaamheid",
            "effort",
        ),
    ),
)
ENERGY = ThemeWords(
    "Verduurzaming",
    "Woningen gebruiken minder energie.",
    (
        Subject(
            "Woningen isoleren in {area}",
            "De corporaties isoleren woningen met een slecht energielabel in {area}.",
            "Een lagere energierekening",
            "result",
            "dwellings",
            300,
            ("Woningen kiezen", "Bewoners om instemming vragen", "Isoleren", "Het verbruik meten"),
        ),
        Subject(
            "Zonnepanelen in {area}",
            "Bewoners van {area} kunnen meedoen met zonnepanelen op hun dak.",
            "Meer eigen stroom",
            "result",
            "dwellings",
            250,
        ),
    ),
)
LIVING = ThemeWords(
    "Leefbare buurten",
    "Buurten waar mensen graag wonen.",
    (
        Subject(
            "Een buurtteam in {area}",
            "Gemeente, corporatie en politie spreken elkaar in {area} elke maand over overlast.",
            "Overlast wordt eerder gezien",
            "process",
        ),
        Subject(
            "Groen en spelen in {area}",
            "Bewoners en gemeente leggen in {area} samen groen aan.",
            "Een prettige openbare ruimte",
            "effort",
        ),
    ),
)
THEMES = (BUILDING, AFFORDABILITY, CARE, ENERGY, LIVING)

DISTRICTS = ("Noord", "Oost", "Zuid", "West", "Midden")
TREES = ("Linden", "Beuken", "Wilgen", "Essen", "Iepen", "Berken", "Elzen", "Sparren", "Kastanje", "Séring")
LANDS = ("hof", "kwartier", "veld", "dal", "horst", "akker")
BLOCKS = ("De financiering moet eerst rond zijn", "De vergunning moet er eerst zijn")
