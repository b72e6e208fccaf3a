# SPDX-License-Identifier: EUPL-1.2
"""What can be asked about the fund, teams and area phases."""
