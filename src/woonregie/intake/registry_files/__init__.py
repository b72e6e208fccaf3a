# SPDX-License-Identifier: EUPL-1.2
"""The registry of allocation as files: what each column means, in our words and in those of VERA 4.3."""
