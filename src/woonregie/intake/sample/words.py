# SPDX-License-Identifier: EUPL-1.2
"""What parties say in the example data. Every text says of itself that it is one."""

from woonregie_core.agreements.vocabulary import Phase


def _example(*texts: str) -> tuple[str, ...]:
    return tuple(f"Voorbeeld: {text}" for text in texts)


ABOUT = {
    Phase.NOT_STARTED: _example("nog niet begonnen, de start staat gepland.", "de start volgt later dit jaar."),
    Phase.PREPARING: _example(
        "het plan ligt voor bij de werkgroep.",
        "het overleg met de partners loopt.",
        "de opdracht is geschreven; de eerste gesprekken zijn geweest.",
    ),
    Phase.IN_PROGRESS: _example(
        "de uitvoering loopt volgens planning.",
        "een deel is klaar; de rest volgt dit jaar.",
        "de eerste uitkomsten zijn besproken in de werkgroep.",
        "de helft van het werk is gedaan.",
        "bewoners zijn ingelicht en de volgende stap is gezet.",
    ),
    Phase.COMPLETED: _example("dit is klaar.", "afgerond en besproken met de partners."),
    Phase.POSTPONED: _example(
        "uitgesteld tot de financiering rond is.",
        "partijen wachten samen op nieuw beleid van het Rijk.",
    ),
}
CARRIED_ON = _example(
    "het werk gaat door; dit halfjaar waren er twee bijeenkomsten.",
    "partijen spraken elkaar elk kwartaal en stemden het werk af.",
    "de cijfers van dit halfjaar zijn gedeeld en besproken.",
    "een nieuwe partner doet mee; de aanpak is aangescherpt.",
)
SETBACKS = _example(
    "er is een tegenvaller, die dit halfjaar wordt ingehaald.",
    "een medewerker viel uit; de vervanging is geregeld.",
    "de kosten vallen hoger uit; partijen zoeken samen naar dekking.",
)
HELD_UP = _example(
    "het wacht op een besluit.",
    "er is te weinig menskracht.",
    "de vergunning laat op zich wachten.",
    "de partners zijn het nog niet eens.",
)
