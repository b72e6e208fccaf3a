# SPDX-License-Identifier: EUPL-1.2
"""What can be done with indicators: one door through which values come in."""
