# SPDX-License-Identifier: EUPL-1.2
"""Writing to the audit log, opening and closing sessions, keeping accounts."""

from woonregie.access.services.audit import record

__all__ = ["record"]
