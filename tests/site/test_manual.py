"""The manual of measurement holds every metric in use, as its definition and its rule have it."""

from __future__ import annotations

import gzip
import re
import tomllib

import pytest

from tests.site.building import Built
from tests.site.test_passports import rows
from tools.illustrative.place import EXAMPLE


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_metric_in_use_stands_there_with_its_definition_and_the_file_it_is_counted_in(
    built: Built, language: str
) -> None:
    path = built.site / language / "metrics/manual.html"
    page = path.read_text(encoding="utf-8")
    assert len(gzip.compress(path.read_bytes(), 9)) <= 24_000
    told = {
        anchor: page[start : start + 6000]
        for anchor, start in ((found[1], found.end()) for found in re.finditer(r'<h3 id="([^"]+)"', page))
    }
    metrics = [row for row in rows(built.site / "data/metrics.csv") if not row["retired"]]
    assert told.keys() == {row["metric_id"].replace("_", "-") for row in metrics}
    for row in metrics:
        said = told[row["metric_id"].replace("_", "-")].partition("<h3")[0]
        assert row[f"definition_{language}"].partition("'")[0] in said.replace("&#39;", "'")
        file = EXAMPLE.reference / "rules" / f"{row['metric_id']}.{row['metric_version']}.toml"
        rule = tomllib.loads(file.read_text(encoding="utf-8"))
        paper = rule.get("evidence", {}).get(language, "").partition("'")[0]
        assert (f"{rule['table']}.csv" if "table" in rule else paper) in said.replace("&#39;", "'")


def test_a_metric_page_leads_to_its_place_in_the_manual(built: Built) -> None:
    page = (built.site / "sw/metrics/leg-bills-passed.html").read_text(encoding="utf-8")
    assert 'manual.html#leg-bills-passed"' in page
