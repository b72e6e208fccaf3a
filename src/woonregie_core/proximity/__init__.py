# SPDX-License-Identifier: EUPL-1.2
"""How near daily life is on foot: a walking network, distances, an open score, and zones that it gives."""
