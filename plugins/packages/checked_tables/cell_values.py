"""The value that a faultless cell holds: a number exactly as written, a day, true or false, a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from .schemas import Field, FieldType

Value = Decimal | int | date | bool | str | None

BOOLEANS = {"true": True, "false": False, "TRUE": True, "FALSE": False}
_PARSERS: dict[FieldType, Callable[[str], Value]] = {
    "number": Decimal,
    "integer": int,
    "date": date.fromisoformat,
    "boolean": BOOLEANS.__getitem__,
    "string": str,
}


def parser(field_type: FieldType) -> Callable[[str], Value]:
    """The function that turns a faultless, filled cell of that type into its value."""
    return _PARSERS[field_type]


def parse_cell(field: Field, text: str) -> Value:
    """The value of a cell that has no fault; an empty cell is ``None``.

    A number is the ``Decimal`` exactly as written. ``ValueError`` or ``KeyError`` if the cell was not
    checked before.
    """
    return parser(field.type)(text) if text else None
