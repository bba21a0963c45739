"""Mistakes, revisions and changes of method, each in its own register; how large revisions were."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.site.building import Built


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_correction_stands_once_in_the_register_of_its_kind(built: Built, language: str) -> None:
    """Version 2 of April to June 2026: four cells of a mistake, two of a late bill and its table."""
    html = (built.site / language / "corrections.html").read_text(encoding="utf-8")
    found = {}
    for kind in ("correction", "revision", "method-change"):
        section = html.partition(f'<section id="{kind}">')[2].partition("</section>")[0]
        assert section
        found[kind] = len(re.findall(r'<li id="cor-', section))
    assert found == {"correction": 4, "revision": 3, "method-change": 0}


def test_the_file_has_every_version_of_a_revised_figure_and_the_size_of_the_change(built: Built) -> None:
    """28,310 kWh became 28,960: 650 more. 87.5 per cent became 81.3: 6.2 less."""
    text = (built.site / "data/revisions.csv").read_text(encoding="utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["quarter"] == "2025-26-Q4"]
    sizes = {
        (row["metric_id"], row["unit_id"], row["version"]): row["revision_from_first"]
        for row in rows
        if row["unit_id"] == "assembly"
    }
    assert sizes == {
        ("adm_energy_kwh", "assembly", "1"): "0",
        ("adm_energy_kwh", "assembly", "2"): "650",
        ("ovs_report_completion", "assembly", "1"): "0",
        ("ovs_report_completion", "assembly", "2"): "-6.2",
    }


def test_the_pages_tell_the_mean_with_its_formula(built: Built) -> None:
    """Electricity: 650 over four periods, 650 / 4 = 162.5."""
    page = (built.site / "en/revisions.html").read_text(encoding="utf-8")
    assert "Over 4 periods: mean revision +162.5, mean absolute revision 162.5." in page
    assert "sum of R ÷ number of periods" in page
    metric = (built.site / "en/metrics/adm-energy-kwh.html").read_text(encoding="utf-8")
    assert "+650" in metric


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Revision: use of resources, version 2: 0 rows added, 0 removed, 2 changed."),
        ("sw", "Sasisho: matumizi ya rasilimali, toleo la 2: safu mlalo zilizoongezwa 0, zilizoondolewa 0, "
         "zilizobadilishwa 2."),
    ],
)  # fmt: skip
def test_a_table_that_changed_is_listed_with_its_rows(built, language, said):
    html = (built.site / language / "corrections.html").read_text(encoding="utf-8")
    assert said in html
