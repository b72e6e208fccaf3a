# SPDX-License-Identifier: EUPL-1.2
"""What parties agreed, how it moves, and when it is stuck."""
