# SPDX-License-Identifier: EUPL-1.2
"""From one division into areas to another, with totals that stay what they were."""
