# SPDX-License-Identifier: EUPL-1.2
"""`python -m benchmarks`: everything we measure."""

from benchmarks import (
    allocation,
    disclosure,
    indicators,
    monitor,
    needs,
    open_data,
    proximity,
    register,
    stagnation,
    workbook,
)

PARTS = (
    stagnation, register, workbook, indicators, monitor, open_data, disclosure, allocation, needs, proximity,
)  # fmt: skip

for part in PARTS:
    part.main()
