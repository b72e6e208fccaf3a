# SPDX-License-Identifier: EUPL-1.2
"""One file per kind of open data: how to recognise it, and which cell says what."""
