# SPDX-License-Identifier: EUPL-1.2
"""A corporation's yearly bid: how it becomes agreed, and how it differs from last year's."""
