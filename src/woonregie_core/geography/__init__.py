# SPDX-License-Identifier: EUPL-1.2
"""Maps as plain data: class breaks, schematic tiles, and boundaries on a flat sheet."""
