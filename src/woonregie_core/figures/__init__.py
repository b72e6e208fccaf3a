# SPDX-License-Identifier: EUPL-1.2
"""Figures with provenance, and the rules that should hold between them."""
