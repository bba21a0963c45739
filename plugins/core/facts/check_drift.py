"""The register says nothing else of what was released than what was released: each difference in a sentence,
with both values, the quarter that used it, and the way out."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.fault import problem
from checked_tables.problems import Problem

from .drift import Change, Drift


def check_drift(drift: Drift) -> Iterator[Problem]:
    """A problem for each difference that is open."""
    for change in drift.open:
        line, column = (0, "") if change.kind == "gone" else (change.line, change.column)
        file = f"reference/{change.schema.name}.csv" if change.kind == "gone" else change.file
        yield problem(file, line, column, f"drift-{change.kind}", *_say(change))


def _say(change: Change) -> tuple[str, str]:
    """What was found, and what to write."""
    quarter, instead, name = change.quarter, change.schema.instead, " ".join(change.key)
    was, now = _quoted(change.was), _quoted(change.now)
    match change.kind:
        case "asked":
            return (
                f"Released in {quarter} as {was}, here {now}.",
                f"Put it back; or, if it means the same, say why with the command compare --text "
                f"{change.address}. {instead}",
            )
        case "event":
            return (
                f"Released in {quarter} as {was}, here {now}.",
                "Put it back, and say with the command reorganise what happened and when.",
            )
        case "last" if not change.was or (change.now and change.now < change.was):
            return (
                f"{name} was released in {quarter}, so it cannot end in {change.now}.",
                f"Write {quarter} or a later quarter, or leave it empty.",
            )
        case "last":
            goes_on = f"go on until {change.now}" if change.now else "go on"
            return (
                f"{name} was released as ended with {change.was}, so it cannot {goes_on}: {quarter} is out.",
                f"Put it back. {instead}",
            )
        case "gone":
            return (
                f"{name} was released in {quarter} ({change.file}, line {change.line}) and is gone.",
                f"Put the row back. {instead}",
            )
        case "new":
            return (
                f"{name} begins {_beginning(change.now)}, and {quarter} is out without it.",
                f"Write a {change.column} after the newest report; what was wrong in a report that is out is "
                "mended with the command correct.",
            )
    return f"Released in {quarter} as {was}, here {now}.", f"Put it back. {instead}"


def _beginning(first: str) -> str:
    return f"in {first}" if first else "with the first report"


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text or "empty"
