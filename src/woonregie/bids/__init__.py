# SPDX-License-Identifier: EUPL-1.2
"""The yearly bid of a corporation: from last year's to an agreed one."""
