"""Seconds a page of the portal, beside a plain Pelican site of as many Markdown pages, in one run.

    python -m benchmarks.site [--rounds 3]

Each round builds, one after another: the plain site; the portal with an empty chart cache (cold), with a
full one (warm), and with one figure of one CSV changed (touch). Medians are printed, because other work
on the machine disturbs single builds; the ratio to the plain site is what may be compared between
machines. Then what readers pay: the heaviest pages of each kind, the stylesheet, the charts.
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
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.site.building import build, copy_of_repository

#: Seconds allowed: for starting, and for each page.
BARS = {"cold": (3, 0.05), "warm": (3, 0.015)}
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


def timed(work: Callable[[], object]) -> float:
    """The seconds that ``work`` took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measured(repository: Path, plain: Path, rounds: int) -> dict[str, float]:
    """The median seconds of each build over so many interleaved rounds."""
    seconds: dict[str, list[float]] = {"plain": [], "cold": [], "warm": [], "touch": []}
    for number in range(1, rounds + 1):
        seconds["plain"].append(timed(lambda: build_plain(plain)))
        shutil.rmtree(repository / ".cache", ignore_errors=True)
        seconds["cold"].append(timed(lambda: build_portal(repository)))
        seconds["warm"].append(timed(lambda: build_portal(repository)))
        touch(repository, number)
        seconds["touch"].append(timed(lambda: build_portal(repository)))
        said = ", ".join(f"{name} {values[-1]:.2f}" for name, values in seconds.items())
        print(f"round {number}: {said} s; load {os.getloadavg()[0]:.1f}", flush=True)
    return {name: median(values) for name, values in seconds.items()}


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
        site = repository / "output"
        pages = sum(1 for _ in site.rglob("*.html"))
        plain = write_plain(Path(folder) / "plain", pages)
        build_plain(plain)
        seconds = measured(repository, plain, rounds)
        print(f"\n{pages} pages   seconds   a page   to plain   bar")
        for name, value in seconds.items():
            bar = BARS.get(name)
            allowed = bar[0] + bar[1] * pages if bar else None
            verdict = f"{allowed:.1f} s {'met' if value <= allowed else 'MISSED'}" if allowed else ""
            print(
                f"{name:<9}{value:>10.2f}{value / pages:>9.4f}{value / seconds['plain']:>11.2f}   {verdict}"
            )
        print("\nbytes, gzip", *weights(site), sep="\n")


if __name__ == "__main__":
    main()
