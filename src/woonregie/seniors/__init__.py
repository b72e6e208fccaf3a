# SPDX-License-Identifier: EUPL-1.2
"""The pilot Doorstroom Senioren: letters, home visits, help, the toolbox, the brochure and the evaluation."""
