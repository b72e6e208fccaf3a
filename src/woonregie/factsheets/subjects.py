# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a fact sheet, in the order in which every fact sheet shows them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUBJECTS: dict[str, Promise] = {
    "stock": _("Vastgoed in beeld"),
    "rents": _("Huurprijsklassen"),
    "accessibility": _("Toegankelijkheid"),
    "affordability": _("Betaalbaarheid"),
    "arrears": _("Huurachterstanden en ontruimingen"),
    "allocation": _("Woningtoewijzing"),
    "energy": _("Energieprojecten"),
    "labels": _("Energielabels"),
    "solar": _("Zonnepanelen"),
    "developments": _("Vastgoedontwikkelingen"),
    "projects": _("Projecten"),
    "task": _("Opgave in de regio"),
    "resilience": _("Zelfredzaamheid van de wijken"),
}
# The first page of the printed fact sheet; the others stand on the second.
FIRST_PAGE = ("stock", "rents", "accessibility", "affordability", "arrears", "allocation")
