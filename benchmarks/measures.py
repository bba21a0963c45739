"""Read, check and measure 112,800 observations: ``python -m benchmarks.measures``.

47 units, 40 quarters and 60 metrics, written by the seeded script that makes the illustrative quarters.
Prints seconds and rows a second beside a plain ``csv.reader`` loop over the same files in the same
run; the ratio of the two is what may be compared between machines. The bar is five seconds on two cores.
"""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plugins.portal.read import measure, read_assembly, read_dataset
from plugins.subjects.figures.model import Figures
from tools.illustrative.large import write_large

BAR = 5.0


def read_plainly(data_dir: Path) -> int:
    rows = 0
    for path in sorted(data_dir.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += sum(1 for _ in csv.reader(file)) - 1
    return rows


T = TypeVar("T")


def timed(task: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = task()
    return time.perf_counter() - start, result


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "data"
        write_large(data_dir)
        plain, rows = timed(lambda: read_plainly(data_dir))
        whole, assembly = timed(lambda: read_assembly(data_dir))
        results = sum(len(report[Figures].results) for report in assembly.reports)
        reading, dataset = timed(lambda: read_dataset(data_dir))
        measuring, _ = timed(lambda: measure(dataset))
    print(f"csv.reader alone:        {plain:6.2f} s  {rows:,} rows  {rows / plain:12,.0f} rows a second")
    print(f"read, check and measure: {whole:6.2f} s  {results:,} results  {results / whole:9,.0f} a second")
    print(f"  of which, run apart: read and check {reading:.2f} s, measure {measuring:.2f} s")
    print(f"  {whole / plain:.1f} times csv.reader; bar {BAR:.0f} s: {'met' if whole <= BAR else 'MISSED'}")


if __name__ == "__main__":
    main()
