# SPDX-License-Identifier: EUPL-1.2
"""A pilot and what may be said of it: the order in which neighbourhoods start, and differences with a margin."""
