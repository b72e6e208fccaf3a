# SPDX-License-Identifier: EUPL-1.2
"""How things look, apart from any page: drawings, charts, and words for numbers and dates."""
