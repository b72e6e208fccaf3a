# SPDX-License-Identifier: EUPL-1.2
"""Who acts, which accounts there are, and what the log says."""
