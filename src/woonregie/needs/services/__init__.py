# SPDX-License-Identifier: EUPL-1.2
"""What can be done: store an input, keep a scenario, run, and do a run over."""
