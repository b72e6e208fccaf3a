# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out, and the log."""
