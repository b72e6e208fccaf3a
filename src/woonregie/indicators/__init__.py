# SPDX-License-Identifier: EUPL-1.2
"""Indicators: what is measured, where, when, by whom, and what it should become."""
