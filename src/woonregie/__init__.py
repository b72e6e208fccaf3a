# SPDX-License-Identifier: EUPL-1.2
"""The building of woonregie: what is stored, who may do what, pages, command line, import and export."""

__version__ = "0.4.0"
