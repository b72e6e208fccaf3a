# SPDX-License-Identifier: EUPL-1.2
"""Pages on which files come in: the action list, open data, and mappings of columns."""
