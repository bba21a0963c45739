"""``release.toml``: what stage a version has reached and how its figures came about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from checked_tables.dates import date_fault
from checked_tables.fault import Fault, problem
from checked_tables.nearest import did_you_mean, listed, shown, visible
from checked_tables.problems import Problem
from checked_tables.text_file import read_text
from checked_tables.texts import Bilingual
from checked_tables.words import text_fault

from .check_release import check_release, day_of
from .folders import VersionFolder
from .release import Provenance, Release, Stage

FILE = "release.toml"
REASON_AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Key:
    """One key of ``release.toml``: its meaning, an example as it is written, whether it must be there."""

    meaning: str
    example: str
    required: bool = True
    choices: tuple[str, ...] = ()


KEYS: Mapping[str, Key] = {
    "quarter": Key("The quarter; the same as the folder's name.", '"2025-26-Q1"', False),
    "version": Key("1, then one more for each correction; the same as the folder's name.", "1", False),
    "stage": Key("How far the release has come.", '"published"', choices=get_args(Stage)),
    "provenance": Key("How the figures came about.", '"illustrative"', choices=get_args(Provenance)),
    "illustrates": Key(
        "What illustrative figures play at; only with provenance illustrative.",
        '"reported"',
        False,
        ("back-cast", "reported"),
    ),
    "rehearsed": Key(
        "Whether it was released with the clock set, to rehearse: no edition that holds it is published.",
        "true",
        False,
    ),
    "as_at": Key(
        "The day at which ages and delays are counted; not before the quarter's last day.", "2025-10-20"
    ),
    "scheduled_on": Key("The announced day of publication.", "2025-10-31"),
    "published_on": Key("The day of publication; not before as_at.", "2025-10-31"),
    "next_expected_on": Key("When the next report is expected.", "2026-01-31", False),
    "has_index": Key("Whether this release has a productivity index.", "false"),
    "no_index_reason_en": Key(
        "Why there is no index, in English; only and always with has_index = false.",
        '"The metrics are agreed in this quarter."',
        False,
    ),
    "no_index_reason_sw": Key(
        "Why there is no index, in Kiswahili.", '"Viashiria vinakubaliwa katika robo hii."', False
    ),
}


def read_release(folder: VersionFolder) -> tuple[Release | None, tuple[Problem, ...]]:
    """The release of a version folder, still without its sign-offs and corrections, or its problems."""
    file = f"{folder.shown_as}/{FILE}"
    text = read_text(folder.path / FILE, file)
    if isinstance(text, Problem):
        return None, (text,)
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return None, (_syntax(file, text, str(error)),)
    problems = tuple(_check_keys(file, found, _line_of(text))) or tuple(
        check_release(file, found, _line_of(text), folder.quarter, folder.version)
    )
    if problems:
        return None, problems
    return _release(found, folder), ()


def line_in(folder: Path, key: str) -> int:
    """The line of the file in a version's folder on which ``key`` stands; 0 if it does not."""
    text = read_text(folder / FILE, FILE)
    return 0 if isinstance(text, Problem) else _line_of(text)(key)


def _syntax(file: str, text: str, error: str) -> Problem:
    lines = text.splitlines()
    place = re.search(r"at line (\d+)", error)
    line = min(int(place[1]) if place else len(lines), len(lines))
    return problem(
        file,
        line,
        "",
        "toml",
        f"This line cannot be read: {shown(lines[line - 1])}.",
        'Write each line as key = value: texts in "quotation marks", days as 2025-10-31, true or false bare.',
    )


def _line_of(text: str) -> Callable[[str], int]:
    lines = text.splitlines()

    def line_of(key: str) -> int:
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        return next((number for number, line in enumerate(lines, start=1) if pattern.match(line)), 0)

    return line_of


def _check_keys(file: str, found: Mapping[str, Any], line_of: Callable[[str], int]) -> Iterator[Problem]:
    missing = [name for name, key in KEYS.items() if key.required and name not in found]
    for name in found:
        if name in KEYS:
            continue
        absent = [each for each in KEYS if each not in found]
        meant = did_you_mean(name, absent)
        if meant:
            missing = [each for each in missing if f" {each}?" not in meant]
        yield problem(
            file,
            line_of(name),
            visible(name[:40]),
            "unknown-key",
            f"{shown(name)} is not a word of this file.",
            meant or "Remove it.",
        )
    for name in missing:
        yield problem(
            file, 0, name, "missing-key", "This key is missing.", f"Add {name} = {KEYS[name].example}."
        )
    for name, value in found.items():
        fault = _value_fault(name, value) if name in KEYS else None
        if fault is not None:
            yield problem(file, line_of(name), name, fault.kind, fault.found, fault.write)


def _value_fault(name: str, value: Any) -> Fault | None:
    key = KEYS[name]
    if name == "version":
        good = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    elif name in ("has_index", "rehearsed"):
        good = isinstance(value, bool)
    elif name.endswith("_on") or name == "as_at":
        return _date_fault(value)
    else:
        good = isinstance(value, str)
    if not good:
        return Fault(
            "wrong-type", f"{shown(str(value))} is not what belongs here.", f"Write {name} = {key.example}."
        )
    if key.choices and value not in key.choices and not (value == "" and not key.required):
        meant = did_you_mean(value, key.choices)
        write = f"Write {listed(key.choices)}."
        return Fault("not-a-choice", f"{shown(value)} is not a {name}.", f"{write} {meant}".rstrip())
    return text_fault(value, REASON_AT_MOST) if name.startswith("no_index_reason") and value else None


def _date_fault(value: Any) -> Fault | None:
    if isinstance(value, datetime):
        return Fault("date-form", f"{shown(str(value))} has a time of day.", f"Write {value.date()}.")
    if isinstance(value, date):
        return date_fault(value.isoformat())
    if isinstance(value, str):
        return date_fault(value)
    return Fault("not-a-date", f"{shown(str(value))} is not a date.", "Write it as 2026-03-31.")


def _release(found: Mapping[str, Any], folder: VersionFolder) -> Release:
    following = found.get("next_expected_on")
    return Release(
        quarter=folder.quarter,
        version=folder.version,
        stage=found["stage"],
        provenance=found["provenance"],
        illustrates=found.get("illustrates") or None,
        rehearsed=found.get("rehearsed", False),
        as_at=day_of(found["as_at"]),
        scheduled_on=day_of(found["scheduled_on"]),
        published_on=day_of(found["published_on"]),
        next_expected_on=None if following is None else day_of(following),
        has_index=found["has_index"],
        no_index_reason=Bilingual(found.get("no_index_reason_en", ""), found.get("no_index_reason_sw", "")),
        folder=folder.shown_as,
    )
