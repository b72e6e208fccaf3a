# SPDX-License-Identifier: EUPL-1.2
"""What can be asked about board reports, and what a new one gathers."""
