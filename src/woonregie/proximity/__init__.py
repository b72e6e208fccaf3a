# SPDX-License-Identifier: EUPL-1.2
"""The Thuis en dichtbij-scan: stored scans, their zones, and the zones that people designated."""
