# SPDX-License-Identifier: EUPL-1.2
"""What can be done in the senior pilot."""
