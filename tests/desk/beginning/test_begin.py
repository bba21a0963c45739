"""The first real day: a workbook, one list of what is wrong, one sentence of what changes, all or nothing."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from plugins.core.facts.drift import Drift
from plugins.core.time.quarter import Quarter
from plugins.desk.beginning.command import begin
from plugins.desk.check import check
from plugins.desk.folder import Desk
from plugins.desk.new_quarter import schemas_of
from plugins.desk.trouble import DeskTrouble, NotClean
from plugins.desk.workbook.form import form_for
from plugins.portal.read import read_assembly
from tests.samples.first_day import FIRST, UNITS, adopt, adopt_tiny, edit
from tests.samples.tiny import Q2, Tiny
from tools.illustrative.place import EXAMPLE

SENTENCE = (
    "5 units, 20 metrics, 12 targets, 3 service standards and 5 dates come in; 9 units, 169 targets, 47 "
    "seats and 14 dates that are examples go out."
)


def run(data: Path, desk: Path, quarter: str = FIRST, source: Path | None = None, agrees: bool = True) -> str:
    """What the command says."""
    return begin(data, Desk(desk), quarter, str(source or ""), lambda _: None, lambda _: agrees)


def silent(_: str) -> None:
    """Nobody listens."""


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def _as_csv(value: object) -> str:
    return "" if value is None else str(value).removesuffix(" 00:00:00")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """The data folder after the worked example, the workbook, and what was said at the end."""
    folder = tmp_path_factory.mktemp("first-day")
    data, desk = EXAMPLE.copied(folder / "data"), folder / "desk"
    run(data, desk)
    book = desk / "begin" / "begin.xlsx"
    adopt(book)
    return data, book, run(data, desk, source=book)


def test_the_workbook_offers_the_definitions_and_asks_for_the_rest(tmp_path: Path) -> None:
    said = run(EXAMPLE.copied(tmp_path / "data"), tmp_path / "desk")
    assert (
        "It asks what the Assembly adopts for October to December 2026, its first quarter, in 9 sheets."
        in said
    )
    book = openpyxl.load_workbook(tmp_path / "desk" / "begin" / "begin.xlsx")
    assert book.sheetnames == [
        *(
            "read_me",
            "beginning",
            "units",
            "metrics",
            "targets",
            "service_standards",
            "seats",
            "terms",
            "calendar",
            "index",
        )
    ]
    assert {name: book[name].max_row - 1 for name in book.sheetnames[2:]} == {
        "units": 0,
        "metrics": 28,
        "targets": 0,
        "service_standards": 3,
        "seats": 0,
        "terms": 0,
        "calendar": 0,
        "index": 2,
    }
    assert {row[0].value for row in book["metrics"].iter_rows(min_row=2)} == {None}  # nothing is chosen
    words = " ".join(str(cell.value) for row in book["units"].iter_rows() for cell in row)
    assert "Example" not in words


def test_what_changes_is_said_in_one_sentence(begun: tuple[Path, Path, str]) -> None:
    _, _, said = begun
    assert f"Written: {SENTENCE}" in said
    assert "Not adopted, and not asked: 8 metrics." in said


def test_no_example_is_left_in_the_register_and_the_workbook_asks_33_figures(
    begun: tuple[Path, Path, str],
) -> None:
    """20 of the Assembly, 3 of each of three departments, 2 of each of two committees."""
    data, _, _ = begun
    for name in ("units", "metrics", "targets", "calendar", "service_standards"):
        rows = (data / "reference" / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[2]
        assert not any(word in rows for word in ("Example ", " ya Mfano", ",illustrative,")), name
    form = form_for(Quarter.parse(FIRST), read_assembly(data), schemas_of(data), data)
    assert (len(form.rows["observations"]), form.settings["provenance"]) == (33, "reported")
    assert form.settings["scheduled_on"] == "2027-01-29"
    assert {unit.name.en for unit in form.units if unit.kind == "department"} == {
        *("Department of Finance", "Legal Department", "Research Department")
    }


def test_the_site_speaks_as_before(begun: tuple[Path, Path, str], tmp_path: Path) -> None:
    """No frozen file is touched, and what pages are made from is the same."""
    data, _, _ = begun
    assert contents(data / "quarters") == contents(EXAMPLE.quarters)
    before, now = read_assembly(EXAMPLE.copied(tmp_path / "data")), read_assembly(data)
    assert (now.reference, now.reports) == (before.reference, before.reports)
    told = [[fact for fact in each.facts.facts if not isinstance(fact, Drift)] for each in (now, before)]
    assert told[0] == told[1]  # but for how far the new register is from what is out


def test_all_that_is_wrong_is_one_list_with_its_cells_and_nothing_is_written(
    begun: tuple[Path, Path, str], tmp_path: Path
) -> None:
    book = shutil.copy(begun[1], tmp_path / "begin.xlsx")
    edit(book, "metrics", 2, adopt="perhaps")
    edit(book, "metrics", 3, decimals=2)
    edit(book, "targets", 2, metric_id="People satisfied with the Assembly")
    edit(book, "targets", 3, unit_id="Example Department Acacia")
    edit(book, "targets", 6, metric_id="Bills pased")
    edit(book, "targets", 12, unit_id="Helth Committee")
    edit(book, "units", 5, unit_id="dept_budget")
    edit(book, "units", 2, kind="ministry")
    edit(book, "units", 7, kind="department", name_en="legal  Department", name_sw="Idara")
    edit(book, "targets", 4, basis="illustrative")
    edit(book, "terms", 2, term_id="term_3", number=3)
    edit(book, "calendar", 2, announced_on="soon")
    edit(book, "calendar", 3, quarter="2026-27-Q1")
    edit(book, "beginning", 2, paper=None)
    data = EXAMPLE.copied(tmp_path / "data")
    before = contents(data)
    with pytest.raises(NotClean) as refused:
        run(data, tmp_path / "desk", source=book)
    said = str(refused.value)
    for place in (
        'metrics A2 (adopt): "perhaps" says neither yes nor no. Write yes, no or changed.',
        "(decimals): It says yes, but this cell is not as it was offered.",
        'targets A2 (metric_id): "People satisfied with the Assembly" is not',
        'targets B3 (unit_id): "Example Department Acacia" is only an example.',
        'targets A6 (metric_id): "Bills pased" is not known. Did you mean Bills passed?',
        'targets B12 (unit_id): "Helth Committee" is not known. Did you mean Health Committee?',
        "units D5 (unit_id): dept_budget begins as the id of a department, and this is a committee. Empty "
        "the cell, or write an id that begins with cmt_.",
        'units A2 (kind): "ministry" is not a kind.',
        'units B7 (name_en): "legal  Department" is the name of dept_legal, too.',
        'targets H4 (basis): "illustrative" is the mark of an example. Write what the Assembly decided.',
        'terms A2 (term_id): "term_3" is in terms.csv already. Take the row out;',
        'calendar D2 (announced_on): "soon"',
        "calendar B3 (quarter): 2026-27-Q1 is before 2026-27-Q2, the first quarter of all.",
        "beginning D2 (paper):",
    ):
        assert place in said
    assert "nothing was written" in said
    assert contents(data) == before
    reports = tmp_path / "desk" / "begin" / "reports"
    assert {each.name for each in reports.iterdir()} == {"check.html", "begin-marked.xlsx"}


def test_a_missing_column_is_said_once_without_all_that_follows_from_it(
    begun: tuple[Path, Path, str], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(begun[1])
    book["units"]["B1"] = "English name"
    book["metrics"].delete_cols(1)
    book.save(tmp_path / "begin.xlsx")
    with pytest.raises(NotClean) as refused:
        run(EXAMPLE.copied(tmp_path / "data"), tmp_path / "desk", source=tmp_path / "begin.xlsx")
    assert str(refused.value).splitlines()[1:-2] == [
        "  units: The column name_en is missing. Write its name in the first row again.",
        '  units: "english_name" is not a column of this sheet. Take it out.',
        "  metrics: The column adopt is missing. Write its name in the first row again.",
    ]


def test_it_may_begin_in_the_last_quarter_of_a_year_and_with_two_units(tmp_path: Path) -> None:
    """First as in the worked example, without the dates of two quarters before it: the scheme of the index
    that was not adopted says nothing of the metrics that were. Then with a department and a committee."""
    data, desk, fourth = EXAMPLE.copied(tmp_path / "data"), tmp_path / "desk", "2026-27-Q4"
    run(data, desk, fourth)
    book = desk / "begin" / "begin.xlsx"
    shutil.copy(book, tmp_path / "empty.xlsx")
    adopt(book)
    edited = openpyxl.load_workbook(book)
    edited["calendar"].delete_rows(2, 2)
    edited.save(book)
    assert "Written: 5 units, 20 metrics, 12 targets, 3 service standards and 3 dates come in;" in run(
        data, desk, fourth, book
    )
    form = form_for(Quarter.parse(fourth), read_assembly(data), schemas_of(data), data)
    assert len(form.rows["observations"]) == 33
    said = {"decided_by": "Office of the Clerk", "paper": "Minute 12"}
    edit(tmp_path / "empty.xlsx", "beginning", 2, begun_on=date(2026, 11, 16), **said)
    for row, (kind, name_en, name_sw) in enumerate((UNITS[0], UNITS[3]), start=2):
        edit(tmp_path / "empty.xlsx", "units", row, kind=kind, name_en=name_en, name_sw=name_sw)
    assert "Written: 2 units come in;" in run(data, desk, fourth, tmp_path / "empty.xlsx")
    assert check(data, None, "", "", silent).exit_code == 0


def test_it_may_be_done_again_until_the_first_report_is_out(
    begun: tuple[Path, Path, str], tmp_path: Path
) -> None:
    """The second time the Research Department is left out, with a folder of CSVs instead of the workbook."""
    data, desk = tmp_path / "data", tmp_path / "desk"
    shutil.copytree(begun[0], data)
    book = openpyxl.load_workbook(begun[1])
    (tmp_path / "tables").mkdir()
    for name in book.sheetnames[1:]:
        with (tmp_path / "tables" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = [[_as_csv(cell.value) for cell in row] for row in book[name]]
            csv.writer(file).writerows(row for row in rows if "Research Department" not in row)
    said = run(data, desk, source=tmp_path / "tables")
    assert f"Written: {SENTENCE.replace('5 units', '4 units')}" in said
    assert "Research" not in (data / "reference" / "units.csv").read_text(encoding="utf-8")


def test_whoever_says_no_changes_nothing(begun: tuple[Path, Path, str], tmp_path: Path) -> None:
    data = EXAMPLE.copied(tmp_path / "data")
    before = contents(data)
    with pytest.raises(DeskTrouble, match="Nothing was written"):
        run(data, tmp_path / "desk", source=begun[1], agrees=False)
    assert contents(data) == before


def test_an_index_is_adopted_only_with_all_that_it_weighs(
    begun: tuple[Path, Path, str], tmp_path: Path
) -> None:
    book = shutil.copy(begun[1], tmp_path / "begin.xlsx")
    edit(book, "index", 2, adopt="yes")
    with pytest.raises(NotClean) as refused:
        run(EXAMPLE.copied(tmp_path / "data"), tmp_path / "desk", source=book)
    assert "index B2 (adopt): This index weighs" in str(refused.value)
    assert "stk_satisfaction" in str(refused.value)


@pytest.mark.parametrize("step", range(4))
def test_a_stop_between_any_two_steps_is_mended_by_running_it_again(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Each renaming of a folder fails in turn, and nothing after it is done."""
    data, desk, quarter = tiny.folder, tmp_path / "desk", "2025-26-Q3"
    run(data, desk, quarter)
    book = desk / "begin" / "begin.xlsx"
    adopt_tiny(book, quarter)
    before = contents(data)
    renamed, real = [0], Path.rename

    def stopping(self: Path, target: Path) -> Path:
        if self.suffix or "reference" not in self.name:
            return real(self, target)
        renamed[0] += 1
        if renamed[0] > step:
            raise OSError("the power went off")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", stopping)
    if step < 3:  # the examples' register in; today's aside; the new one in
        with pytest.raises(DeskTrouble):
            run(data, desk, quarter, book)
    monkeypatch.setattr(Path, "rename", real)
    assert check(data, None, "", "", silent).exit_code == 0
    run(data, desk, quarter, book)
    assert {name: text for name, text in contents(data).items() if not name.startswith("reference")} == {
        **{name: text for name, text in before.items() if not name.startswith("reference")},
        **{f"example/{name}": text for name, text in before.items() if name.startswith("reference")},
    }
    assert "Budget Committee" in tiny.read("reference/units.csv")


def test_it_begins_after_the_last_example(tiny: Tiny, tmp_path: Path) -> None:
    with pytest.raises(DeskTrouble, match="Begin with 2025-26-Q3 or a later quarter"):
        run(tiny.folder, tmp_path / "desk", "2025-26-Q2")


def test_after_the_first_report_units_are_reorganised(tiny: Tiny, tmp_path: Path) -> None:
    tiny.replace(f"{Q2}/release.toml", 'provenance = "illustrative"\nillustrates = "reported"\n',
                 'provenance = "reported"\n')  # fmt: skip
    with pytest.raises(DeskTrouble) as stopped:
        run(tiny.folder, tmp_path / "desk", "2025-26-Q3")
    assert str(stopped.value) == (
        "The Assembly's own figures began with October to December 2025. Use reorganise."
    )
