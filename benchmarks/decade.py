"""Ten years of a portal: forty quarters with everything that happens to an assembly.

    python -m benchmarks.decade [--quarters 40]

Prints the seconds to check and to build them, the kilobytes a page by kind (packed as a host sends it), what
is heavier than promised, which pages only grow since the twentieth quarter and what they would weigh with
eighty, how many addresses of that edition no longer answer, and how tall the lists are on a phone, where a
browser is installed.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.growth import FAR, LINE, LINK, Growth, growing, said
from benchmarks.site import build_plain
from plugins.desk.browser import found_browser
from plugins.desk.verifying.sizes import check_sizes
from plugins.portal.read import read_assembly
from tests.samples.decade import write_decade
from tests.site.building import copy_of_repository

#: As many as end a financial year, as forty do, and fill what shows the newest three or four years.
BEFORE = 20
#: Lists that would grow with every quarter.
LISTS = tuple(f"{language}/{slug}" for language in ("en", "sw") for slug in (
    "reports/index", "data", "resources", "services/index", "calendar", "changes", "corrections", "share",
    "own-performance", "bills/index", "index/index", "metrics/leg-bills-passed", "departments/dept-acacia",
))  # fmt: skip


def edition(folder: Path, quarters: int) -> Path:
    """The site of so many quarters; prints what it took."""
    repository = copy_of_repository(folder / "portal")
    for name in ("quarters", "reference"):
        shutil.rmtree(repository / "data" / name)
    data = write_decade(folder / "data", quarters)
    shutil.copytree(data.folder, repository / "data", dirs_exist_ok=True)
    start = time.perf_counter()
    read_assembly(data.folder)
    checked = time.perf_counter()
    build_plain(repository)
    built = time.perf_counter()
    site = repository / "output"
    pages = sum(1 for _ in site.rglob("*.html"))
    checking, building = checked - start, built - checked
    print(
        f"{quarters} quarters: checked in {checking:.1f} s ({checking / quarters:.3f} s each), {pages} pages "
        f"built in {building:.1f} s ({building / pages:.4f} s a page, no cache)"
    )
    return site


def weights(site: Path) -> dict[str, int]:
    """The bytes of each page, packed, by its address."""
    return {
        path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 9, mtime=0))
        for path in site.rglob("*.html")
    }


def heights(site: Path, names: Sequence[str], width: int = 360) -> dict[str, int]:
    """The pixels from top to bottom of pages on a screen so wide; none without a browser."""
    browser = found_browser()
    if browser is None:
        return {}
    found = {}
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page(
            viewport={"width": width, "height": 800}
        )
        for name in names:
            page.goto((site / f"{name}.html").as_uri())
            found[name] = page.evaluate("document.documentElement.scrollHeight")
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quarters", type=int, default=40)
    quarters = parser.parse_args().quarters
    with tempfile.TemporaryDirectory() as folder:
        early = weights(edition(Path(folder) / "early", BEFORE))
        site = edition(Path(folder) / "late", quarters)
        late = weights(site)
        kinds: defaultdict[str, list[int]] = defaultdict(list)
        for name, weight in late.items():
            kinds["/".join(name.split("/")[:-1][:2]) or "."].append(weight)
        for kind, found in sorted(kinds.items()):
            print(f"  {kind:<28}{len(found):>5} pages{max(found) / 1000:>7.1f} kB the heaviest")
        heavy = list(check_sizes(site, late))
        print(f"Heavier than promised, with style: {len(heavy)}", *heavy, sep="\n  ")
        style = sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in site.rglob("*.css"))
        heavier = growing(early, late, BEFORE, quarters, LINK)
        print(f"Pages that only grow, by more than {LINK:.0f} bytes a quarter: {len(heavier)}")
        print(*said(heavier, style), sep="\n  ")
        gone = len(early.keys() - late.keys())
        print(f"Addresses of the edition of {BEFORE} quarters that do not answer: {gone}")
        names = sorted({*LISTS, *(one.name.removesuffix(".html") for one in heavier)})
        before = heights(Path(folder) / "early" / "portal" / "output", names)
        for name, tall in heights(site, names).items():
            one = Growth(name, before[name], tall, BEFORE, quarters)
            only = f", ONLY GROWS: {one.far:,.0f} at {FAR}" if one.a_quarter > LINE else ""
            print(f"  {name:<28}{tall:>7,} pixels tall on a phone, {one.a_quarter:+.0f} a quarter{only}")


if __name__ == "__main__":
    main()
