# SPDX-License-Identifier: EUPL-1.2
"""Refusals that a person can mend: the message is Dutch and says what to do."""


class CannotDo(ValueError):
    """What was asked cannot be done as it stands. Views show the message beside the form."""


class Stale(CannotDo):
    """Somebody else changed it in the meantime."""
