"""What is carried on a memory stick: pages and the newest data, nothing that only the web needs."""

from __future__ import annotations

import zipfile
from pathlib import Path

from plugins.core.packing.carried import CARRIED, write_carried


def a_site(folder: Path) -> Path:
    for name in (
        *("index.html", "en/find.html", "static/find.1a.js", "data/bills.csv", "data/bills/bill_actions.csv"),
        *("data/2026-27-q1/v1/bills.csv", "cards/en/portal.png", "_headers", ".htaccess", "SHA256SUMS"),
        *("robots.txt", "sitemap.xml"),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def test_pages_and_the_newest_data_are_carried_under_the_mark(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    write_carried(site, "The portal", "Everything.", "illustrative")
    first = (site / CARRIED).read_bytes()
    with zipfile.ZipFile(site / CARRIED) as packed:
        assert packed.namelist() == [
            *("README.txt", "data/bills.csv", "data/bills/bill_actions.csv", "en/find.html", "index.html"),
            "static/find.1a.js",
        ]
        assert packed.read("README.txt").decode().startswith("Illustrative figures")
    write_carried(site, "The portal", "Everything.", "illustrative")  # not into itself
    assert (site / CARRIED).read_bytes() == first
