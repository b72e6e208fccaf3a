# SPDX-License-Identifier: EUPL-1.2
"""Pages of the register: plans, commitments, areas and parties. Only reading."""
