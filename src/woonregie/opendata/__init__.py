# SPDX-License-Identifier: EUPL-1.2
"""What is released to everybody: series as files, and the catalogue that describes them."""
