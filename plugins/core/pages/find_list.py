"""The lists of names that the page which finds things looks through: one of now, one of each earlier year.

A list is a script that hands its rows to ``found`` (``theme/static/find.js``), so that a page from a memory
stick may read it. A row: its kind, its name, its address from the folder of the language, how it stands, what
else it is called, the language of its name where that is another one; what is empty at the end is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from checked_tables.texts import LANGUAGES
from plugins.core.time.quarter import Quarter

from .teller import Teller
from .things import UNNAMED, Thing

NOW = "now"
#: Whatever has ended stays in the list of now for so many quarters.
_QUARTERS = 4


def by_years(things: Iterable[Thing], newest: Quarter | None) -> dict[str, list[Thing]]:
    """The things of each list: of ``now`` what is open, has no day, or happened in the last four quarters;
    else of the financial year in which it ended, the newest first."""
    since = newest
    for _ in range(_QUARTERS - 1):
        since = since.previous if since is not None else None
    lists: dict[str, list[Thing]] = {NOW: []}
    for one in things:
        ended = not one.is_open and one.day is not None and since is not None
        old = one.day if ended and one.day and since and one.day < since.first_day else None
        lists.setdefault(Quarter.containing(old).financial_year if old else NOW, []).append(one)
    return {name: lists[name] for name in (NOW, *sorted(lists.keys() - {NOW}, reverse=True))}


def pack_list(teller: Teller, things: Sequence[Thing]) -> bytes:
    """A list as a script, a row a line."""
    kinds = list(dict.fromkeys(one.kind for one in things))
    named = []
    for kind in kinds:
        key = f"kind.{kind.word}"
        asked = " ".join(teller.site.wording.of(each)(key).split()[0] for each in LANGUAGES)
        named.append([teller.t(key) if kind not in UNNAMED else "", asked])
    rows = ",\n".join(_json(_row(teller, kinds.index(one.kind), one)) for one in things)
    return f"found({_json(named)},[\n{rows}\n])\n".encode()


def _row(teller: Teller, kind: int, one: Thing) -> list[object]:
    address = one.name.url.removeprefix(f"{teller.language}/")
    row: list[object] = [kind, one.name.text, address, one.said, "|".join(one.also), one.name.lang or ""]
    while not row[-1]:
        row.pop()
    return row


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
