# ruff: noqa: E501  (orders stand as they are typed)
"""``reorganise`` on the shipped register: what it says, what it writes, and that it writes all or nothing.

The newest report is of July to September 2026, so a change takes effect on 1 October 2026 at the earliest.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.desk.folder import Desk
from plugins.desk.reorganising.command import reorganise
from plugins.desk.reorganising.order import Order
from plugins.desk.trouble import DeskTrouble, NotClean
from plugins.subjects.figures.model import Figures
from tests.samples.next_quarter import publish_next, read, shipped
from tests.samples.next_quarter import said as said_by_check
from tests.samples.tiny import Tiny

WHY = {"paper": "Notice 1 of 2026", "why": "It was too large.", "sababu": "Ilikuwa kubwa mno."}
SPLIT = Order(
    what="split",
    unit=("dept_fig",),
    new=("dept_one; Department One; Idara ya Kwanza", "dept_two; Department Two; Kitengo cha Pili"),
    on="2026-10-01",
    **WHY,
)
CLOSED = Order(what="closed", unit=("dept_fig",), on="2026-11-20", **WHY)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shipped(tmp_path / "data")


def run(data: Path, order: Order, *, ask=None, agreed: bool = True, dry: bool = False, tell=print) -> str:
    desk = Desk(data.parent / "desk")
    return reorganise(data, desk, order, ask, lambda _: agreed, tell, dry=dry).replace("\xa0", " ")


def table(data: Path, name: str) -> list[dict[str, str]]:
    with (data / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def answers(*told: str) -> Callable[[str], str]:
    left: Iterator[str] = iter(told)
    return lambda _question: next(left)


def test_a_split_is_written_into_three_tables(data: Path) -> None:
    told = run(data, replace(SPLIT, targets="same"))
    assert told.splitlines()[:6] == [
        "dept_fig reports for the last time for July to September 2026.",
        "dept_one reports for the first time for October to December 2026.",
        "dept_two reports for the first time for October to December 2026.",
        "10 targets of dept_fig go on with the new units; counts need new ones.",
        "Whatever dept_fig still has in hand (recommendations, questions, actions): the next workbook asks who has it, in the column now_with.",
        "Figures expected for October to December 2026: 69 before, 74 now.",
    ]
    units = {row["unit_id"]: row for row in table(data, "units")}
    assert units["dept_fig"]["last_quarter"] == "2026-27-Q1"
    assert units["dept_two"] == {
        "unit_id": "dept_two",
        "name_en": "Department Two",
        "name_sw": "Kitengo cha Pili",
        "kind": "department",
        "parent_id": "assembly",
        "illustrative": "true",
        "source_clause": "",
        "first_quarter": "2026-27-Q2",
        "last_quarter": "",
        "noun_class": "ki",
    }
    pairs = [(row["unit_id"], row["to_unit_id"]) for row in table(data, "unit_changes")]
    assert pairs == [("dept_fig", "dept_one"), ("dept_fig", "dept_two")]
    assert sum(row["unit_id"] == "dept_one" for row in table(data, "targets")) == 5
    publish_next(data, {"dept_fig"})
    assert read(data).reports[-1][Figures].coverage.expected == 74


@pytest.mark.parametrize(
    ("order", "told", "count"),
    [
        (Order(what="created", kind="committee", new=("cmt_kite; Kite; Kamati ya Kite",), **WHY), "cmt_kite reports for the first time", 73),
        (Order(what="closed", unit=("dept_fig",), **WHY), "dept_fig reports for the last time", 64),
        (Order(what="renamed", unit=("cmt_ibis",), new=("Egret; Kamati ya Egret",), **WHY), "cmt_ibis is called Egret", 69),
        (Order(what="moved", unit=("cmt_ibis",), into=("dept_fig",), **WHY), "cmt_ibis belongs to dept_fig", 69),
        (Order(what="merged", unit=("dept_fig", "dept_sisal"), new=("dept_new; New; Idara Mpya",), **WHY), "dept_new reports for the first time", 64),
        (Order(what="merged", unit=("dept_fig",), into=("dept_sisal",), **WHY), "dept_fig reports for the last time", 64),
        (Order(what="transferred", unit=("dept_fig",), into=("dept_sisal",), **WHY), "", 69),
    ],
)  # fmt: skip
def test_every_kind_of_change_leaves_a_register_in_order(
    data: Path, order: Order, told: str, count: int
) -> None:
    said = run(data, replace(order, on="2026-10-01"))
    assert told in said
    assert f"69 before, {count} now" in said
    assert said_by_check(data) == []


def test_closed_within_a_quarter_it_reports_its_part(data: Path) -> None:
    said = run(data, CLOSED)
    assert "dept_fig reports for the last time for October to December 2026." in said
    assert "69 before, 69 now" in said


def test_divided_in_three_and_one_part_taken_in_by_another_a_quarter_later(data: Path) -> None:
    """69 figures; one department of five figures becomes three: 79; one of the three goes into another: 74."""
    three = (*SPLIT.new, "dept_three; Department Three; Idara ya Tatu")
    assert "69 before, 79 now" in run(data, replace(SPLIT, new=three))
    into = Order(what="merged", unit=("dept_three",), into=("dept_sisal",), on="2027-01-01", **WHY)
    assert "Figures expected for January to March 2027: 79 before, 74 now." in run(data, into)
    assert said_by_check(data) == []


@pytest.mark.parametrize("on", ["2026-10-01", "2026-11-15"])
def test_a_part_that_would_never_report_is_refused(data: Path, on: str) -> None:
    run(data, SPLIT)
    with pytest.raises(NotClean) as refused:
        run(data, Order(what="merged", unit=("dept_two",), into=("dept_sisal",), on=on, **WHY))
    assert (
        "dept_two begins with October to December 2026 and would end without ever reporting. Write the first day after October to December 2026, or take"
    ) in str(refused.value)


def test_two_changes_on_one_day_and_a_name_of_another_class(data: Path) -> None:
    """From *idara* (class i) to *kitengo* (class ki): what follows from the name asks nobody anything."""
    olive = Order(what="renamed", unit=("dept_fig",), new=("Olive; Kitengo cha Zeituni",), on="2026-10-01", **WHY)  # fmt: skip
    run(data, olive)
    told = run(data, Order(what="transferred", unit=("dept_fig",), into=("dept_sisal",), on="2026-10-01", **WHY))  # fmt: skip
    assert "Figures of dept_fig and dept_sisal for October to December 2026 are not compared" in told
    assert said_by_check(data) == []


@pytest.mark.parametrize("back_on", ["2026-10-01", "2026-11-01"])
def test_a_name_returns_to_the_unit_that_had_it(data: Path, back_on: str) -> None:
    """Also on the same day; the report of the time before bears the first name all along."""
    name = "Example Department Fig; Idara ya Mfano Fig"
    run(data, Order(what="renamed", unit=("dept_fig",), new=("Olive; Kitengo cha Zeituni",), on="2026-10-01", **WHY))  # fmt: skip
    run(data, Order(what="renamed", unit=("dept_fig",), new=(name,), on=back_on, **WHY))
    assert said_by_check(data) == []
    with pytest.raises(NotClean, match="The name Olive is or was that of dept_fig"):
        run(data, Order(what="renamed", unit=("dept_sisal",), new=("Olive; Idara",), on="2026-12-01", **WHY))


def test_of_two_names_given_on_one_day_a_report_before_it_has_the_first(data: Path) -> None:
    """Renamed twice on 10 January 2027, while the report of October to December 2026 is not out."""
    for new in ("Olive; Kitengo cha Zeituni", "Plum; Idara ya Zambarau"):
        run(data, Order(what="renamed", unit=("dept_fig",), new=(new,), on="2027-01-10", **WHY))
    publish_next(data)
    unit = read(data).latest[Figures].of_unit("dept_fig")[0].unit  # type: ignore[index]
    assert (unit.name.en, unit.noun_class) == ("Example Department Fig", "i")


def test_a_name_of_the_weeks_before_a_split_may_be_written_after_it(data: Path) -> None:
    """Divided on 1 December, called otherwise since 1 November: the clerk types what came first last."""
    run(data, replace(SPLIT, on="2026-12-01"))
    run(data, Order(what="renamed", unit=("dept_fig",), new=("Ng'ombe Office; Idara ya Ng'ombe",), on="2026-11-01", **WHY))  # fmt: skip
    assert said_by_check(data) == []
    for late in (replace(CLOSED, on="2026-11-10"), Order(what="transferred", unit=("dept_fig",), into=("dept_one",), on="2026-12-05", **WHY)):  # fmt: skip
        with pytest.raises(
            NotClean, match="dept_fig ended with 2026-27-Q1; nothing can happen to it any more"
        ):
            run(data, late)


def test_a_name_before_a_newer_one_is_refused(data: Path) -> None:
    """Each row has the name that was given up: out of their order they would tell another story."""
    run(data, Order(what="renamed", unit=("dept_fig",), new=("Plum; Idara ya Plamu",), on="2026-12-01", **WHY))  # fmt: skip
    with pytest.raises(NotClean, match="dept_fig was renamed on 2026-12-01 already"):
        run(data, Order(what="renamed", unit=("dept_fig",), new=("Olive; Idara",), on="2026-11-01", **WHY))


def test_a_second_order_of_the_same_day_is_not_taken_for_the_first(data: Path) -> None:
    """Moved away and back; created under one name, then under another: neither is said already."""
    for parent in ("dept_sisal", "assembly"):
        told = run(data, Order(what="moved", unit=("cmt_ibis",), into=(parent,), on="2026-10-01", **WHY))
        assert f"cmt_ibis belongs to {parent}" in told
    kite = Order(what="created", kind="committee", new=("cmt_kite; Kite; Kamati ya Kite",), on="2026-10-01", **WHY)  # fmt: skip
    run(data, kite)
    with pytest.raises(NotClean, match="The id cmt_kite was used before"):
        run(data, replace(kite, new=("cmt_kite; Kites; Kamati ya Kite",)))
    assert said_by_check(data) == []


def test_said_again_it_changes_nothing(data: Path) -> None:
    run(data, SPLIT)
    before = contents(data)
    assert run(data, SPLIT) == "The register says so already; nothing was changed."
    assert contents(data) == before


def test_a_dry_run_shows_the_rows_and_writes_nothing(data: Path) -> None:
    before = contents(data)
    said = run(data, SPLIT, dry=True)
    assert "2026_split_dept_fig,split,2026-10-01,dept_fig,dept_one,,,,Notice 1 of 2026" in said
    assert contents(data) == before


def test_without_a_yes_nothing_is_written(data: Path) -> None:
    before = contents(data)
    with pytest.raises(DeskTrouble, match=r"Nothing was changed\."):
        run(data, SPLIT, agreed=False)
    assert contents(data) == before


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (
            replace(CLOSED, on="2026-08-01"),
            ["July to September 2026 is out. What was wrong in it is a correction."],
        ),
        (replace(CLOSED, on="soon"), ["soon is no day. Write it as 2027-10-01."]),
        (replace(CLOSED, unit=("dept_figs",)), ["There is no unit dept_figs. Did you mean dept_fig (Example Department Fig)?"]),
        (replace(CLOSED, unit=("example department figs",)), ["There is no unit example department figs. Did you mean dept_fig (Example Department Fig)?"]),
        (
            Order(what="created", kind="committee", new=("dept_roads; Roads; Kamati ya Barabara",), on="2026-10-01", **WHY),
            ["dept_roads begins as the id of a department, and this is a committee. Write an id that begins with cmt_."],
        ),
        (replace(CLOSED, unit=("office_hr",)), ["office_hr is no department or committee; correct its row in units.csv."]),
        (
            replace(SPLIT, new=("dept_cedar; Example  department ACACIA; ", "x y; Department Two; Idara ya Pili")),
            [
                "The id dept_cedar was used before. Ids are never used again.",
                'x y has no good id. Write --new "dept_y; Department Y; Idara ya Y".',
                "dept_cedar needs a name in both languages.",
                "The name Example  department ACACIA is or was that of dept_acacia. Write another, such as with the year.",
            ],
        ),
        (
            replace(SPLIT, new=SPLIT.new[:1]),
            ["A unit is divided into two or more. Give --new for each; one that goes on, as --into."],
        ),
        (
            replace(CLOSED, why="Decided by Jane Example Doe.", sababu="Iliamuliwa na Mhe. Otieno."),
            [
                "'Jane Example Doe' looks like the name of a person, and readers see it. Name the office or paper.",
                "'Mhe. Otieno' looks like the name of a person, and readers see it. Name the office or paper.",
            ],
        ),
        (
            Order(what="renamed", unit=("dept_fig",), new=("Example Department Fig; Idara ya Mfano Fig",), on="2026-10-01", **WHY),
            ["dept_fig is called so already. Write the new name."],
        ),
        (
            Order(what="moved", unit=("dept_fig",), into=("assembly",), on="2026-10-01", **WHY),
            ["dept_fig belongs to assembly already. Name the unit to which it belongs now."],
        ),
        (
            Order(what="transferred", unit=("dept_fig",), into=("dept_fig",), on="2026-10-01", **WHY),
            ["Work goes from one unit to another. Name the other with --into."],
        ),
        (
            Order(what="merged", unit=("dept_fig",), into=("cmt_ibis",), on="2026-10-01", **WHY),
            ["Departments and committees do not become one. Write what began as created, what ended as closed."],
        ),
        (
            replace(CLOSED, what="abolished"),
            ["There is no change abolished. Write created, renamed, moved, closed, split, merged or transferred."],
        ),
    ],
)  # fmt: skip
def test_everything_wrong_with_an_order_is_said_at_once(data: Path, order: Order, said: list[str]) -> None:
    before = contents(data)
    with pytest.raises(NotClean) as refused:
        run(data, order)
    assert str(refused.value).replace("\xa0", " ").splitlines() == ["Nothing was written:", *(f"  {each}" for each in said)]  # fmt: skip
    assert contents(data) == before


def test_what_is_not_said_is_named(data: Path) -> None:
    with pytest.raises(
        NotClean, match=r"It is not said yet: --unit, --new or --into, --on, --paper, --why, --sababu\."
    ):
        run(data, Order(what="split"))


def test_a_register_that_would_not_be_in_order_is_not_written(data: Path) -> None:
    """Committee Ibis belongs to the department that closes."""
    run(data, Order(what="moved", unit=("cmt_ibis",), into=("dept_fig",), on="2026-10-01", **WHY))
    before = contents(data)
    with pytest.raises(NotClean, match="cmt_ibis belongs to dept_fig, which ends with 2026-27-Q2"):
        run(data, CLOSED)
    assert contents(data) == before


def test_only_what_is_missing_is_asked_in_plain_words(data: Path) -> None:
    told: list[str] = []
    ask = answers(
        *("5", "Example Department Fig"),
        *("Budget Office", "Idara ya Bajeti", ""),
        *("Planning", "Kitengo cha Mipango ya Bunge", "dept_planning"),
        *("", "no", "2026-10-01", "Notice 1", "Too large.", "Ilikuwa kubwa.", "none"),
    )
    run(data, Order(), ask=ask, tell=told.append)
    ids = [row["unit_id"] for row in table(data, "units")[-2:]]
    assert ids == ["dept_budget", "dept_planning"]
    assert told == [
        "Who is there on the last day of 2026-27-Q2 reports the whole of it; who ends, up to 2026-27-Q1."
    ]


def test_a_committee_is_never_proposed_the_id_of_a_department(tiny: Tiny) -> None:
    """The committee that divides has an id that says nothing of its kind."""
    ask = answers("5", "Example Committee Ibis", "Heron Committee", "Kamati ya Korongo", "",
                  "Stork Committee", "Kamati ya Kongoti", "", "", "no", "2026-01-01", "Notice 1",
                  "Too large.", "Ilikuwa kubwa.", "none")  # fmt: skip
    run(tiny.folder, Order(), ask=ask, tell=lambda _: None)
    assert [row["unit_id"] for row in table(tiny.folder, "units")[-2:]] == ["cmt_heron", "cmt_stork"]
