# SPDX-License-Identifier: EUPL-1.2
"""The action list that comes back as a workbook: opened safely, read cell by cell, compared with the register."""
