# SPDX-License-Identifier: EUPL-1.2
"""Reading a profile folder: files, shapes, and what has to fit across files. See profiles/README.md."""
