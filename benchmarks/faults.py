"""Faults of real offices in correctly filled workbooks: how many are found before ``validated``.

    python -m benchmarks.faults [--books 40] [--each 5] [--seed 1]

Each workbook is a quarter of the examples, typed as it was released, beside the quarters before it. Faults
are planted by chance (``benchmarks.fault_kinds`` says which and what they do to a workbook). It is then read,
checked and compared as ``intake``, ``check`` and ``compare`` do, in this process and without the search for
hidden numbers, of which no fault here is an example. Whatever is an error is put right, as its office would,
and the workbook read again, until it can be compared.

Caught is a fault whose cells or figures an error, a warning or a question for a reason names, which the same
workbook without faults does not have. A false alarm is a warning or a question about anything else, those
that the correctly filled workbook has among them. A fault that nothing could tell counts as missed.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl

from benchmarks.fault_kinds import KINDS, Cells, Filled, Planted
from plugins.core.time.quarter import Quarter
from plugins.desk.compare.figures import compared
from plugins.desk.findings import Finding
from plugins.desk.folder import Desk
from plugins.desk.intake.command import look_at
from plugins.desk.intake.judge import Judged
from plugins.desk.new_quarter import schemas_of
from plugins.desk.workbook.form import form_for
from plugins.desk.workbook.pack import pack_workbook
from plugins.portal import read as portal_read
from tools.illustrative.place import EXAMPLE

#: The quarters that are filled, with the version whose figures are right. The quarter before each has all
#: figures too.
QUARTERS = (("2025-26-Q4", "v2"), ("2026-27-Q1", "v1"))
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What is said of a workbook: where, and which figures are asked about."""

    places: frozenset[tuple[str, int, str]]
    asked: frozenset[tuple[str, str]]


class Bench:
    """One quarter to be filled, with the quarters before it in a folder of its own."""

    def __init__(self, folder: Path, quarter: str, version: str) -> None:
        self.quarter, self.folder, self.desk = (
            Quarter.parse(quarter),
            folder / quarter,
            Desk(folder / f"desk-{quarter}"),
        )
        shutil.copytree(EXAMPLE.reference, self.folder / "reference")
        earlier = sorted(each.name for each in (EXAMPLE.quarters).iterdir() if each.name < quarter)[-4:]
        for name in earlier:
            shutil.copytree(EXAMPLE.quarters / name, self.folder / "quarters" / name)
        self.rows = EXAMPLE.quarters / quarter / version
        self.before = _figures(_newest(EXAMPLE.quarters / earlier[-1]))
        self.metrics = {row["metric_id"]: row for row in _rows(EXAMPLE.reference / "metrics.csv")}
        self.desk.of(self.quarter).path.mkdir(parents=True)
        self.empty = self._filled()
        self.clean, self.said = self._found(self.empty)

    def _filled(self) -> bytes:
        """The workbook as the office would have typed it."""
        assembly = portal_read.read_assembly(self.folder)
        schemas = schemas_of(self.folder)
        form = form_for(self.quarter, assembly, schemas, self.folder)
        paths = {table.name: self.rows / f"{table.name}.csv" for table in form.tables}
        paths["prerelease_access"] = self.rows.with_name("v1") / "prerelease_access.csv"
        rows = {name: tuple(_rows(path)) if path.exists() else () for name, path in paths.items()}
        return pack_workbook(replace(form, rows=rows))

    def book(self) -> Any:
        """A fresh workbook, correctly filled."""
        path = self.desk.of(self.quarter).workbook
        path.write_bytes(self.empty)
        return openpyxl.load_workbook(path)

    def _found(self, data: bytes) -> tuple[Found, tuple[Finding, ...]]:
        path = self.desk.of(self.quarter).workbook
        path.write_bytes(data)
        judged = look_at(path, self.folder, self.desk, lambda _: None)
        if judged.assembly is None:
            raise SystemExit("\n".join(each.sentence for each in judged.findings) or str(judged.elsewhere))
        return said_of(judged, self.quarter), judged.findings

    def look(self, seed: int, kinds: Collection[tuple[int, str]]) -> tuple[Judged, dict[int, Planted]]:
        """A workbook with these faults, read and checked; each planted by draws of its own."""
        book, places = self.book(), {}
        filled = Filled(book, random.Random(seed), self.before, self.metrics)
        for number, kind in sorted(kinds):
            for again in range(20):
                filled.draw = random.Random(f"{seed} {number} {again}")
                planted = KINDS[kind](filled, kind)
                if planted is not None:
                    places[number] = planted
                    break
        path = self.desk.of(self.quarter).workbook
        book.save(path)
        return look_at(path, self.folder, self.desk, lambda _: None), places


def said_of(judged: Judged, quarter: Quarter) -> Found:
    """The places of what is said of a workbook, and the figures that are asked about, if it is clean."""
    figures = compared(judged.assembly, quarter) if judged.assembly is not None else ()
    return Found(
        places=frozenset((each.where, each.row, each.kind) for each in judged.findings),
        asked=frozenset(each.key for each in figures if each.asks),
    )


def tried(
    bench: Bench, seed: int, kinds: Collection[str]
) -> tuple[dict[int, bool], list[str], dict[int, Planted]]:
    """Which faults were caught, and the false alarms."""
    left = dict(enumerate(kinds))
    caught: dict[int, bool] = {}
    planted: dict[int, Planted] = {}
    alarms: list[str] = []
    for _ in range(_ROUNDS):
        judged, places = bench.look(seed, left.items())
        planted |= places
        said = said_of(judged, bench.quarter)
        new = said.places - bench.clean.places
        asked = said.asked - bench.clean.asked
        touched_rows: set[tuple[str, int, str]] = set()
        errors = {(e.where, e.row, e.kind) for e in judged.findings if e.severity == "error"}
        for number, place in places.items():
            mine = {each for each in new if _names(place, each, judged)}
            touched_rows |= mine
            if mine or any(metric in _about(place) for metric, _ in asked):
                caught[number] = True
        if judged.assembly is not None:
            metrics = {metric for place in planted.values() for metric in _about(place)}
            alarms = [f"{where} row {row}: {kind}" for where, row, kind in new - touched_rows]
            alarms += [f"{metric}/{unit}: asked" for metric, unit in asked if metric not in metrics]
            break
        hit = {number for number, place in places.items() if any(_names(place, e, judged) for e in errors)}
        if not hit:
            alarms = [f"{where} row {row}: {kind}" for where, row, kind in errors]
            break
        for number in hit:
            left.pop(number, None)
    alarms += [f"{where} row {row}: {kind}" for where, row, kind in bench.clean.places]
    alarms += [f"{metric}/{unit}: asked" for metric, unit in bench.clean.asked]
    return {number: caught.get(number, False) for number in planted}, alarms, planted


def _names(place: Planted, said: tuple[str, int, str], judged: Judged) -> bool:
    """Whether something said is about what was planted: its row, its sheet as a whole, or a figure that its
    register or its units bear out."""
    where, row, kind = said
    if where == place.sheet and (row in place.rows or row == 0 or not place.rows):
        return True
    if where != "observations" or kind not in ("register-differs", "sum-of-units"):
        return False
    return _metric_at(judged, row) in _about(place)


#: Which figures follow from a sheet.
_FED = {
    "labour": ("adm_workload_output", "adm_labour_effectiveness"),
    "budget": ("adm_budget_execution",),
    "resource_use": ("adm_energy_kwh", "adm_printing_pages", "adm_travel_kes"),
    "sittings": ("adm_cost_per_hearing", "ovs_workplan_delivery"),
    "bill_participation": ("leg_hearing_participants",),
}


def _about(place: Planted) -> set[str]:
    """The metrics whose figures the fault alters."""
    return {*(metric for metric, _ in place.figures), *_FED.get(place.sheet, ())}


def _metric_at(judged: Judged, row: int) -> str:
    table = judged.source.tables["observations"]
    cell = table.sheet.rows.get(row, {}).get(1)
    return cell.text if cell else ""


def _newest(quarter: Path) -> Path:
    return max(quarter.iterdir())


def _figures(version: Path) -> dict[tuple[str, str], Cells]:
    return {(row["metric_id"], row["unit_id"]): row for row in _rows(version / "observations.csv")}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def drawn(books: int, each: int, seed: int) -> list[list[str]]:
    """The kinds for each workbook: all kinds equally often, in an order by chance."""
    draw, kinds = random.Random(seed), list(KINDS)
    line: list[str] = []
    while len(line) < books * each:
        draw.shuffle(kinds)
        line += kinds
    return [line[at * each : (at + 1) * each] for at in range(books)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("books", 40), ("each", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    told = parser.parse_args()
    portal_read._attacked = lambda *_: ()  # type: ignore[assignment]
    start = time.perf_counter()
    caught: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    false: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        benches = [Bench(Path(folder), *each) for each in QUARTERS]
        for bench in benches:
            print(f"{bench.quarter} correctly filled: {_counted(bench)}", flush=True)
        for number, kinds in enumerate(drawn(told.books, told.each, told.seed)):
            found, alarms, places = tried(benches[number % len(benches)], told.seed * 1000 + number, kinds)
            false.append(len(alarms))
            for at, is_caught in found.items():
                planted[kinds[at]] += 1
                caught[kinds[at]] += is_caught
                if not is_caught:
                    print(f"  missed: {kinds[at]}, {_where(places[at])}", flush=True)
            for each in alarms:
                print(f"  false alarm: {each}", flush=True)
    for kind in KINDS:
        print(f"{caught[kind]:3} of {planted[kind]:3}  {kind}")
    share = 100 * caught.total() / max(1, planted.total())
    print(
        f"Caught {caught.total()} of {planted.total()} ({share:.1f} %; the bar is 95); "
        f"{sum(false) / len(false):.2f} false alarms a workbook (the bar is 1); "
        f"{time.perf_counter() - start:.0f} s"
    )


def _counted(bench: Bench) -> str:
    errors = sum(each.severity == "error" for each in bench.said)
    warnings: Mapping[str, int] = Counter(each.kind for each in bench.said if each.severity == "warning")
    asked = ", ".join("/".join(each) for each in sorted(bench.clean.asked)) or "none"
    return f"{errors} errors, {sum(warnings.values())} warnings {dict(warnings)}; reasons asked of: {asked}"


def _where(place: Planted) -> str:
    figures = ", ".join(f"{metric}/{unit}" for metric, unit in sorted(place.figures))
    return figures or f"{place.sheet} rows {sorted(place.rows)}"


if __name__ == "__main__":
    main()
