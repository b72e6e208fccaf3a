# SPDX-License-Identifier: EUPL-1.2
"""opendata/*.yaml: mappings of columns of a municipality's own, or in place of those that come along."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from woonregie.intake.opendata.connectors.table import NAME as OWN_TABLE
from woonregie.intake.opendata.mapping import ConnectorMapping, mapping_names
from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import Shape


class MappingShape(Shape):
    """One mapping with the name under which it is kept."""

    name: str = Field(min_length=1, max_length=120)
    mapping: ConnectorMapping


def mapping_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Connectors that do not exist, names given twice, and two mappings in place of the same one."""
    names: set[str] = set()
    replaced: set[str] = set()
    for piece in content.sections.get("open_data", []):
        shape = piece.shape
        connector = shape.mapping.connector
        if connector != OWN_TABLE and connector not in mapping_names():
            advice = _("Kies uit: %(names)s.") % {"names": ", ".join((OWN_TABLE, *mapping_names()))}
            message = _("De bron ‘%(name)s’ kennen wij niet.") % {"name": connector}
            yield piece.problem(message, advice, "mapping.connector", value=connector)
        elif connector in replaced:
            message = _("Voor ‘%(name)s’ is er al een koppeling.") % {"name": connector}
            yield piece.problem(message, _("Houd er één over."), "mapping.connector", value=connector)
        if shape.name in names:
            message = _("De naam ‘%(name)s’ staat er twee keer.") % {"name": shape.name}
            yield piece.problem(message, _("Geef elke koppeling een eigen naam."), "name")
        names.add(shape.name)
        replaced |= {connector} - {OWN_TABLE}


SECTION = Section(
    "open_data", "opendata/*.yaml", MappingShape, mapping_problems, gettext_lazy("koppelingen van open data")
)
