"""What ``release.toml`` says must agree with its folder and with itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from checked_tables.fault import problem
from checked_tables.nearest import shown
from checked_tables.problems import Problem

from .quarter import Quarter


def check_release(
    file: str, found: Mapping[str, Any], line_of: Callable[[str], int], quarter: Quarter, version: int
) -> Iterator[Problem]:
    """What the keys of one file (``found``, each of the right type) say against one another and against
    the folder's ``quarter`` and ``version``."""

    def wrong(key: str, kind: str, what: str, write: str) -> Problem:
        return problem(file, line_of(key), key, kind, what, write)

    if found.get("quarter", str(quarter)) != str(quarter):
        yield wrong(
            "quarter",
            "not-the-folder",
            f"{shown(found['quarter'])} is not the folder's quarter.",
            f"Write {quarter}, or move the file to its folder.",
        )
    if found.get("version", version) != version:
        yield wrong(
            "version",
            "not-the-folder",
            f"{found['version']} is not the folder's version.",
            f"Write {version}, or move the file to its folder.",
        )
    if found["provenance"] == "illustrative" and not found.get("illustrates"):
        yield wrong(
            "illustrates",
            "illustrates-what",
            "The figures are illustrative, but nothing says what they play at.",
            "Write illustrates = back-cast or reported.",
        )
    if found["provenance"] != "illustrative" and found.get("illustrates"):
        yield wrong(
            "illustrates", "illustrates-what", "The figures are not illustrative.", "Remove this line."
        )
    yield from _check_days(wrong, found, quarter)
    reason = bool(found.get("no_index_reason_en"))
    if found["has_index"] and (reason or found.get("no_index_reason_sw")):
        yield wrong(
            "no_index_reason_en",
            "index-reason",
            "There is an index, so there is no reason for none.",
            "Remove it.",
        )
    if not found["has_index"] and not reason:
        yield wrong(
            "no_index_reason_en",
            "index-reason",
            "There is no index, and nothing says why.",
            "Say why, in English.",
        )


def _check_days(
    wrong: Callable[[str, str, str, str], Problem], found: Mapping[str, Any], quarter: Quarter
) -> Iterator[Problem]:
    end = quarter.last_day
    as_at, published = day_of(found["as_at"]), day_of(found["published_on"])
    if as_at < end:
        yield wrong(
            "as_at", "date-before-end", f"{as_at} is before the quarter's last day.", f"Write {end} or later."
        )
    if published < as_at:
        yield wrong(
            "published_on",
            "dates-backwards",
            f"{published} is before as_at, {as_at}.",
            "Correct one of the two.",
        )
    if day_of(found["scheduled_on"]) < end:
        yield wrong(
            "scheduled_on",
            "date-before-end",
            f"{day_of(found['scheduled_on'])} is before the quarter's last day.",
            f"Write a day after {end}.",
        )
    following = found.get("next_expected_on")
    if following is not None and day_of(following) <= published:
        yield wrong(
            "next_expected_on",
            "dates-backwards",
            f"{day_of(following)} is not after this publication, {published}.",
            "Write a later day.",
        )


def day_of(value: date | str) -> date:
    """A day written bare or, as a text, in quotation marks."""
    return date.fromisoformat(value) if isinstance(value, str) else value
