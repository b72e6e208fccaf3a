# SPDX-License-Identifier: EUPL-1.2
"""The board report: what it holds, its fingerprint, and what changed between two of them."""
