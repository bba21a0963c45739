"""Years of a portal after the shipped nine quarters, with what happens to an assembly in each.

Units begin, divide, merge, close and have new names; a metric is retired, one defined anew, one worded
otherwise; a report is skipped and comes out late; an Assembly is elected; bills lapse, are restored and come
again (``decade_bills.py``). From July 2028 on each year brings a new committee, a new name and a committee
that ends, so that every list grows.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from plugins.core.time.quarter import Quarter
from plugins.desk.folder import Desk
from plugins.desk.freeze import freeze_release
from plugins.desk.reorganising.command import reorganise
from plugins.desk.reorganising.order import Order
from tools.illustrative.place import EXAMPLE

from .decade_bills import write_bills
from .later import add_quarter
from .tiny import Tiny

#: The first of the new quarters; it comes out after the one that follows it.
FIRST = Quarter(2026, 2)
SHIPPED = 9
LATE = "2027-06-15"
RETIRED, ANEW, REWORDED = "leg_hearing_participants", "leg_bills_passed", "adm_printing_pages"
CORRECTED = "adm_workload_output"
#: Tables that each new quarter has as the newest shipped one.
CARRIED = ("submissions", "budget", "resource_use", "engagement", "service_requests")
ELECTED = Quarter(2027, 1)
DEFINED_ANEW = Quarter(2028, 1)
#: A year before, counted again by the new definition.
RESTATED = """\
of_quarter,metric_id,metric_version,unit_id,value,numerator,denominator,status,how_en,how_sw
2027-28-Q1,leg_bills_passed,2,assembly,5,,,reported,Counted again from the Hansard.,Zimehesabiwa upya.
"""
#: Of the new quarters the first has an index, the third of all; nothing is planned against slow spending.
SLOW = ("assembly", "dept_acacia", "dept_baobab", "dept_cedar", "dept_fig")
WORDS = "Pages printed, said more plainly"
_CHANGES = "table,row,column,was,now,changed_on,kind,reason_en,reason_sw"
Row = dict[str, str]


def write_decade(folder: Path, quarters: int) -> Tiny:
    """A data folder with so many quarters, the shipped ones among them, each frozen as it came out."""
    data = Tiny(EXAMPLE.copied(folder))
    last = FIRST.shifted(quarters - SHIPPED - 1)
    quarter = FIRST
    while quarter <= last:
        for event in (*EVENTS.get(str(quarter), ()), *_yearly(quarter)):
            event(data)
        if quarter != FIRST:
            _publish(data, quarter)
        if quarter == FIRST.next:
            _publish(data, FIRST, published=LATE, scheduled="2027-01-29")
        quarter = quarter.next
    return data


def correct_shipped(data: Tiny, on: str = "2026-11-20", following: str = "2027-01-29") -> None:
    """A second version of the newest shipped quarter, out ``on`` a day: one document more was finished.
    The report ``following`` it is expected after that."""
    quarter = str(FIRST.previous)
    first, second = (data.path(f"quarters/{quarter}/v{number}") for number in (1, 2))
    shutil.copytree(first, second)
    for name in ("results", "reference"):
        shutil.rmtree(second / name)
    (second / "SHA256SUMS").unlink()
    place = f"quarters/{quarter}/v2"
    change(data, f"{place}/observations.csv", lambda rows: _of(rows, CORRECTED).update(value="2800"))
    for column in ("published_on", "scheduled_on"):
        data.replace(f"{place}/release.toml", f"{column} = 2026-10-30", f"{column} = {on}")
    data.replace(f"{place}/release.toml", "next_expected_on = 2027-01-29", f"next_expected_on = {following}")
    data.replace(f"{place}/sign_offs.csv", "2026-10-30", on)
    cells = (
        "cor_1",
        "correction",
        "minor",
        CORRECTED,
        "assembly",
        "value",
        "2799",
        "2800",
        "public",
        "2026-11-12",
    )
    columns = "correction_id,kind,severity,metric_id,unit_id,column,old_value,new_value,found_by,found_on"
    row = f"{','.join(cells)},One was missed.,,"
    data.write(f"{place}/corrections.csv", f"{columns},reason_en,reason_sw,table\n{row}\n")
    freeze_release(data.folder, quarter, 2)


def change(data: Tiny, name: str, mend: Callable[[list[Row]], object]) -> None:
    """Let ``mend`` change the rows of a table, whose columns are those of its first row."""
    rows = list(csv.DictReader(io.StringIO(data.read(name).removeprefix("\ufeff"))))
    mend(rows)
    names = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    data.write(name, out.getvalue())


Event = Callable[[Tiny], object]


def _order(what: str, on: str, **more: object) -> Event:
    """Typed into ``reorganise``."""
    order = Order(what=what, on=on, paper="Notice 1", why="It was decided.", sababu="Iliamuliwa.", **more)  # type: ignore[arg-type]

    def happens(data: Tiny) -> None:
        desk = Desk(data.folder.parent / "desk")
        reorganise(data.folder, desk, order, None, lambda _: True, lambda _: None)

    return happens


def _of(rows: list[Row], metric_id: str) -> Row:
    return next(
        row for row in rows if row["metric_id"] == metric_id and row.get("unit_id", "assembly") == "assembly"
    )


def _retire(data: Tiny) -> None:
    reason = {"retired_reason_en": "It is told of elsewhere.", "retired_reason_sw": "Inaelezwa kwingine."}
    last = str(FIRST)
    change(data, "reference/metrics.csv", lambda rows: _of(rows, RETIRED).update(retired=last, **reason))


def _define_anew(data: Tiny) -> None:
    first = DEFINED_ANEW

    def mend(rows: list[Row]) -> None:
        row = _of(rows, ANEW)
        note = {"change_note_en": "Private members' bills count too.", "change_note_sw": "Miswada yote."}
        rows.append(row | {"metric_version": "2", "introduced": str(first), **note})
        row["retired"] = str(first.previous)

    change(data, "reference/metrics.csv", mend)
    target = "2028-29-Q4,,2028-06-18,Office of the Clerk,false,none,Nobody counted it yet.,"
    data.add("reference/targets.csv", f"{ANEW},2,assembly,{first},{target}")


def _reword(data: Tiny) -> None:
    was = []

    def mend(rows: list[Row]) -> None:
        row = _of(rows, REWORDED)
        was.append(row["title_en"])
        row["title_en"] = WORDS

    change(data, "reference/metrics.csv", mend)
    row = f'metrics,{REWORDED}/1,title_en,{was[0]},"{WORDS}",2028-02-08,wording,It was not understood.,'
    data.write("reference/text_changes.csv", f"{_CHANGES}\n{row}\n")


def _elect(data: Tiny) -> None:
    def mend(rows: list[Row]) -> None:
        rows[-1] |= {"ended_on": "2027-08-09"}
        new = {
            "term_id": "term_4",
            "number": "4",
            "elected_on": "2027-08-10",
            "first_sitting_on": "2027-09-07",
        }
        rows.append(rows[-1] | new | {"ended_on": "", "source": "The general election of 10 August 2027"})

    change(data, "reference/terms.csv", mend)


EVENTS: Mapping[str, tuple[Event, ...]] = {
    "2026-27-Q2": (
        _order(
            "created",
            "2026-10-01",
            kind="department",
            new=("dept_mango; Example Mango; Idara ya Mfano Mango",),
        ),
    ),
    "2026-27-Q3": (
        _order("renamed", "2027-01-01", unit=("cmt_ibis",), new=("Example Egret; Kamati ya Mfano Egret",)),
        _retire,
    ),
    "2026-27-Q4": (
        _order("moved", "2027-04-01", unit=("cmt_ibis",), into=("dept_fig",)),
        _order("transferred", "2027-04-01", unit=("dept_sisal",), into=("dept_mango",)),
    ),
    "2027-28-Q1": (
        _order(
            "split",
            "2027-07-01",
            unit=("dept_cedar",),
            new=("dept_one; Example One; Idara ya Mfano Moja", "dept_two; Example Two; Idara ya Mfano Mbili"),
        ),
        _elect,
    ),
    "2027-28-Q2": (
        _order("merged", "2027-10-01", unit=("dept_sisal",), into=("dept_mango",)),
        _order("closed", "2027-11-20", unit=("dept_two",)),
        _reword,
    ),
    "2028-29-Q1": (_define_anew,),
}


def _yearly(quarter: Quarter) -> tuple[Event, ...]:
    """From 2028/29 on, in the first quarter: a committee begins, is called otherwise, and ends
    after two years."""
    year = quarter.start_year
    if quarter.number != 1 or quarter <= ELECTED:
        return ()
    day = quarter.first_day.isoformat()
    begins = f"cmt_{year}; Example {year}; Kamati ya Mfano {year}"
    events = [_order("created", day, kind="committee", new=(begins,))]
    if year >= 2029:
        events.append(
            _order(
                "renamed",
                day,
                unit=(f"cmt_{year - 1}",),
                new=(f"Example {year - 1} B; Kamati ya Mfano {year - 1} B",),
            )
        )
    if year >= 2030:
        events.append(_order("closed", day, unit=(f"cmt_{year - 2}",)))
    return tuple(events)


def _publish(data: Tiny, quarter: Quarter, **days: str) -> None:
    if quarter == ELECTED:
        days = {"published": "2027-10-29"}  # as the shipped calendar has it
    elif not days and quarter > ELECTED:
        day = quarter.last_day + timedelta(30)
        announced = f"quarterly_release,{quarter},{day}T10:00:00+03:00,{quarter.first_day},true,,"
        data.add("reference/calendar.csv", announced)
    add_quarter(data, str(quarter), **days)
    for name in CARRIED:
        _carry(data, quarter, name)
    write_bills(data, quarter)
    place = f"quarters/{quarter}/v1"
    if quarter == FIRST:
        data.replace(
            f"{place}/release.toml", "has_index = false\nno_index_reason", "has_index = true\n# reason"
        )
        shutil.copy(EXAMPLE.quarters / str(FIRST.previous) / "v1" / "actions.csv", data.path(place))
        for number, unit in enumerate(SLOW):
            row = (
                f"act_slow_{number},adm_budget_execution,{unit},It was not spent.,,Nothing yet.,,office_clerk"
            )
            data.add(f"{place}/actions.csv", f"{row},2027-01-14,,none_planned,,,,")
    if quarter == DEFINED_ANEW:
        data.write(f"{place}/restated.csv", RESTATED)
    freeze_release(data.folder, str(quarter), 1)


def _carry(data: Tiny, quarter: Quarter, name: str) -> None:
    """A table of the newest shipped quarter, moved on to this one, of whoever is still there."""
    place = f"quarters/{quarter}/v1"
    later = quarter.last_day - FIRST.previous.last_day
    there = {line.split(",")[2] for line in data.read(f"{place}/observations.csv").splitlines()}

    def mend(rows: list[Row]) -> None:
        rows[:] = [row for row in rows if row.get("unit_id", "assembly") in there]
        if name == "submissions":  # of a new department the data came like those of the first
            new = sorted(each for each in there if each.startswith("dept_"))
            rows += (
                {**rows[0], "unit_id": each} for each in new if each not in {row["unit_id"] for row in rows}
            )
        for row in rows:
            moved = {column: date.fromisoformat(day) + later for column, day in row.items()
                     if column.endswith("_on") and day}  # fmt: skip
            row |= {column: str(day) for column, day in moved.items()}
            if "term_id" in row and quarter > ELECTED:
                row["term_id"] = "term_4"

    shutil.copy(EXAMPLE.quarters / str(FIRST.previous) / "v1" / f"{name}.csv", data.path(place))
    change(data, f"{place}/{name}.csv", mend)
