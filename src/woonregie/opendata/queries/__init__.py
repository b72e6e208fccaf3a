# SPDX-License-Identifier: EUPL-1.2
"""What can be asked about releases, and what a next release would hold."""
