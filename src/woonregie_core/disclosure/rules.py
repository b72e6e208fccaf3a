# SPDX-License-Identifier: EUPL-1.2
"""When a cell is too small to show, how shown cells are rounded, and how much must remain open of a hidden one."""

from dataclasses import dataclass
from math import ceil

from woonregie_core.disclosure.counts import DisclosureError
from woonregie_core.policy.parameters import PolicyOn


@dataclass(frozen=True)
class DisclosureRules:
    """The rules of one release; all of them are policy (`disclosure.*` in a profile).

    Attributes:
        threshold: counts below it are hidden.
        sensitive_threshold: the same for sensitive measures.
        base: shown counts are rounded to a multiple of it; 1 leaves them as they are.
        minimum_denominator: percentages over fewer are hidden.
        minimum_group: means over fewer are hidden.
        percentage_class: steps of the classes ("less than 10 %") in percentage points.
        show_zero: whether a counted nought is shown.
        open_share: the part of 1..threshold-1 that must stay possible for a hidden small cell; 1 is all of it.
    """

    threshold: int
    sensitive_threshold: int
    base: int
    minimum_denominator: int
    minimum_group: int
    percentage_class: int
    show_zero: bool
    open_share: float

    def __post_init__(self) -> None:
        for threshold in (self.threshold, self.sensitive_threshold):
            if threshold < 3:
                raise DisclosureError(f"a threshold of {threshold} leaves nothing open: it is at least 3")
            if threshold < self.base - self.base // 2:
                raise DisclosureError(f"counts from {threshold} on would round to 0 on base {self.base}")
        if min(self.base, self.minimum_denominator, self.minimum_group, self.percentage_class) < 1:
            raise DisclosureError("base, smallest groups and class step are at least 1")
        if not 0 < self.open_share <= 1:
            raise DisclosureError("the open share lies above 0 and is at most 1")

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "DisclosureRules":
        """The rules of a profile on one day.

        Raises:
            UnknownParameter: a parameter is not known on this day.
            DisclosureError: the parameters cannot be used together.
        """
        return cls(
            threshold=policy.whole("disclosure.threshold"),
            sensitive_threshold=policy.whole("disclosure.sensitive_threshold"),
            base=policy.whole("disclosure.rounding_base"),
            minimum_denominator=policy.whole("disclosure.minimum_denominator"),
            minimum_group=policy.whole("disclosure.minimum_group"),
            percentage_class=policy.whole("disclosure.percentage_class"),
            show_zero=bool(policy.whole("disclosure.show_zero")),
            open_share=float(policy.number("disclosure.open_share")),
        )

    def smallest(self, sensitive: bool) -> int:
        """The smallest count that may be shown."""
        return self.sensitive_threshold if sensitive else self.threshold

    def is_small(self, value: int, sensitive: bool) -> bool:
        """Whether a count is hidden for its own sake."""
        return value < self.smallest(sensitive) and (value > 0 or not self.show_zero)

    def rounded(self, value: int) -> int:
        """The nearest multiple of the base; halves go up."""
        return (value + self.base // 2) // self.base * self.base

    def behind(self, shown: int) -> tuple[int, int]:
        """The smallest and largest count that round to what is shown."""
        return max(shown - self.base // 2, 0), shown - self.base // 2 + self.base - 1

    def window(self, value: int, sensitive: bool) -> tuple[int, int]:
        """The smallest and largest value that must both stay possible for a small count."""
        top = self.smallest(sensitive) - 1
        span = min(top, max(2, ceil(self.open_share * top)))
        low = min(max(value - (span - 1) // 2, 1), top - span + 1)
        return low, low + span - 1
