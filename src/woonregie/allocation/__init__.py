# SPDX-License-Identifier: EUPL-1.2
"""Allocation: which home goes to whom, explained in words."""
