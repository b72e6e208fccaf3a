# SPDX-License-Identifier: EUPL-1.2
"""Statistical disclosure control: what may be seen of counts of people. All pages, charts, maps and files use it.

>>> rules = DisclosureRules(threshold=5, sensitive_threshold=10, base=5, minimum_denominator=100,
...                         minimum_group=100, percentage_class=10, show_zero=True, open_share=1)
>>> cells = protect_series({"city": 31, "north": 3, "south": 28}, {"north": "city", "south": "city"}, rules)
>>> cells["north"].reason, cells["city"].value
(<Reason.BELOW_THRESHOLD: 'below_threshold'>, 30)

**What is promised.** Take a cell that is hidden because it is small. Whoever sees all published cells of this
release and the earlier ones handed over, knows the rules, which sums hold and which single counts did not change,
finds every value from 1 to the threshold less 1 possible (or the share of them that the rules ask; where that
cannot be, `ReleasedTable.reduced` says so). Each release carries its proof: whole numbers that fit all of that.
Known limits: docs/decisions/0008-disclosure-control.md.

`release` takes any `CountTable`, the views in which it will be asked, and earlier releases; the others are short
forms of it.
"""

from woonregie_core.disclosure.counts import Axis, CountTable, DisclosureError, DoNotAddUp
from woonregie_core.disclosure.rates import Above, Below, ShownMean, protect_means, protect_rates
from woonregie_core.disclosure.release import release
from woonregie_core.disclosure.released import (
    Earlier,
    Kind,
    Missing,
    Reason,
    Released,
    ReleasedTable,
    Shown,
    Suppressed,
    View,
)
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.disclosure.simple import protect_series, protect_table

__all__ = [
    "Above",
    "Axis",
    "Below",
    "CountTable",
    "DisclosureError",
    "DisclosureRules",
    "DoNotAddUp",
    "Earlier",
    "Kind",
    "Missing",
    "Reason",
    "Released",
    "ReleasedTable",
    "Shown",
    "ShownMean",
    "Suppressed",
    "View",
    "protect_means",
    "protect_rates",
    "protect_series",
    "protect_table",
    "release",
]
