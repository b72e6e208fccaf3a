# SPDX-License-Identifier: EUPL-1.2
"""Words of the scan in templates."""
