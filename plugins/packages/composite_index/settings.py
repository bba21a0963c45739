"""``scheme.toml``: what is said about the scheme as a whole."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from checked_tables.fault import problem
from checked_tables.nearest import did_you_mean, listed, shown
from checked_tables.problems import Problem
from checked_tables.text_file import read_text

from .random_index import RANDOM_INDEX

_TEXT, _NUMBER, _WHOLE, _TRUE, _LIST = (
    "a text in quotation marks",
    "a number",
    "a whole number",
    "true or false",
    "a list",
)

#: Key -> (what it holds, default); a default of ``...`` means that it must be there.
_KEYS: Mapping[str, tuple[str, Any]] = {
    "scheme_id": (_TEXT, ...),
    "version": (_TEXT, ...),
    "title_en": (_TEXT, ...),
    "title_sw": (_TEXT, ""),
    "note_en": (_TEXT, ""),
    "note_sw": (_TEXT, ""),
    "status": (_TEXT, ...),
    "enabled": (_TRUE, True),
    "effective_from": (_TEXT, ""),
    "effective_to": (_TEXT, ""),
    "applies_to": (_LIST, ()),
    "scale": (_LIST, (Decimal(0), Decimal(100))),
    "better": (_TEXT, "higher"),
    "decimals": (_WHOLE, 1),
    "periods_per_year": (_WHOLE, 1),
    "weights_sum": (_NUMBER, None),
    "random_index": (_TEXT, "saaty_1980"),
    "missing_values": (_LIST, ()),
}
_UNCERTAINTY: Mapping[str, tuple[str, Any]] = {
    "seed": (_WHOLE, 1),
    "draws": (_WHOLE, 10_000),
    "weights_pct": (_NUMBER, Decimal(25)),
    "interval_pct": (_NUMBER, Decimal(90)),
    "sure_pct": (_NUMBER, Decimal(90)),
    "orders": (_LIST, ("declared",)),
    "missing": (_LIST, ("declared",)),
    "normalisations": (_LIST, ()),
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": ("illustrative", "proposed", "adopted"),
    "better": ("higher", "lower"),
    "random_index": tuple(RANDOM_INDEX),
    "missing": ("declared", "last_known", "lowest"),
}
_LIMITS: Mapping[str, tuple[Decimal, Decimal]] = {
    "decimals": (Decimal(0), Decimal(10)),
    "periods_per_year": (Decimal(1), Decimal(366)),
    "seed": (Decimal(0), Decimal(2**63 - 1)),
    "draws": (Decimal(100), Decimal(1_000_000)),
    "weights_pct": (Decimal(0), Decimal(100)),
    "interval_pct": (Decimal(50), Decimal(99)),
    "sure_pct": (Decimal(50), Decimal(100)),
}


def read_settings(path: Path, shown_as: str) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """Every key with its value or default (the keys of ``[uncertainty]`` with a dot before them), and
    everything wrong. Numbers are ``Decimal``, lists are tuples."""
    text = read_text(path, shown_as)
    if isinstance(text, Problem):
        return {}, (text,)
    try:
        found = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:  # also digits, or brackets, without end
        line = re.search(r"line (\d+)", str(error))
        return {}, (
            problem(
                shown_as,
                int(line[1]) if line else 0,
                "",
                "toml",
                "This line cannot be read.",
                "Write key = value; put texts in quotation marks.",
            ),
        )
    uncertainty = found.pop("uncertainty", {})
    problems: list[Problem] = []
    settings = _settings(found, _KEYS, "", text, shown_as, problems)
    if isinstance(uncertainty, dict):
        settings |= _settings(uncertainty, _UNCERTAINTY, ".", text, shown_as, problems)
    else:
        problems.append(
            _problem(text, shown_as, "uncertainty", "This is not a section.", "Write [uncertainty].")
        )
    if not problems:
        problems += _scale_and_orders(settings, text, shown_as)
    return settings, tuple(problems)


def _settings(
    found: Mapping[str, Any],
    keys: Mapping[str, tuple[str, Any]],
    dot: str,
    text: str,
    shown_as: str,
    problems: list[Problem],
) -> dict[str, Any]:
    for key in found.keys() - keys.keys():
        write = did_you_mean(key, keys) or f"Write one of {', '.join(keys)}."
        problems.append(_problem(text, shown_as, key, "This key is not known.", write))
    settings: dict[str, Any] = {}
    for key, (kind, default) in keys.items():
        value = found.get(key, default)
        if value is ...:
            problems.append(_problem(text, shown_as, key, "This key is missing.", f"Add it with {kind}."))
            continue
        fault = _fault(key, kind, value) if key in found else ""
        if fault:
            problems.append(_problem(text, shown_as, key, f"{shown(_toml(value))} is not right.", fault))
        settings[dot + key] = _plain(value)
    return settings


def _fault(key: str, kind: str, value: object) -> str:
    fits = {
        _TEXT: isinstance(value, str),
        _TRUE: isinstance(value, bool),
        _LIST: isinstance(value, list),
        _WHOLE: isinstance(value, int) and not isinstance(value, bool),
        _NUMBER: isinstance(value, int | Decimal)
        and not isinstance(value, bool)
        and Decimal(value).is_finite(),
    }[kind]
    if not fits:
        return f"Write {kind}."
    if key in _CHOICES:
        words = value if isinstance(value, list) else [value]
        if not words or any(word not in _CHOICES[key] for word in words):
            return f"Write {listed(_CHOICES[key])}."
    if key in _LIMITS and isinstance(value, int | Decimal):
        low, high = _LIMITS[key]
        if not low <= Decimal(value) <= high:
            return f"Write a number from {low} to {high}."
    return ""


def _toml(value: object) -> str:
    """A value as people write it in the file."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_toml(each)}' for key, each in value.items())}}}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plain(value: object) -> object:
    if isinstance(value, list):
        return tuple(_plain(each) for each in value)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _scale_and_orders(settings: Mapping[str, Any], text: str, shown_as: str) -> list[Problem]:
    problems = []
    scale = settings["scale"]
    right = len(scale) == 2 and all(isinstance(end, Decimal) and end.is_finite() for end in scale)
    if not (right and scale[0] < scale[1]):
        problems.append(
            _problem(text, shown_as, "scale", "This is not a scale.", "Write its two ends, such as [0, 100].")
        )
    for order in settings[".orders"]:
        if order != "declared" and not (isinstance(order, Decimal) and -20 <= order <= 20):
            write = 'Write "declared" or orders of a mean from -20 to 20, such as ["declared", 0].'
            problems.append(_problem(text, shown_as, "orders", f"{shown(_toml(order))} is not right.", write))
    for key in ("applies_to", ".normalisations", "missing_values"):
        if any(not isinstance(word, str) for word in settings[key]):
            found, write = "This list holds a number.", "Write texts in quotation marks."
            problems.append(_problem(text, shown_as, key.lstrip("."), found, write))
    return problems


def _problem(text: str, shown_as: str, key: str, found: str, write: str) -> Problem:
    match = re.search(rf"^\s*\[?{re.escape(key)}\b", text, re.MULTILINE)
    line = 1 + text.count("\n", 0, match.end()) if match else 0
    return problem(shown_as, line, key, "scheme-setting", found, write)
