# SPDX-License-Identifier: EUPL-1.2
"""What is stored of scans, of computed zones, and of zones that somebody designated."""

from woonregie.proximity.models.designated import DesignatedZone
from woonregie.proximity.models.scan import Facility, Scan, ScanResult
from woonregie.proximity.models.zone import Zone

__all__ = ["DesignatedZone", "Facility", "Scan", "ScanResult", "Zone"]
