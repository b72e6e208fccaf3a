# SPDX-License-Identifier: EUPL-1.2
"""What can be asked of stored inputs, scenarios and runs."""
