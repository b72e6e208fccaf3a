# SPDX-License-Identifier: EUPL-1.2
"""Dwellings: the stock, the projects that change it, and the room that is left."""
