# SPDX-License-Identifier: EUPL-1.2
"""The pages of the fund, of teams and of area phases."""
