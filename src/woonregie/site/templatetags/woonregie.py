# SPDX-License-Identifier: EUPL-1.2
"""Small parts of pages that every template may use without loading them."""

from django import template

register = template.Library()
