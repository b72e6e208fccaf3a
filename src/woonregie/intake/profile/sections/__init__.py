# SPDX-License-Identifier: EUPL-1.2
"""Every section that a profile may hold beside its ground floor, plans and figures; one file each."""

from woonregie.intake.profile.section import Section
from woonregie.intake.profile.sections.bids import SECTION as BIDS
from woonregie.intake.profile.sections.fact_sheets import SECTION as FACT_SHEETS
from woonregie.intake.profile.sections.indicators import SECTION as INDICATORS
from woonregie.intake.profile.sections.liveability import SECTION as LIVEABILITY
from woonregie.intake.profile.sections.open_data import SECTION as OPEN_DATA
from woonregie.intake.profile.sections.projects import SECTION as PROJECTS
from woonregie.intake.profile.sections.stock import SECTION as STOCK
from woonregie.intake.profile.sections.tiles import SECTION as TILES
from woonregie.intake.profile.sections.zones import SECTION as ZONES

SECTIONS: tuple[Section, ...] = (
    INDICATORS,
    TILES,
    FACT_SHEETS,
    STOCK,
    PROJECTS,
    BIDS,
    LIVEABILITY,
    OPEN_DATA,
    ZONES,
)
