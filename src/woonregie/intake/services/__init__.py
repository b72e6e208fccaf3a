# SPDX-License-Identifier: EUPL-1.2
"""What intake can do: load a profile, load example data, import a workbook."""
