# SPDX-License-Identifier: EUPL-1.2
"""A folder for the Thuis en dichtbij-scan: streets, facilities, points where people live, and safety."""
