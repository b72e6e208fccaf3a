# SPDX-License-Identifier: EUPL-1.2
"""Who gets which home, by the agreed rules, with a receipt for every candidate.

The way of a decision: facts (`facts`) and dated limits (`limits`, `agreement`), conditions (`conditions`), labels
(`labels`), order (`ranking`, `lots`), offers and answers (`offers`), bookings (`bookings`), receipts (`receipts`).
`run` goes that way for a whole set of adverts; `columns` and `kernels` do the same on arrays for large numbers.
"""
