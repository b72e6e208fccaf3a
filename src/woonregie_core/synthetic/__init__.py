# SPDX-License-Identifier: EUPL-1.2
"""People and homes that do not exist, in the numbers that the documents print. The same seed, the same world."""
