# SPDX-License-Identifier: EUPL-1.2
"""The kinds of value that stand in a profile, each exactly as wide as what stores it."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

Item = TypeVar("Item")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _text(value: Any) -> Any:
    """Codes such as 1 and 2 may be written without quotes; 1.10 may not, it would lose its zero."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _number_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


def _number(value: Any) -> Any:
    """Only what is written as a number: text such as "1.234,5" or "80%" says nothing for sure."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number", "no number")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("whole_number", "no whole number")
    return value


def _yes_or_no(value: Any) -> Any:
    if not isinstance(value, bool):
        raise PydanticCustomError("yes_or_no", "neither true nor false")
    return value


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "no date")


def _cell(value: Any) -> Decimal | str | None:
    if value is None or value == "-":
        return None if value is None else "-"
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("cell", "no number, dash or nothing")
    return Decimal(value)


def _each_once(values: list[Item]) -> list[Item]:
    seen: list[Item] = []
    for value in values:
        if value in seen:
            raise PydanticCustomError("twice", "twice in the list", {"code": str(value)})
        seen.append(value)
    return values


_CODE = r"^[^\s/#:?%\\]+$"
_SLUG = r"^[a-z0-9][a-z0-9-]*$"
Code = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=40, pattern=_CODE)]
ShortCode = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=20, pattern=_CODE)]
ThemeCode = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=10, pattern=_CODE)]
# A star stands for all rows or columns, and a rule's code gets the name of its row behind it.
FigureCode = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=78, pattern=r"^[^\s/#*?%\\]+$")]
Slug = Annotated[str, Field(min_length=1, max_length=80, pattern=_SLUG)]
Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
Title = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=300)]
Horizon = Annotated[str, BeforeValidator(_number_as_text), Field(max_length=40)]
Label = Annotated[str, BeforeValidator(_number_as_text), Field(max_length=300)]
Amount = Annotated[Decimal, BeforeValidator(_number), Field(allow_inf_nan=False, max_digits=16, decimal_places=2)]
Figure = Annotated[Decimal, BeforeValidator(_number), Field(allow_inf_nan=False, max_digits=20, decimal_places=6)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=2_000_000_000)]
Year = Annotated[int, BeforeValidator(_whole), Field(ge=1000, le=9999)]
Decimals = Annotated[int, BeforeValidator(_whole), Field(ge=-6, le=6)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Day = Annotated[date, PlainValidator(_day)]
Cell = Annotated[Decimal | str | None, PlainValidator(_cell)]
Lines = Annotated[str, BeforeValidator(_text), Field(pattern=r"^\d{1,9}(-\d{1,9})?$")]
Once = AfterValidator(_each_once)
