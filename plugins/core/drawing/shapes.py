"""What each kind of chart takes: the columns of its tidy rows and the words of its picture.

No Altair here: tables, CSVs and cache keys are made from these shapes without drawing anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

from checked_tables.status import MARKER, WITH_VALUE

if TYPE_CHECKING:
    import pandas as pd

#: Rows as views give them: a missing cell is ``None`` or not there.
Rows: TypeAlias = Sequence[Mapping[str, Any]]
#: Prepared rows; all have the same columns in the same order.
Tidy: TypeAlias = list[dict[str, Any]]
NUMBERS = ("value", "restated", "target", "lower", "upper")
_OVER_QUARTERS = ("target", "status", "definition", "back_cast")
_REASONS = tuple(status for status in MARKER if status not in WITH_VALUE)
_WORDS_OVER_QUARTERS = ("suffix", "target", "new_definition")


class FrameError(ValueError):
    """The rows cannot be drawn; the message names the column and the row."""


@dataclass(frozen=True, slots=True)
class Shape:
    """``key`` columns tell rows apart, the first ones first; ``words`` are the labels in the picture."""

    key: tuple[str, ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def by_quarter(self) -> bool:
        """Whether the picture has quarters under it, whose months differ by language."""
        return "quarter" in self.key


SHAPES: Mapping[str, Shape] = {
    "line": Shape(
        ("quarter",), ("quarter", "value"), ("restated", *_OVER_QUARTERS), (*_WORDS_OVER_QUARTERS, "restated")
    ),
    "small_multiples": Shape(
        ("quarter", "series"),
        ("quarter", "series", "value"),
        (*_OVER_QUARTERS, "unit"),
        ("suffix",),
    ),
    "bars": Shape(
        ("name",), ("name", "value"), ("target", "status", "lang"), ("suffix", "target", *_REASONS)
    ),
    "columns": Shape(("year",), ("year", "value"), ("status",), ("suffix",)),
    "shares": Shape(("name",), ("name", "value"), ("lang",), ("suffix",)),
    "steps": Shape(
        ("days",), ("days", "value"), ("at_risk", "events", "censored"), ("suffix", "half", "axis")
    ),
}


def prepared(kind: str, rows: Rows, decimals: int) -> Tidy:
    """The rows as ``kind`` takes them: numbers are ``Decimal`` with ``decimals`` places
    (half up) or ``None``, each row has a ``status`` if its kind knows one; ``FrameError`` otherwise."""
    if kind not in SHAPES:
        raise FrameError(f"no chart is called {kind!r}; there are {', '.join(SHAPES)}")
    shape = SHAPES[kind]
    if not rows:
        raise FrameError(f"a {kind} chart of no rows")
    columns = dict.fromkeys(name for row in rows for name in row)
    _check_columns(kind, shape, columns)
    there = [name for name in (*shape.required, *shape.optional) if name in columns]
    tidy = [{name: _cell(name, row.get(name), decimals) for name in there} for row in rows]
    if "status" in shape.optional:
        order = [name for name in (*shape.required, *shape.optional) if name in (*there, "status")]
        tidy = [{name: _status(row) if name == "status" else row[name] for name in order} for row in tidy]
    keys = Counter(" · ".join(str(row[name]) for name in shape.key) for row in tidy)
    key, times = keys.most_common(1)[0]
    if times > 1:
        raise FrameError(f"two rows of a {kind} chart are both {key}")
    if all(row["value"] is None for row in tidy):
        raise FrameError(f"a {kind} chart without a single figure")
    return tidy


def _check_columns(kind: str, shape: Shape, there: Iterable[str]) -> None:
    known = (*shape.required, *shape.optional)
    for name in shape.required:
        if name not in there:
            near = get_close_matches(name, list(there), 1, 0.6)
            raise FrameError(
                f"a {kind} chart needs the column {name!r}" + (f"; is it {near[0]!r}?" if near else "")
            )
    for name in there:
        if name not in known:
            raise FrameError(f"a {kind} chart knows no column {name!r}; it knows {', '.join(known)}")


def _cell(name: str, value: object, decimals: int) -> object:
    if value is None or value != value:
        return None
    if name not in NUMBERS:
        return value
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        raise FrameError(f"{value} in column {name!r} is not a number")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, each a mapping from column to cell."""
    columns = {str(name): frame[name].tolist() for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _status(row: Mapping[str, object]) -> object:
    has_value = row["value"] is not None
    status = row.get("status") or ("reported" if has_value else "not_reported")
    if has_value != (status in WITH_VALUE):
        raise FrameError(f"the status is {status!r} and the value is {row['value']}")
    return status
