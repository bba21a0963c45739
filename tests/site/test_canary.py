"""The canary edition: hidden cells hold unique numbers, the site is built, and nobody finds one of them.

A copy of the repository reads its tables as a desk's raw ones might be: every suppressed row still has its
numbers. The build, downloads included, is searched: HTML, SVG, JSON, CSV, workbooks and archives.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest

from disclosure_control.canary import find_sentinels
from disclosure_control.leaks import Protected, find_values
from disclosure_control.outputs import has_reader, opened
from plugins.core.facts.withheld import without_hidden
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.pages.chart_cache import ChartCache
from plugins.core.pages.hosting import host_files
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.core.statements.wording import read_wording
from plugins.portal.read import measure, read_dataset
from plugins.subjects.trainings.page import trainings_page
from tests.samples.canary import with_sentinels
from tests.site.building import HOME, Built, build, replace_in
from tools.illustrative.people import raw
from tools.illustrative.people_story import HELD, STAFF
from tools.illustrative.place import EXAMPLE
from tools.illustrative.tables import read_table

READING = "from plugins.core.facts.withheld import without_hidden\n"
MEASURED = "measure(without_hidden(dataset), subjects)"


def files_of(*folders: Path) -> dict[str, bytes]:
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def outputs(built: Built) -> dict[str, bytes]:
    """Everything that is published: the built site, and the released tables with their frozen results."""
    return files_of(built.site, EXAMPLE.folder)


def test_every_format_of_the_edition_has_a_reader(outputs: dict[str, bytes]) -> None:
    assert [
        name for name, content in opened({**outputs, **host_files()}) if not has_reader(name, content)
    ] == []
    assert {PurePosixPath(name).suffix for name in outputs} >= {".html", ".csv", ".json", ".xlsx", ".zip"}


def test_no_sentinel_gets_out(copy: Path) -> None:
    door = copy / "plugins" / "portal" / "read.py"
    replace_in(door, READING, READING + "from tests.samples.canary import with_sentinels\n")
    replace_in(door, MEASURED, "measure(without_hidden(with_sentinels(dataset)[0]), subjects)")
    _, placed = with_sentinels(read_dataset(copy / "data"))
    assert len(placed) > 500
    done = build(copy)
    assert done.exit_code == 0, done.err
    files = files_of(done.site)
    assert find_sentinels(files, placed) == ()


def test_without_the_wall_a_page_would_tell(tmp_path: Path) -> None:
    dataset, placed = with_sentinels(read_dataset(EXAMPLE.folder))
    site = Site(
        assembly=measure(dataset),
        wording=read_wording(HOME / "content" / "wording"),
        charts=ChartCache(tmp_path),
        schemas=read_descriptions(HOME / "data" / "schemas"),
        public_address="",
        contact={},
    )
    site.keep("data/people.csv", b"")
    page = trainings_page(Teller(site, "en"))
    found = {leak.cell for leak in find_sentinels({"page.html": repr(page.view).encode()}, placed)}
    assert "2026-27-Q1/v1 LocalTraining trn_2026_27_q1_05 attended" in found
    walled = replace(site, assembly=measure(without_hidden(dataset)))
    page = trainings_page(Teller(walled, "en"))
    assert find_sentinels({"page.html": repr(page.view).encode()}, placed) == ()


def hidden_values() -> list[Protected]:
    """The numbers behind the hidden cells of the newest quarter's competencies and trainings."""
    found = []
    rows = read_table(EXAMPLE.quarters / "2026-27-Q1" / "v1" / "competency_summary.csv")
    names = {row["competency_id"]: row for row in read_table(EXAMPLE.reference / "competencies.csv")}
    strata = {row["stratum_id"]: row for row in read_table(EXAMPLE.reference / "job_strata.csv")}
    for row in rows:
        if row["status"] != "suppressed":
            continue
        competency = names[row["competency_id"]]
        level = raw("2026-27-Q1", row["competency_id"], competency["family"])[row["stratum_id"]]
        stratum = strata[row["stratum_id"]]
        spelt = (
            (row["competency_id"], competency["name_en"], competency["name_sw"]),
            (row["stratum_id"], stratum["level_en"], stratum["level_sw"]),
            ("2026-27-Q1", "July to September 2026", "Julai hadi Septemba 2026"),
        )
        for name in ("people", "reached"):
            cell = f"{row['competency_id']} {row['stratum_id']} {name}"
            found.append(Protected(name=cell, coordinates=spelt, value=Decimal(getattr(level, name))))
    for held in HELD["2026-27-Q1"]:
        if held.people < 5:
            titles = (f"{held.title.en} (example)", f"{held.title.sw} (mfano)")
            found.append(Protected(name=held.title.en, coordinates=(titles,), value=Decimal(held.people)))
    return found


def test_no_hidden_number_stands_beside_its_coordinates(outputs: dict[str, bytes]) -> None:
    protected = hidden_values()
    assert len(protected) > 80
    assert sum(STAFF["2026-27-Q1"].values()) == 124
    assert find_values(outputs, protected) == ()
    # the same search finds a page that says one of them
    one = protected[0]
    words = " of ".join(spellings[1] for spellings in one.coordinates)
    planted = {"planted.html": f"<p>{words}: {one.value} people</p>".encode()}
    assert {leak.cell for leak in find_values(outputs | planted, protected)} >= {one.name}
