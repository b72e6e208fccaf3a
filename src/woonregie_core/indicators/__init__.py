# SPDX-License-Identifier: EUPL-1.2
"""Indicators thought about: periods, areas added up, progress towards a target, trends and forecasts."""
