# SPDX-License-Identifier: EUPL-1.2
"""The request as views see it: the policy middleware has put a grant on it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from woonregie.access.grant import Grant


class PolicyRequest(HttpRequest):
    """A request that passed the policy table."""

    grant: Grant
    htmx: HtmxDetails
