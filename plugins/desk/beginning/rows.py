"""From what a clerk wrote to rows of the register, and what is wrong with it beyond what the tables' own
checks say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from checked_tables.nearest import nearest, plain, shown
from plugins.core.time.quarter import Quarter
from plugins.desk.findings import Finding
from plugins.desk.reorganising.names import id_from
from plugins.desk.reorganising.register import name_key
from plugins.subjects.units.model_ids import id_like, other_kind
from plugins.subjects.units.record import ASSEMBLY_ID

from .hand_in import HandedIn, Line
from .parts import ADOPT, BEGINNING, CHOICES, Cells, Part, key_of

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2})(?::00)?)?(?:\+03:00)?")
_OPENS = "10:00"


@dataclass(frozen=True, slots=True)
class Written:
    """A row for the register, and the line of the sheet from which it was made."""

    line: Line
    cells: Cells


@dataclass(slots=True)
class Register:
    """What comes in, table by table, with everything wrong in it. ``units`` and ``metrics`` say which id a
    name means, ``called`` how each of them is written; all grow as their sheets are read."""

    quarter: Quarter
    rows: dict[str, tuple[Written, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    metrics: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    example_units: dict[str, str] = field(default_factory=dict)
    example_metrics: dict[str, str] = field(default_factory=dict)


def register_from(parts: Iterable[Part], handed_in: Mapping[str, HandedIn], quarter: Quarter) -> Register:
    """The rows of every sheet, in the order of the parts; a sheet that is not there adopts nothing."""
    register = Register(quarter)
    for part in parts:
        _know(part, register)
        found = handed_in.get(part.name)
        rows = tuple(_written(part, found, register)) if found else ()
        if found is not None:
            register.findings += check_rows(part, found, rows, quarter)
        there = keys_of(part)
        register.rows[part.name] = tuple(row for row in rows if key_of(part.table, row.cells) not in there)
    return register


def check_rows(part: Part, found: HandedIn, rows: Iterable[Written], quarter: Quarter) -> Iterator[Finding]:
    """What the register has already, and what would have ended before ``quarter``, the first of all."""
    there, last = keys_of(part), part.table.life.last or ("quarter" if part.name == "calendar" else "")
    for row in rows:
        key = key_of(part.table, row.cells)
        if key in there:
            words = f"{shown(' '.join(key))} is in {part.name}.csv already."
            write = "Take the row out; what is wrong in that table is mended there."
            yield found.fault(row.line, part.table.primary_key[0], "known", words, write)
        for column, marks in part.table.life.example.items():
            if row.cells.get(column, "") in marks:
                words = f"{shown(row.cells[column])} is the mark of an example."
                yield found.fault(row.line, column, "example", words, "Write what the Assembly decided.")
        if last and row.cells.get(last, "") and row.cells[last] < str(quarter):
            words = f"{row.cells[last]} is before {quarter}, the first quarter of all."
            yield found.fault(
                row.line, last, "before-beginning", words, f"Write {quarter} or later, or take the row out."
            )


def beginning_from(handed_in: Mapping[str, HandedIn], register: Register) -> Written | None:
    """The decision itself; ``None`` if its sheet has no row."""
    found = handed_in.get(BEGINNING)
    if found is None or not found.lines:
        return None
    line = found.lines[0]
    cells = dict(line.cells)
    if cells.get("first_quarter", "") != str(register.quarter):
        of = shown(cells.get("first_quarter", ""))
        said = f"This workbook is of {of}, the command says {register.quarter}."
        register.findings.append(
            found.fault(line, "first_quarter", "other-quarter", said, f"Write {register.quarter}.")
        )
    office = plain(cells.get("decided_by", ""))
    cells["decided_by"] = register.units.get(office, cells.get("decided_by", ""))
    return Written(line, cells)


def _written(part: Part, found: HandedIn, register: Register) -> Iterator[Written]:
    for line in found.lines:
        if not part.adopts or _is_adopted(part, found, line, register):
            yield Written(line, _row(part, found, line, register))


def _know(part: Part, register: Register) -> None:
    """The names that stand already, and those of the examples."""
    for rows, units, metrics in (
        (part.kept, register.units, register.metrics),
        (part.examples, register.example_units, register.example_metrics),
    ):
        known = {"units": (units, "unit_id", "name_en"), "metrics": (metrics, "metric_id", "title_en")}
        if part.name in known:
            names, short, long = known[part.name]
            for row in rows:
                names |= {plain(row[long]): row[short], row[short]: row[short]}
                register.called[row[short]] = row[long]


def _is_adopted(part: Part, found: HandedIn, line: Line, register: Register) -> bool:
    said = plain(line.cells.get(ADOPT, ""))
    if said and said not in CHOICES:
        fault = found.fault(
            line,
            ADOPT,
            "not-a-choice",
            f"{shown(said)} says neither yes nor no.",
            "Write yes, no or changed.",
        )
        register.findings.append(fault)
    if said not in ("yes", "changed"):
        return False
    first = part.table.primary_key[0]
    offered = next((row for row in part.offered if row[first] == line.cells.get(first)), None)
    if offered is not None:
        other = [name for name in part.columns if _text(line.cells.get(name, "")) != _text(offered[name])]
        if said == "yes" and other:
            for name in other:
                words = "It says yes, but this cell is not as it was offered."
                write = "Write changed, if the Assembly has adopted it so; else put the cell back."
                register.findings.append(found.fault(line, name, "changed", words, write))
        elif said == "changed" and not other:
            words = "It says changed, but every cell of the row is as it was offered."
            register.findings.append(
                found.fault(
                    line, ADOPT, "not-changed", words, "Write yes, or change what the Assembly changed."
                )
            )
    return True


def _text(cell: str) -> str:
    """A cell as it is compared: a workbook may write 1 for 1.0 and one space for two."""
    number = re.fullmatch(r"(-?\d+)\.0+", cell)
    return number[1] if number else " ".join(cell.split()).casefold()


def _row(part: Part, found: HandedIn, line: Line, register: Register) -> Cells:
    cells = {name: line.cells.get(name, "") for name in part.columns}
    match part.name:
        case "units":
            return _unit(found, line, cells, register)
        case "metrics":
            register.metrics |= {
                plain(cells["title_en"]): cells["metric_id"], cells["metric_id"]: cells["metric_id"]
            }  # fmt: skip
            register.called[cells["metric_id"]] = cells["title_en"]
            began = {"metric_version": "1", "introduced": str(register.quarter), "status": "adopted"}
            return {**cells, **began}
        case "targets":
            return _target(found, line, cells, register)
        case "service_standards":
            return {**cells, "first_quarter": str(register.quarter)}
    if part.name == "calendar":
        cells["kind"] = cells["kind"] or "quarterly_release"
        cells["announced_at"] = _moment(cells["announced_at"])
    return {**cells, **dict.fromkeys(part.table.life.example, "false")}


def _unit(found: HandedIn, line: Line, cells: dict[str, str], register: Register) -> Cells:
    taken = {*register.units.values(), *register.example_units.values()}
    name, known = plain(cells["name_en"]), {name_key(each): unit for each, unit in register.units.items()}
    if cells["unit_id"] in register.example_units.values():
        words = f"{cells['unit_id']} is the short name of an example, and no short name is ever used again."
        register.findings.append(
            found.fault(line, "unit_id", "id-used", words, "Empty the cell, or write another.")
        )
    elif name in register.example_units:
        words = f"{shown(cells['name_en'])} is the name of an example."
        register.findings.append(
            found.fault(line, "name_en", "example", words, "Write the Assembly's own name.")
        )
    elif name and name_key(cells["name_en"]) in known:
        words = f"{shown(cells['name_en'])} is the name of {known[name_key(cells['name_en'])]}, too."
        register.findings.append(
            found.fault(line, "name_en", "same-name", words, "Give each a name of its own, or keep one row.")
        )
    if wrong := other_kind(cells["kind"], cells["unit_id"]):
        write = f"Empty the cell, or write an id that begins with {id_like(cells['kind'])}."
        register.findings.append(found.fault(line, "unit_id", "id-of-another-kind", wrong, write))
    unit_id = cells["unit_id"] or id_from(cells["kind"], cells["name_en"], taken)
    register.units |= {name: unit_id, unit_id: unit_id}
    register.called[unit_id] = cells["name_en"]
    return {**cells, "unit_id": unit_id, "parent_id": ASSEMBLY_ID, "illustrative": "false"}


def _target(found: HandedIn, line: Line, cells: dict[str, str], register: Register) -> Cells:
    asked = (
        ("metric_id", register.metrics, register.example_metrics,
         "is not adopted. Adopt it on the sheet metrics, or take the row out."),
        ("unit_id", register.units, register.example_units,
         "is only an example. Write a department or committee of the Assembly, or assembly."),
    )  # fmt: skip
    for column, known, examples, only in asked:
        name = plain(cells[column])
        if name in known:
            cells[column] = known[name]
        elif name in examples:
            words, _, write = f"{shown(cells[column])} {only}".partition(". ")
            register.findings.append(found.fault(line, column, "only-an-example", f"{words}.", write))
        elif name:
            words = f"{shown(cells[column])} is not known."
            near = register.called.get(known.get(nearest(name, known) or "", ""))
            write = f"Did you mean {near}?" if near else "Write it as it stands on its own sheet."
            register.findings.append(found.fault(line, column, "unknown-name", words, write))
    return {**cells, "metric_version": "1", "late_approved": _late(cells)}


def _late(cells: Cells) -> str:
    """Whether a target was approved when its first quarter had ended; readers are told."""
    try:
        late = date.fromisoformat(cells["approved_on"]) > Quarter.parse(cells["first_quarter"]).last_day
    except ValueError:
        return "false"
    return str(late).lower()


def _moment(text: str) -> str:
    """A day, with or without a time, as the calendar writes it; anything else as it is."""
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    clock = f"{int(found[2]):02d}:{found[3]}" if found[2] else _OPENS
    return f"{found[1]}T{clock}:00+03:00"


def keys_of(part: Part) -> frozenset[tuple[str, ...]]:
    """What names the rows that stood before anything was adopted and stay."""
    return frozenset(key_of(part.table, row) for row in part.kept)
