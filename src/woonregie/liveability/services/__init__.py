# SPDX-License-Identifier: EUPL-1.2
"""What can be done with the fund, teams and area phases; the only rooms that write them."""
