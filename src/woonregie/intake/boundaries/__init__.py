# SPDX-License-Identifier: EUPL-1.2
"""Boundaries of places from GeoJSON and GeoPackage, checked and matched before anything is stored."""
