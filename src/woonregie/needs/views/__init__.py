# SPDX-License-Identifier: EUPL-1.2
"""Pages and files of the need for housing with care."""
