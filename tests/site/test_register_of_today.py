"""The register is about what comes next: what a clerk adds to it or takes out of it changes no page."""

from __future__ import annotations

from pathlib import Path

from plugins.core.time.quarter import Quarter
from plugins.desk.check import check
from plugins.desk.new_quarter import schemas_of
from plugins.desk.workbook.form import form_for
from plugins.portal.read import read_assembly
from tests.site.building import Built, build, copy_of_repository, desk_beside, digests


def add_a_department(reference: Path) -> None:
    """A department of the Assembly's own, while the quarters that are out play."""
    with (reference / "units.csv").open("a", encoding="utf-8") as file:
        file.write("dept_roads,Department of Roads,Idara ya Barabara,department,assembly,false,,,,i\n")


def test_the_pages_stay_to_the_byte(built: Built, tmp_path: Path) -> None:
    """``check`` ends with 0 and says nothing of quarters that are out; the next workbook, still of an
    illustrative quarter, asks 69 figures and nothing of a real department."""
    repository = copy_of_repository(tmp_path / "portal", pictures=built.site.parent / ".cache")
    data = repository / "data"
    before = check(data, None, "", "", lambda _: None)
    add_a_department(data / "reference")
    after = check(data, None, "", "", lambda _: None)
    assert (before.exit_code, after.exit_code) == (0, 0)
    assert [line for line in after.text.splitlines() if "quarters/" in line] == [
        line for line in before.text.splitlines() if "quarters/" in line
    ]
    form = form_for(Quarter.parse("2026-27-Q2"), read_assembly(data), schemas_of(data), data)
    assert len(form.rows["observations"]) == 69
    made = build(repository, DESK_DIR=str(desk_beside(built)))
    assert made.exit_code == 0, made.err
    pages, now = (
        {name: sum for name, sum in digests(site).items() if name.endswith(".html")}
        for site in (built.site, made.site)
    )
    assert {name for name in pages if pages[name] != now.get(name)} == set()
