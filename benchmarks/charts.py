"""Seconds a chart, beside vl-convert alone on the same Vega-Lite specification, in one run.

    python -m benchmarks.charts [--charts 60]

Cold is prepare, draw, check, shrink and dress, with table and CSV; warm is the same from the cache. The
first picture of a process, which starts V8, is timed apart for both.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import vl_convert

from plugins.core.drawing import bars, line
from plugins.core.drawing.drawing import vega_lite
from plugins.core.drawing.shapes import records_of
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.figures import draw_figure

QUARTERS = [f"{year}-{year - 1999}-Q{number}" for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)]
LABELS = {"quarter": "Quarter", "value": "Value", "target": "Target", "name": "Name", "suffix": "%"}


def frames(count: int) -> list[tuple[str, pd.DataFrame]]:
    """Lines with targets and bars, in turn; no two alike."""
    made = []
    for number in range(count):
        values = [40 + (number * 13 + place * 7) % 31 for place in range(12)]
        made.append(
            (
                ("line", pd.DataFrame({"quarter": QUARTERS, "value": values, "target": [60] * 12})),
                ("bars", pd.DataFrame({"name": QUARTERS[:8], "value": values[:8], "target": [50] * 8})),
            )[number % 2]
        )
    return made


def timed(work: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Seconds of the first piece of work, and of each of the others on average."""
    start = time.perf_counter()
    work[0]()
    first = time.perf_counter()
    for piece in work[1:]:
        piece()
    return first - start, (time.perf_counter() - first) / max(1, len(work) - 1)


def work(made: Sequence[tuple[str, pd.DataFrame]], cache: ChartCache) -> list[Callable[[], object]]:
    draw = partial(
        draw_figure,
        title="T",
        subtitle="S",
        description="D",
        labels=LABELS,
        provenance="illustrative",
        language="en",
        cache=cache,
    )
    return [
        lambda kind=kind, frame=frame, number=number: (
            draw(kind, records_of(frame), figure_id=f"f{number}").svg
        )
        for number, (kind, frame) in enumerate(made)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--charts", type=int, default=60)
    count = parser.parse_args().charts
    made = frames(count)
    modules = {"line": line, "bars": bars}
    specs = [vega_lite(modules[kind].draw(frame, LABELS, 0, "en")) for kind, frame in made]
    with tempfile.TemporaryDirectory() as folder:
        raw_first, raw = timed([partial(vl_convert.vegalite_to_svg, spec) for spec in specs])
        cold_first, cold = timed(work(made, ChartCache(Path(folder))))
        warm_first, warm = timed(work(made, ChartCache(Path(folder))))
    print(f"{count} charts           first (ms)   each of the others (ms)   against vl-convert alone")
    for name, first, each in (
        ("vl-convert alone", raw_first, raw),
        ("cold", cold_first, cold),
        ("warm, from cache", warm_first, warm),
    ):
        print(f"{name:<18}{first * 1000:>12.1f}{each * 1000:>26.1f}{each / raw:>27.2f}")


if __name__ == "__main__":
    main()
