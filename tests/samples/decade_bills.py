"""Bills over ten years: one lapses and is restored, one is withdrawn and comes again, one is carried over
into a new session, one lapses with its Assembly and comes again in the next; from 2028 on each year brings
twelve.

The register of a quarter is that of the newest shipped one with every step until the quarter's last day.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date

from plugins.core.time.quarter import Quarter
from tools.illustrative.place import EXAMPLE

from .tiny import Tiny

TABLES = ("bills", "bill_actions", "bill_participation", "bill_documents", "bill_amendments")
#: Bill, day, step, result.
STEPS = (
    ("bill_2026_09", "2026-11-20", "lapsed", ""),
    ("bill_2026_09", "2026-11-24", "restored", ""),
    ("bill_2026_09", "2026-12-02", "second_reading", "passed"),
    ("bill_2026_12", "2027-01-20", "withdrawn", ""),
    ("bill_2026_10", "2027-02-09", "carried_over", ""),
    ("bill_2027_01", "2027-02-10", "proposal", ""),
    ("bill_2026_11", "2027-08-09", "lapsed", ""),
    ("bill_2027_02", "2027-10-05", "proposal", ""),
)
#: New bills: id, number, session, title.
NEW = (
    ("bill_2027_01", "Example Bill No. 1 of 2027", "2027", "The Illustrative Snail Trails Bill, 2027"),
    ("bill_2027_02", "Example Bill No. 2 of 2027", "2027", "The Illustrative Weather Choirs Bill, 2027"),
)
LINKS = (
    ("bill_2027_01", "reintroduces", "bill_2026_12"),
    ("bill_2027_02", "reintroduces", "bill_2026_11"),
)
A_YEAR = 12
_ORDINARY = range(2028, 2040)


def write_bills(data: Tiny, quarter: Quarter) -> None:
    """The register as it stands on the quarter's last day."""
    place, last = f"quarters/{quarter}/v1", quarter.last_day.isoformat()
    shipped = EXAMPLE.quarters / "2026-27-Q1" / "v1"
    tables = {name: (shipped / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}
    steps = [*STEPS, *((bill, f"{bill[5:9]}-02-10", "proposal", "") for bill, *_ in _ordinary())]
    steps += [(bill, f"{bill[5:9]}-11-20", "withdrawn", "") for bill, *_ in _ordinary()]
    done = [step for step in sorted(steps, key=lambda one: one[1]) if step[1] <= last]
    begun = {bill for bill, _, stage, _ in done if stage == "proposal"}
    counted = _lengths(tables["bill_actions"])
    for bill, day, stage, result in done:
        counted[bill] = counted.get(bill, 0) + 1
        tables["bill_actions"] += f"{bill},{counted[bill]},{day},{stage},{result},,,\n"
    for bill, number, session, title in (*NEW, *_ordinary()):
        if bill in begun:
            tables["bills"] += (
                f'{bill},{number},{session},"{title}",,Would do more.,,member,example seat 3,,,,,\n'
            )
    links = [",".join((*link, "", "")) for link in LINKS if link[0] in begun]
    if links:
        tables["bill_links"] = "\n".join(["bill_id,relation,other_bill_id,note_en,note_sw", *links]) + "\n"
    for name, text in tables.items():
        data.write(f"{place}/{name}.csv", text)


def _ordinary() -> Iterator[tuple[str, str, str, str]]:
    for year in _ORDINARY:
        for number in range(1, A_YEAR + 1):
            title = f"The Illustrative Things No. {number} Bill, {year}"
            yield f"bill_{year}_{number:02d}", f"Example Bill No. {number} of {year}", str(year), title


def _lengths(actions: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in csv.DictReader(actions.splitlines()):
        found[row["bill_id"]] = found.get(row["bill_id"], 0) + 1
    return found


def in_register(day: date) -> int:
    """How many bills the register has on a day: 43 shipped ones and those that began since."""
    begun = [day_of for bill, day_of, stage, _ in STEPS if stage == "proposal"]
    begun += [f"{bill[5:9]}-02-10" for bill, *_ in _ordinary()]
    return 43 + sum(each <= day.isoformat() for each in begun)
