# SPDX-License-Identifier: EUPL-1.2
"""Money set aside for a purpose, in whole cents: what there is, what is promised, what is paid, what is left."""

from woonregie_core.ledger.account import Account, Entry, Kind, NotEnough, after, replay

__all__ = ["Account", "Entry", "Kind", "NotEnough", "after", "replay"]
