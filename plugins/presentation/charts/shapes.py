"""What each kind of chart takes: the columns of its tidy frame and the words of its picture.

No Altair here: tables, CSVs and cache keys are made from these shapes without drawing anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches
from typing import Any

import pandas as pd

from plugins.assembly.records import MARKER, WITH_VALUE

NUMBERS = ("value", "target", "lower", "upper")
_OVER_QUARTERS = ("target", "status", "definition", "back_cast")
_REASONS = tuple(status for status in MARKER if status not in WITH_VALUE)
_WORDS_OVER_QUARTERS = ("suffix", "target", "new_definition")


class FrameError(ValueError):
    """The frame cannot be drawn; the message names the column and the row."""


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
    "line": Shape(("quarter",), ("quarter", "value"), _OVER_QUARTERS, _WORDS_OVER_QUARTERS),
    "lines": Shape(
        ("quarter", "series"), ("quarter", "series", "value"), ("status", "back_cast"), _WORDS_OVER_QUARTERS
    ),
    "small_multiples": Shape(
        ("quarter", "series"), ("quarter", "series", "value"), _OVER_QUARTERS, _WORDS_OVER_QUARTERS
    ),
    "bars": Shape(
        ("name",), ("name", "value"), ("target", "status", "lang"), ("suffix", "target", *_REASONS)
    ),
    "columns": Shape(("year",), ("year", "value"), ("status",), ("suffix",)),
    "waterfall": Shape(("name",), ("name", "value", "role"), ("lang",), ("suffix",)),
    "index_strip": Shape(("role", "name"), ("role", "name", "value", "lower", "upper"), ("lang",), ()),
    "shares": Shape(("name",), ("name", "value"), ("lang",), ("suffix",)),
}


def prepared(kind: str, frame: pd.DataFrame, decimals: int) -> pd.DataFrame:
    """A copy of ``frame`` as ``kind`` takes it: numbers are ``Decimal`` with ``decimals`` places (half
    up) or ``None``, every row has a ``status`` if its kind knows one; ``FrameError`` otherwise."""
    if kind not in SHAPES:
        raise FrameError(f"no chart is called {kind!r}; there are {', '.join(SHAPES)}")
    shape = SHAPES[kind]
    _check_columns(kind, shape, frame)
    if frame.empty:
        raise FrameError(f"a {kind} chart of no rows")
    order = [name for name in (*shape.required, *shape.optional) if name in frame.columns]
    rows: list[dict[str, object]] = []
    for values in frame[order].itertuples(index=False, name=None):
        rows.append({name: _cell(name, value, decimals) for name, value in zip(order, values, strict=True)})
    if "status" in shape.optional:
        for row in rows:
            row["status"] = _status(row)
    names = [*order, *(("status",) if "status" in shape.optional and "status" not in order else ())]
    tidy = pd.DataFrame(rows, columns=names, dtype=object)
    keys = tidy[list(shape.key)].astype(str).agg(" · ".join, axis=1)
    repeated = keys[keys.duplicated()]
    if len(repeated):
        raise FrameError(f"two rows of a {kind} chart are both {repeated.iloc[0]}")
    if "value" in names and not tidy["value"].notna().any():
        raise FrameError(f"a {kind} chart without a single figure")
    if kind == "waterfall":
        _check_sum(tidy)
    return tidy


def _check_sum(tidy: pd.DataFrame) -> None:
    if list(tidy["role"]) != ["change"] * (len(tidy) - 1) + ["total"] or tidy["value"].isna().any():
        raise FrameError("a waterfall has known changes and, last, one total")
    parts = sum(tidy["value"].iloc[:-1], Decimal(0))
    if parts != tidy["value"].iloc[-1]:
        raise FrameError(f"the changes add up to {parts}, the total says {tidy['value'].iloc[-1]}")


def _check_columns(kind: str, shape: Shape, frame: pd.DataFrame) -> None:
    known = (*shape.required, *shape.optional)
    there = [str(name) for name in frame.columns]
    for name in shape.required:
        if name not in there:
            near = get_close_matches(name, there, 1, 0.6)
            raise FrameError(
                f"a {kind} chart needs the column {name!r}" + (f"; is it {near[0]!r}?" if near else "")
            )
    for name in there:
        if name not in known:
            raise FrameError(f"a {kind} chart knows no column {name!r}; it knows {', '.join(known)}")


def _cell(name: str, value: object, decimals: int) -> object:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    if name not in NUMBERS:
        return value
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        raise FrameError(f"{value} in column {name!r} is not a number")
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, each a mapping from column to cell."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def _status(row: Mapping[str, object]) -> object:
    has_value = row["value"] is not None
    status = row.get("status") or ("reported" if has_value else "not_reported")
    if has_value != (status in WITH_VALUE):
        raise FrameError(f"the status is {status!r} and the value is {row['value']}")
    return status
