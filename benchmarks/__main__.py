# SPDX-License-Identifier: EUPL-1.2
"""`python -m benchmarks`: everything we measure."""

from benchmarks import indicators, monitor, register, stagnation, workbook

for part in (stagnation, register, workbook, indicators, monitor):
    part.main()
