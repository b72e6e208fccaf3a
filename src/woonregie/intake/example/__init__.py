# SPDX-License-Identifier: EUPL-1.2
"""Voorbeeldstad: a municipality that does not exist, of any size, written as a profile from a seed."""
