# SPDX-License-Identifier: EUPL-1.2
"""Open data files: recognised, checked, compared with what is stored, and explained before anything is kept."""
