# SPDX-License-Identifier: EUPL-1.2
"""What can be done with bids; the only rooms that write them."""
