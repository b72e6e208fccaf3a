# SPDX-License-Identifier: EUPL-1.2
"""What can be done about the allocation of homes: publish, react, close, offer, answer, let, withdraw."""
