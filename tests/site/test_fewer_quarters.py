"""The portal on the day when the illustrative quarters are removed, and after the first release."""

import shutil
from pathlib import Path

import pytest

from plugins.desk.verifying.links import broken_links
from tests.site.building import build


@pytest.mark.parametrize("kept", [(), ("2025-26-Q1",), ("2026-27-Q1",)])
def test_the_portal_builds_well_with_no_quarter_and_with_one(copy: Path, kept: tuple[str, ...]) -> None:
    for quarter in (copy / "data" / "quarters").iterdir():
        if quarter.is_dir() and quarter.name not in kept:
            shutil.rmtree(quarter)
    made = build(copy)
    assert made.exit_code == 0, made.err
    assert list(broken_links(made.site)) == []
    home = (made.site / "en" / "index.html").read_text(encoding="utf-8")
    assert "<h1" in home
    assert ("Illustrative figures" in home) == bool(kept)
    reports = {path.stem for path in (made.site / "en" / "reports").glob("*.html")}
    told = {f"{quarter.lower()}{sheet}" for quarter in kept for sheet in ("", "-notice")}
    assert {name for name in reports if name.startswith("20")} == told
    for page in (made.site / "en" / "metrics").glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'id="targets-table"' not in text or "Illustrative figures" in text, page.name
    targets = (made.site / "data" / "metrics" / "targets.csv").read_text(encoding="utf-8-sig").splitlines()
    assert targets[0].startswith("provenance,metric_id,")
    assert all(row.startswith("illustrative,") for row in targets[1:])
    assert (len(targets) > 1) == bool(kept)
