# SPDX-License-Identifier: EUPL-1.2
"""Example data: invented users, rounds and progress, always marked as such. Facts come from profiles only."""
