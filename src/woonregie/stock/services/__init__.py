# SPDX-License-Identifier: EUPL-1.2
"""What can be done with projects and with questions about counts."""
