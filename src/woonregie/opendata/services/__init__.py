# SPDX-License-Identifier: EUPL-1.2
"""Releasing series to everybody."""
