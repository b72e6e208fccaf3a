# SPDX-License-Identifier: EUPL-1.2
"""Dwellings: rent classes, room to leave them, projects that change the stock, and counters of legal shares."""
