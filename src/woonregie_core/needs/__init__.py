# SPDX-License-Identifier: EUPL-1.2
"""The need for housing with care: people, households, care, dwellings, and what is missing per neighbourhood."""
