# SPDX-License-Identifier: EUPL-1.2
"""What can be done with scans and zones; the only place that writes them."""
