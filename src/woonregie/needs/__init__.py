# SPDX-License-Identifier: EUPL-1.2
"""The need for housing with care (woonzorgopgave): inputs, scenarios and runs that stay as they were."""
