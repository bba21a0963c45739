"""What a chart's file says is what its table says, and the table is held by its records."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.net.charts import faults_of_charts


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_table_under_a_chart_and_its_file_have_the_same_numbers(language: str, site: Path) -> None:
    assert list(faults_of_charts(site, language)) == []
