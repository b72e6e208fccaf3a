# SPDX-License-Identifier: EUPL-1.2
"""The Heerlen profile in the test database, and every figure of its fact sheet written off by hand from D003."""

from django.conf import settings

from woonregie.access.grant import Grant
from woonregie.intake.services.load_profile import load_profile

GRANT = Grant.for_command("test")


def load_heerlen() -> None:
    load_profile(GRANT, settings.PROFILES_DIR / "heerlen")


# (block, row, column, as printed, first line in D003)
PRINTED = [
    ("stock", "Appartementen met lift", "Wonen Limburg", "705", 607),
    ("stock", "Appartementen met lift", "Accent", "47", 607),
    ("stock", "Appartementen met lift", "Totaal", "752", 607),
    ("stock", "Appartementen zonder lift", "Wonen Limburg", "251", 609),
    ("stock", "Appartementen zonder lift", "Accent", "0", 609),
    ("stock", "Appartementen zonder lift", "Totaal", "251", 609),
    ("stock", "Eengezinswoningen, levensloopbestendig", "Wonen Limburg", "45", 611),
    ("stock", "Eengezinswoningen, levensloopbestendig", "Accent", "0", 611),
    ("stock", "Eengezinswoningen, levensloopbestendig", "Totaal", "45", 611),
    ("stock", "Eengezinswoningen", "Wonen Limburg", "107", 613),
    ("stock", "Eengezinswoningen", "Accent", "0", 613),
    ("stock", "Eengezinswoningen", "Totaal", "107", 613),
    ("stock", "Alle woningen", "Wonen Limburg", "1.108", 615),
    ("stock", "Alle woningen", "Accent", "47", 615),
    ("stock", "Alle woningen", "Totaal", "1.155", 615),
    ("stock", "Overig vastgoed", "Wonen Limburg", "296", 617),
    ("stock", "Overig vastgoed", "Accent", "63", 617),
    ("stock", "Overig vastgoed", "Totaal", "359", 617),
    ("rents", "Goedkoop", "Vanaf", "–", 620),
    ("rents", "Goedkoop", "Tot en met", "€ 432,51", 620),
    ("rents", "Betaalbaar", "Vanaf", "€ 432,52", 623),
    ("rents", "Betaalbaar", "Tot en met", "€ 663,40", 623),
    ("rents", "Sociale hogere huur", "Vanaf", "€ 663,41", 626),
    ("rents", "Sociale hogere huur", "Tot en met", "€ 737,14", 626),
    ("rents", "Vrije huur", "Vanaf", "€ 737,14", 629),
    ("rents", "Vrije huur", "Tot en met", "–", 629),
    ("rents", "Eerste getal", "Aandeel", "35%", 708),
    ("rents", "Tweede getal", "Aandeel", "37%", 710),
    ("rents", "Derde getal", "Aandeel", "9%", 712),
    ("rents", "Vierde getal", "Aandeel", "7%", 714),
    ("rents", "Vijfde getal", "Aandeel", "7%", 716),
    ("rents", "Zesde getal", "Aandeel", "17%", 718),
    ("rents", "Zevende getal", "Aandeel", "9%", 720),
    ("rents", "Achtste getal", "Aandeel", "13%", 721),
    ("rents", "Negende getal", "Aandeel", "55%", 723),
    ("rents", "Tiende getal", "Aandeel", "6%", 725),
    ("rents", "Elfde getal", "Aandeel", "4%", 726),
    ("affordability", "Kosten van het tweehurenbeleid per jaar", "", "€ 18.583", 516),
    ("affordability", "Woningen met tweehurenbeleid op 31 december 2020", "", "38", 521),
    ("arrears", "Huurachterstand in de gemeente", "2019", "€ 81.406", 539),
    ("arrears", "Huurachterstand in de gemeente", "2020", "€ 86.784", 539),
    ("arrears", "Huurders met achterstand in de gemeente", "2019", "106", 541),
    ("arrears", "Huurders met achterstand in de gemeente", "2020", "95", 541),
    ("arrears", "Ontruimingen in de gemeente", "2019", "6", 548),
    ("arrears", "Ontruimingen in de gemeente", "2020", "5", 548),
    ("arrears", "Ontruimingen in heel Wonen Limburg", "2019", "34", 550),
    ("arrears", "Ontruimingen in heel Wonen Limburg", "2020", "44", 550),
    ("arrears", "In de gemeente", "2019", "8,4%", 541),
    ("arrears", "In de gemeente", "2020", "8,9%", 541),
    ("arrears", "In heel Wonen Limburg", "2019", "6,97%", 546),
    ("arrears", "In heel Wonen Limburg", "2020", "5,7%", 546),
    ("allocation", "Gemiddelde zoekduur in 2020", "", "1,2 jaar", 552),
    ("allocation", "Opnieuw verhuurd per jaar, gemiddeld 2017-2020", "", "158", 554),
    ("allocation", "Gemiddelde mutatiegraad 2017-2020", "", "11%", 557),
    ("allocation", "Toegewezen aan statushouders in 2020", "", "3", 560),
    ("energy", "In de gemeente", "Klaar 2010-2020", "342", 577),
    ("energy", "In de gemeente", "Gepland 2021-2022", "0", 577),
    ("energy", "In heel Wonen Limburg", "Klaar 2010-2020", "7.816", 579),
    ("energy", "In heel Wonen Limburg", "Gepland 2021-2022", "1.874", 579),
    ("energy", "Gemiddelde investering per woning", "", "€ 29.582", 596),
    ("solar", "In de gemeente", "Huishoudens", "321", 592),
    ("solar", "In heel Wonen Limburg", "Huishoudens", "7.979", 594),
    ("solar", "In de gemeente", "Aandeel", "28%", 592),
    ("solar", "In heel Wonen Limburg", "Aandeel", "30%", 594),
    ("developments", "Nieuw", "2019", "28", 682),
    ("developments", "Nieuw", "2020", "0", 682),
    ("developments", "Aangekocht", "2019", "4", 687),
    ("developments", "Aangekocht", "2020", "2", 687),
    ("developments", "Gesloopt", "2019", "0", 692),
    ("developments", "Gesloopt", "2020", "0", 692),
    ("developments", "In beheer genomen", "2019", "0", 697),
    ("developments", "In beheer genomen", "2020", "0", 697),
    ("developments", "Verkocht", "2019", "108", 703),
    ("developments", "Verkocht", "2020", "0", 703),
    ("task", "Nieuw te bouwen", "Wonen Limburg", "140", 671),
    ("task", "Nieuw te bouwen", "Accent", "70", 671),
    ("task", "Aan te kopen", "Wonen Limburg", "220", 672),
    ("task", "Aan te kopen", "Accent", "85", 672),
    ("task", "Goedkoop", "Aandeel", "16%", 661),
    ("task", "Betaalbaar", "Aandeel", "71%", 662),
    ("task", "Sociale hogere huur", "Aandeel", "11%", 663),
    ("task", "Vrije huur", "Aandeel", "3%", 664),
    ("resilience", "Wijken in de gemeente", "", "21", 530),
    ("resilience", "Eerste getal", "Wijken", "7", 535),
    ("resilience", "Tweede getal", "Wijken", "10", 535),
    ("resilience", "Derde getal", "Wijken", "2", 535),
    ("resilience", "Vierde getal", "Wijken", "3", 535),
    ("resilience", "Vijfde getal", "Wijken", "1", 535),
]
# What does not fit, worked out by hand: block, kind, and the two numbers as they are told.
WRONG = [
    ("rents", "rounding", "199", "200"),  # 35+37+9+7+7+17+9+13+55+6+4
    ("rents", "contradictory", "633,25", "663,40"),  # line 438 against 623
    ("rents", "different_scope", "442,46", "432,51"),  # line 438 against 620
    ("rents", "different_scope", "752,33", "737,14"),  # line 438 against 626
    ("arrears", "contradictory", "1.262", "1.067"),  # 106 / 8.4% and 95 / 8.9%
    ("arrears", "different_scope", "8,9", "8,57"),  # 95 of 1,108
    ("allocation", "different_scope", "11", "13,7"),  # 158 of 1,155
    ("energy", "contradictory", "2.000", "1.874"),  # line 186 against 579
    ("energy", "contradictory", "0", "20"),  # line 577 against 364-372
    ("solar", "different_scope", "28", "29,0"),  # 321 of 1,108
    ("task", "rounding", "101", "100"),  # 16+71+11+3
    ("resilience", "wrong", "23", "21"),  # 7+10+2+3+1 against line 531
]
