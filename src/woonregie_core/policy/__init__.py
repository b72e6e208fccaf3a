# SPDX-License-Identifier: EUPL-1.2
"""Dated policy parameters with a citation."""
