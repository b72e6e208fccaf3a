# SPDX-License-Identifier: EUPL-1.2
"""The liveability fund, residents' teams and the phase of each area."""
