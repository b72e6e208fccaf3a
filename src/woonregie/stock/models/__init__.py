# SPDX-License-Identifier: EUPL-1.2
"""What is stored of dwellings and of projects."""

from woonregie.stock.models.count import StockCount, StockDelivery, StockQuestion
from woonregie.stock.models.project import Project, ProjectPlanning

__all__ = ["Project", "ProjectPlanning", "StockCount", "StockDelivery", "StockQuestion"]
