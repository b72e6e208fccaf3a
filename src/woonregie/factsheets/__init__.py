# SPDX-License-Identifier: EUPL-1.2
"""The gemeentekaart: what one corporation has and does in one municipality, on two pages."""
