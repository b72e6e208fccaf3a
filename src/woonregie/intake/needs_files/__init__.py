# SPDX-License-Identifier: EUPL-1.2
"""The folder that the needs engine works from: read, checked, made up for an example, and written."""
