# SPDX-License-Identifier: EUPL-1.2
"""The files of an allocation run: reading them without guessing, and keeping what a run stood on."""
