# SPDX-License-Identifier: EUPL-1.2
"""What can be asked of indicators. Every question has a fixed number of queries, whatever the number of values."""
