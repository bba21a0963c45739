"""One cell of one CSV changed, then a warm build: everything that uses it changes, and nothing else."""

import shutil
from pathlib import Path

from tests.site.building import build, digests, replace_in

LATEST = Path("data/quarters/2026-27-Q1/v1")


def test_a_changed_word_reaches_every_page_that_uses_it_and_no_other(copy: Path) -> None:
    first = build(copy)
    assert first.exit_code == 0, first.err
    before = digests(first.site)
    table = copy / "data/reference/publications.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("Committee Manual", "Committee Handbook", 1),
        encoding="utf-8",
    )
    second = build(copy)
    assert second.exit_code == 0, second.err
    after = digests(second.site)
    assert "(0 new)" in second.out
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed == {
        "en/training.html",
        "sw/training.html",
        "en/data/skills.html",
        "sw/data/skills.html",
        "data/everything.sqlite",
        "data/index.json",
        "data/skills/publications.csv",
        "data/skills/publications.json",
        *(f"data/skills.{ending}" for ending in ("xlsx", "zip", "metadata.json")),
        "data/datapackage.json",
        "data/SHA256SUMS",
        "data/everything.zip",
        "SHA256SUMS",
    }


def test_a_changed_figure_reaches_its_table_chart_csv_and_sentence_and_no_other_metric(copy: Path) -> None:
    shutil.rmtree(copy / LATEST / "results")  # a version that is not frozen yet may still change
    (copy / LATEST / "SHA256SUMS").unlink()
    first = build(copy)
    assert first.exit_code == 0, first.err
    before = digests(first.site)
    figures = copy / LATEST / "observations.csv"
    (row,) = (
        line for line in figures.read_text("utf-8").splitlines() if line.startswith("adm_printing_pages,")
    )
    cells = row.split(",")
    changed = ",".join([*cells[:3], str(int(cells[3]) + 1000), *cells[4:]])
    replace_in(figures, row, changed)
    second = build(copy)
    assert second.exit_code == 0, second.err
    after = digests(second.site)
    touched = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    expected = {
        f"{language}/{page}.html"
        for language in ("en", "sw")
        for page in ("reports/2026-27-q1", "metrics/adm-printing-pages")
    } | {
        "data/charts/en/metric-adm-printing-pages.csv",
        "data/figures.csv",
        "data/2026-27-q1/illustrative-v1/results.csv",
    }
    assert expected <= touched
    pages = {name for name in touched if name.endswith(".html")}
    assert not {name for name in pages if "/metrics/" in name and "index" not in name} - expected
    assert not {name for name in pages if "2025-26" in name or "2024-25" in name}
    assert not {name for name in pages if any(word in name for word in ("training", "framework", "policy"))}
    page = (second.site / "en/metrics/adm-printing-pages.html").read_text("utf-8")
    assert f"{int(cells[3]) + 1000:,}" in page
    assert f"{int(cells[3]):,}" not in page
