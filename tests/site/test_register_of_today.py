"""The register is about what comes next: what a clerk adds to it or takes out of it changes no page."""

from __future__ import annotations

from pathlib import Path

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


def test_the_pages_stay_to_the_byte(built: Built, tmp_path: Path) -> None:
    """After each ``check`` ends with 0 and says nothing of quarters that are out; the next workbook, still of
    an illustrative quarter, asks 69 figures, none of the real department, then 69 - 5 without the example."""
    repository = copy_of_repository(tmp_path / "portal", pictures=built.site.parent / ".cache")
    data = repository / "data"
    before = check(data, None, "", "", lambda _: None)
    for change, asked in ((add_a_department, 69), (take_an_example_out, 64)):
        change(data / "reference")
        after = check(data, None, "", "", lambda _: None)
        assert (before.exit_code, after.exit_code) == (0, 0)
        assert of_quarters(after.text) == of_quarters(before.text)
        form = form_for(Quarter.parse("2026-27-Q2"), read_assembly(data), schemas_of(data), data)
        assert len(form.rows["observations"]) == asked
    made = build(repository, DESK_DIR=str(desk_beside(built)))
    assert made.exit_code == 0, made.err
    pages, now = (
        {name: sum for name, sum in digests(site).items() if name.endswith(".html")}
        for site in (built.site, made.site)
    )
    assert "en/departments/dept-fig.html" in pages
    told = {name for name in pages if pages[name] != now.get(name)}
    assert told == {"en/data.html", "sw/data.html"}  # they count the rows of targets, those announced too
