# SPDX-License-Identifier: EUPL-1.2
"""Settings. The environment is read in `env` and nowhere else."""
