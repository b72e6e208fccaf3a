# SPDX-License-Identifier: EUPL-1.2
"""Which column of a source becomes which series: data, in `mappings/*.yaml`, that a municipality may override.

A file names its source and licence, the tables it speaks of with their year, and for every column the series
with unit, aggregation and weight.
"""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).with_name("mappings")
Aggregation = Literal["sum", "weighted_mean", "ratio", "none"]


class Shape(BaseModel):
    """A frozen part of a mapping; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Meaning(Shape):
    """What one column means.

    Attributes:
        headings: how the column is called in the files of this source; numbers at the end (`_5`) do not count.
        series: code of the series that its values go to.
        weight: code of the series that is its denominator or weight, in the same file.
        factor: what every value is multiplied with to come to `unit`.
        decimal: which mark separates decimals, where the file alone cannot tell.
        least, most: values outside are mistakes.
    """

    headings: tuple[str, ...]
    series: str
    title: str
    unit: str
    decimals: int = 0
    aggregation: Aggregation = "sum"
    direction: Literal["up", "down", "none"] = "none"
    theme: str = ""
    definition: str = ""
    weight: str = ""
    factor: float = 1.0
    decimal: Literal["", ",", "."] = ""
    least: float | None = None
    most: float | None = None
    public: bool = True
    sensitive: bool = False
    key_figure: bool = False


class Table(Shape):
    """One published table: the period it is about (empty where the rows say it) and its division into areas."""

    period: str = ""
    division: int | None = None


class Rows(Shape):
    """Rows that belong together: those with these values in these columns. `suffix` sets their series apart."""

    where: dict[str, str] = Field(default_factory=dict)
    suffix: str = ""
    title: str = ""


class Origin(Shape):
    """Where the data come from and what may be done with them."""

    code: str
    title: str
    publisher: str
    licence: str
    url: str = ""
    catalogue: str = ""


class ConnectorMapping(Shape):
    """A whole file. `citation` says where the meaning of the columns is documented."""

    connector: str
    dataset: Origin
    citation: str
    region: tuple[str, ...]
    period: tuple[str, ...] = ()
    tables: dict[str, Table] = Field(default_factory=dict)
    rows: tuple[Rows, ...] = (Rows(),)
    columns: tuple[Meaning, ...]
    ignored: tuple[str, ...] = ()


class MissingWords(Shape):
    """How sources write that there is no value, with the status that it means."""

    citation: str
    texts: dict[str, str]
    numbers: dict[float, str]


class Addresses(Shape):
    """Where services are found."""

    citation: str
    addresses: dict[str, str]


@cache
def default_mapping(name: str) -> ConnectorMapping:
    """The mapping that comes along with the software.

    Raises:
        FileNotFoundError: there is none of that name.
    """
    return ConnectorMapping.model_validate(_read(name))


@cache
def missing_words() -> MissingWords:
    """What stands for a missing value."""
    return MissingWords.model_validate(_read("missing"))


@cache
def address_of(service: str) -> str:
    """Where a service is found on the internet."""
    return Addresses.model_validate(_read("addresses")).addresses[service]


@cache
def mapping_names() -> tuple[str, ...]:
    """Every mapping that comes along."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem not in ("missing", "addresses")))


def _read(name: str) -> object:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
