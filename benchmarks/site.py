"""Seconds a page of the portal, beside a plain Pelican site of as many Markdown pages, in one run.

    python -m benchmarks.site [--rounds 3]

Each round builds, one after another: the plain site; the portal without its cache (cold), with a full one
(warm), and with one figure of one CSV changed (touch); then sites of ten and of forty quarters, full cache.
The least seconds of each are compared, because other work on the machine only ever adds to them; beside them
stand the least seconds of all processors together. The ratio to the plain site is what may be compared
between machines. Then what readers pay: the heaviest pages of each kind, the stylesheet, the charts.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from tests.site.building import build, copy_of_repository
from tools.illustrative.large import write_large

#: How many times as long as the plain site a build may take.
BARS = {"cold": 6, "warm": 3}
#: Quarters of the small and of the large site, which may cost no more a page; each has so many units and
#: metrics.
FEW, MANY, UNITS, METRICS = 10, 40, 6, 28
#: The release whose one figure is changed.
TOUCHED = Path("data/quarters/2026-27-Q1/v1")

_SETTINGS = """
SITENAME = "Plain"
PATH = "content"
PAGE_PATHS = ["."]
ARTICLE_PATHS = []
THEME = "theme"
TIMEZONE = "UTC"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""
_TEMPLATE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body><h1>{{ page.title }}</h1>{{ page.content }}</body></html>
"""
_ROWS = "".join(f"| Row {number} | {number * 37 % 101} | {number * 53 % 97} |\n" for number in range(12))
_TEXT = (
    f"What was done in this place, and what came of it.\n\n| Name | Value | Target |\n|---|--:|--:|\n{_ROWS}"
)


def write_plain(folder: Path, pages: int) -> Path:
    """A Pelican site of so many Markdown pages of one paragraph and one table."""
    for path, text in (
        ("pelicanconf.py", _SETTINGS),
        ("theme/templates/page.html", _TEMPLATE),
        ("theme/static/plain.css", "body{margin:1em}"),
        *((f"content/page-{n}.md", f"Title: Page {n}\nSlug: page-{n}\n\n{_TEXT}") for n in range(pages)),
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def build_plain(folder: Path) -> None:
    """Build the plain site with the same interpreter."""
    shutil.rmtree(folder / "output", ignore_errors=True)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def build_portal(repository: Path) -> None:
    """Build the portal as staff do; the chart cache is as the caller left it."""
    made = build(repository)
    if made.exit_code:
        raise SystemExit(made.err)


def touch(repository: Path, number: int) -> None:
    """Give one figure of the latest quarter another value, each time another one."""
    path = repository / TOUCHED / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    metric, unit, value = (header.index(name) for name in ("metric_id", "unit_id", "value"))
    for place, line in enumerate(lines):
        cells = line.split(",")
        if (cells[metric], cells[unit]) == ("leg_days_to_passage", "assembly"):
            cells[value] = str(int(cells[value]) + number)
            lines[place] = ",".join(cells)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            return
    raise LookupError("the figure to change is not there")


def with_quarters(folder: Path, quarters: int) -> Path:
    """A portal of so many quarters, built once so that its cache is full; by Pelican's own command, for its
    metrics are not those to which the written pages lead."""
    repository = copy_of_repository(folder)
    for name in ("quarters", "reference"):
        shutil.rmtree(repository / "data" / name)
    write_large(repository / "data", units=UNITS, quarters=quarters, metrics=METRICS)
    build_plain(repository)
    return repository


def pages_in(site: Path) -> int:
    """How many pages the site has."""
    return sum(1 for _ in site.rglob("*.html"))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """The seconds that ``work`` took, and those that its processes were given on all cores."""
    start, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    given = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, given


def measured(builds: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, tuple[float, float]]:
    """The least seconds of each build over so many interleaved rounds, and the least of all cores."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in builds}
    for number in range(1, rounds + 1):
        for name, work in builds.items():
            taken[name].append(timed(work))
        said = ", ".join(f"{name} {values[-1][0]:.2f}" for name, values in taken.items())
        print(f"round {number}: {said} s; load {os.getloadavg()[0]:.1f}", flush=True)
    return {name: (min(one[0] for one in both), min(one[1] for one in both)) for name, both in taken.items()}


def weights(site: Path) -> list[str]:
    """What readers pay, gzip: the heaviest page of each kind with its stylesheet, and the charts."""
    style = sum(_gzip(path.read_bytes()) for path in site.rglob("*.css"))
    heaviest: dict[str, tuple[int, str]] = {}
    charts = set()
    for path in site.rglob("*.html"):
        content = path.read_bytes()
        name = path.relative_to(site).as_posix()
        parts = name.split("/")
        kind = parts[1] if len(parts) > 2 else "others"
        heaviest[kind] = max(heaviest.get(kind, (0, "")), (style + _gzip(content), name))
        charts |= set(re.findall(rb"<svg\b.*?</svg>", content, re.DOTALL))
    sizes = sorted(_gzip(chart) for chart in charts)
    return [
        f"stylesheet {style:,}; {len(sizes)} charts, median {int(median(sizes)):,}, largest {sizes[-1]:,}",
        *(f"{kind:<14}{weight:>7,}  {name}" for kind, (weight, name) in sorted(heaviest.items())),
    ]


def _gzip(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def line(name: str, pages: int, seconds: tuple[float, float], plain: float, verdict: str = "") -> str:
    """One line of the answer."""
    wall, given = seconds
    figures = f"{wall:>10.2f}{given:>11.2f}{wall / pages:>9.4f}{wall / plain:>11.2f}"
    return f"{name:<14}{pages:>6}{figures}   {verdict}"


def judged(value: float, bar: float) -> str:
    """Whether a bar is met."""
    return f"bar {bar:.4g}: {'met' if value <= bar else 'MISSED'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        repository = copy_of_repository(Path(folder) / "portal")
        # Its figures are about to change, so it is no longer a frozen release.
        shutil.rmtree(repository / TOUCHED / "results", ignore_errors=True)
        (repository / TOUCHED / "SHA256SUMS").unlink(missing_ok=True)
        build_portal(repository)
        pages = pages_in(repository / "output")
        plain = write_plain(Path(folder) / "plain", pages)
        build_plain(plain)
        few, many = (with_quarters(Path(folder) / f"of-{number}", number) for number in (FEW, MANY))
        changes = iter(range(1, rounds + 1))

        def cold() -> None:
            shutil.rmtree(repository / ".cache", ignore_errors=True)
            build_portal(repository)

        def touched() -> None:
            touch(repository, next(changes))
            build_portal(repository)

        taken = measured(
            {
                "plain": lambda: build_plain(plain),
                "cold": cold,
                "warm": lambda: build_portal(repository),
                "touch": touched,
                f"{FEW} quarters": lambda: build_plain(few),
                f"{MANY} quarters": lambda: build_plain(many),
            },
            rounds,
        )
        base = taken["plain"][0]
        print("\nbuild          pages   seconds  all cores   a page   to plain")
        for name in ("plain", "cold", "warm", "touch"):
            verdict = judged(taken[name][0] / base, BARS[name]) if name in BARS else ""
            print(line(name, pages, taken[name], base, verdict))
        a_page = {}
        for number, place in ((FEW, few), (MANY, many)):
            name, count = f"{number} quarters", pages_in(place / "output")
            a_page[number] = taken[name][0] / count
            verdict = judged(a_page[MANY], a_page[FEW]) if number == MANY else ""
            print(line(name, count, taken[name], base, verdict))
        print("\nbytes, gzip", *weights(repository / "output"), sep="\n")


if __name__ == "__main__":
    main()
