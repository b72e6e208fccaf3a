# SPDX-License-Identifier: EUPL-1.2
"""Measured speeds and detection quality. Nothing here is asserted in tests: machines differ, ratios tell more."""
