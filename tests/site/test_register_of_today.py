"""The register is about what comes next: what a clerk adds to it or takes out of it changes no page."""

from __future__ import annotations

import csv
from pathlib import Path

from plugins.core.facts.drift import Drift
from plugins.core.time.quarter import Quarter
from plugins.desk.check import check
from plugins.desk.new_quarter import schemas_of
from plugins.desk.workbook.form import form_for
from plugins.portal.read import read_assembly
from tests.site.building import Built, build, copy_of_repository, desk_beside, digests

ADDED = "dept_roads,Department of Roads,Idara ya Barabara,department,assembly,false,,,,i"


def add_a_department(reference: Path) -> None:
    """A department of the Assembly's own, while the quarters that are out play."""
    with (reference / "units.csv").open("a", encoding="utf-8") as file:
        file.write(f"{ADDED}\n")


def take_an_example_out(reference: Path) -> None:
    """An example department with all its targets."""
    for name in ("units", "targets"):
        lines = (reference / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if "dept_fig," not in line]
        assert len(kept) < len(lines)
        (reference / f"{name}.csv").write_text("".join(kept), encoding="utf-8")


def of_quarters(said: str) -> list[str]:
    """What is said of quarters that are out."""
    return [line for line in said.splitlines() if "quarters/" in line]


def made_from(data: Path) -> tuple[object, ...]:
    """What pages are made from: all but how far the register is from what is out."""
    read = read_assembly(data)
    return read.reference, read.reports, [fact for fact in read.facts.facts if not isinstance(fact, Drift)]


def announced(published: Path) -> set[tuple[str, str, str]]:
    """The targets that are published, by metric, unit and first quarter."""
    with published.open(encoding="utf-8-sig", newline="") as file:
        return {(row["metric_id"], row["unit_id"], row["first_quarter"]) for row in csv.DictReader(file)}


def test_the_pages_stay_to_the_byte(built: Built, tmp_path: Path) -> None:
    """After each ``check`` ends with 0 and says nothing of quarters that are out; the next workbook, still of
    an illustrative quarter, asks 69 figures, none of the real department, then 69 - 5 without the example.

    The department that was added changes nothing that pages are made from. Of the example that was taken
    out, its page and all reports stay; only the page of the targets counts three rows less: the steps of its
    plan of spending for the quarters to come, which were announced and are of no report yet."""
    repository = copy_of_repository(tmp_path / "portal", pictures=built.site.parent / ".cache")
    data = repository / "data"
    before, told_before = check(data, None, "", "", lambda _: None), made_from(data)
    for change, asked in ((add_a_department, 69), (take_an_example_out, 64)):
        change(data / "reference")
        after = check(data, None, "", "", lambda _: None)
        assert (before.exit_code, after.exit_code) == (0, 0)
        assert of_quarters(after.text) == of_quarters(before.text)
        form = form_for(Quarter.parse("2026-27-Q2"), read_assembly(data), schemas_of(data), data)
        assert len(form.rows["observations"]) == asked
        if change is add_a_department:
            assert made_from(data) == told_before
    made = build(repository, DESK_DIR=str(desk_beside(built)))
    assert made.exit_code == 0, made.err
    pages, now = (
        {name: sum for name, sum in digests(site).items() if name.endswith(".html")}
        for site in (built.site, made.site)
    )
    assert "en/departments/dept-fig.html" in pages
    changed = {name for name in pages if pages[name] != now.get(name)}
    assert changed == {"en/data/metrics.html", "sw/data/metrics.html"}
    rows = [announced(site / "data/metrics/targets.csv") for site in (built.site, made.site)]
    assert rows[0] - rows[1] == {("adm_budget_execution", "dept_fig", f"2026-27-Q{n}") for n in (2, 3, 4)}
    assert rows[1] <= rows[0]
