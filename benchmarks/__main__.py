# SPDX-License-Identifier: EUPL-1.2
"""`python -m benchmarks`: everything we measure."""

from benchmarks import disclosure, indicators, monitor, needs, open_data, register, stagnation, workbook

for part in (stagnation, register, workbook, indicators, monitor, open_data, disclosure, needs):
    part.main()
