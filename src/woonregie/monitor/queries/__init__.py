# SPDX-License-Identifier: EUPL-1.2
"""What the monitor asks: of the places of a town, and of what is known and agreed there."""
