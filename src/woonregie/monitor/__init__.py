# SPDX-License-Identifier: EUPL-1.2
"""The stadsdeelmonitor and the map: all that is known of one area, in one place."""
