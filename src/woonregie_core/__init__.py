# SPDX-License-Identifier: EUPL-1.2
"""The thinking of woonregie: plain Python that knows nothing of databases, pages, networks or clocks."""
