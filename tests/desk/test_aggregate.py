"""From individual rows to protected tables: what is written, what is refused, what never gets out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from disclosure_control.attacking import attack
from plugins.desk.aggregate import Aggregated, aggregate, aggregate_text

SPECIFICATION = """
[constants]
quarter = "2026-27-Q1"

[categories]
department = ["clerk", "hansard", "research", "library"]
sex = ["women", "men"]
grade = ["1", "2", "3"]

[[impossible]]
department = "library"
grade = "3"

[[table]]
name = "staff_by_department_and_sex"
dimensions = ["department", "sex"]

[[table]]
name = "staff_by_department_and_grade"
dimensions = ["department", "grade"]
"""

#: department: (women, men) and staff of grades 1, 2, 3. Small: 3 women in hansard, 2 of grade 3 in research.
SEXES = {"clerk": (14, 12), "hansard": (3, 11), "research": (9, 13), "library": (8, 7)}
GRADES = {"clerk": (9, 9, 8), "hansard": (7, 6, 1), "research": (12, 8, 2), "library": (7, 8, 0)}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    lines = ["staff_number,name,department,sex,grade"]
    for department, (women, men) in SEXES.items():
        sexes = ["women"] * women + ["men"] * men
        grades = [str(at + 1) for at, count in enumerate(GRADES[department]) for _ in range(count)]
        for at, (sex, grade) in enumerate(zip(sexes, grades, strict=True)):
            lines.append(f"CAK-{department}-{at},Somebody {at},{department},{sex},{grade}")
    (folder / "staff.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "tables.toml").write_text(SPECIFICATION, encoding="utf-8")
    return folder


def run(desk: Path, tmp_path: Path, published: tuple[Path, ...] = ()) -> Aggregated:
    repository = tmp_path / "repository"
    repository.mkdir(exist_ok=True)
    return aggregate(
        desk / "staff.csv",
        desk / "tables.toml",
        tmp_path / "out",
        repository=repository,
        published=published,
    )


def cells(path: Path) -> dict[tuple[str, str], str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row.values())[1:3]: row["marker"] or row["value"] for row in csv.DictReader(file)}  # type: ignore[misc]


def test_small_counts_and_their_companions_are_hidden(desk: Path, tmp_path: Path) -> None:
    done = run(desk, tmp_path)
    sexes, grades = (cells(path) for path in done.files[:2])
    assert sexes["hansard", "women"] == sexes["hansard", "men"] == "[c]"  # 3, and 14 - 3
    assert sexes["clerk", "Total"] == "26"
    assert sexes["Total", "Total"] == "77"  # 26 + 14 + 22 + 15
    assert grades["hansard", "3"] == grades["research", "3"] == "[c]"
    assert grades["library", "3"] == "0"  # nobody can be there, so it says nothing
    assert sum(mark == "[c]" for mark in (*sexes.values(), *grades.values())) == done.hidden


def test_what_was_written_survives_the_attacker(desk: Path, tmp_path: Path) -> None:
    done = run(desk, tmp_path)
    report = attack(done.files[:2])
    assert (report.exit_code, len(report.findings)) == (0, done.hidden)


def test_nothing_written_names_a_person_or_a_rule(desk: Path, tmp_path: Path) -> None:
    done = run(desk, tmp_path)
    text = "".join(path.read_text(encoding="utf-8") for path in done.files)
    assert "Somebody" not in text
    assert "CAK-" not in text
    with done.files[0].open(encoding="utf-8", newline="") as file:
        hidden = [row for row in csv.DictReader(file) if row["status"] == "suppressed"]
    said = {(row["value"], row["marker"], row["obs_status"]) for row in hidden}
    assert said == {("", "[c]", "Q")}


def test_the_public_summary_counts_and_says_why(desk: Path, tmp_path: Path) -> None:
    done = run(desk, tmp_path)
    with done.files[-1].open(encoding="utf-8", newline="") as file:
        summary = list(csv.DictReader(file))
    assert [row["numbers"] for row in summary] == ["15", "20"]  # 5 x 3 and 5 x 4
    assert sum(int(row["hidden"]) for row in summary) == done.hidden
    assert len({row["why"] for row in summary}) == 1
    assert f"{done.hidden} of them hidden" in aggregate_text(done)


def test_the_reasons_of_all_tables_together_add_up_to_what_is_hidden(desk: Path, tmp_path: Path) -> None:
    """Small are 3 women in Hansard, and of grade 3 one there and 2 in research; all else protects them."""
    done = run(desk, tmp_path)
    path = next(each for each in done.files if each.name == "hidden_reasons.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["rule"], int(row["numbers"])) for row in csv.DictReader(file)]
    assert rows == [("small_count", 3), ("complement", done.hidden - 3)]
    assert "the sheet hidden_reasons" in aggregate_text(done)


@pytest.mark.parametrize(
    ("clerk", "hansard", "told"),
    [
        (
            (4, 4),
            (20, 30),
            False,
        ),  # 8 in all, and two are small: 4 and 4, for of 50 in all not both are small
        ((3, 4), (20, 30), False),  # 7 in all, both small: each 3 or 4
        ((2, 7), (20, 30), True),  # 9 in all, one small: it may be either, and what it is stays open
        ((4, 4), (6, 7), True),  # 13 in all may hold a small one, too, so nobody knows which two are small
    ],
)
def test_reasons_that_would_give_a_number_away_are_not_written(
    clerk: tuple[int, int], hansard: tuple[int, int], told: bool, desk: Path, tmp_path: Path
) -> None:
    """Women and men of two departments, all four hidden, with every total printed."""
    rows = ["department,sex"]
    for department, counts in (("clerk", clerk), ("hansard", hansard)):
        rows += [
            f"{department},{sex}" for sex, n in zip(("women", "men"), counts, strict=True) for _ in range(n)
        ]
    (desk / "staff.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    table = '[[table]]\nname = "t"\ndimensions = ["department", "sex"]\n'
    (desk / "tables.toml").write_text(table, encoding="utf-8")
    done = run(desk, tmp_path)
    assert done.files[0].read_text(encoding="utf-8").count("[c]") == 4
    assert attack(done.files[:1]).exit_code == 0
    assert ("hidden_reasons.csv" in {path.name for path in done.files}) == told
    assert ("is not told" in aggregate_text(done)) != told


def test_without_anything_hidden_there_are_no_reasons(desk: Path, tmp_path: Path) -> None:
    (desk / "tables.toml").write_text(
        '[[table]]\nname = "t"\ndimensions = ["department"]\n', encoding="utf-8"
    )
    done = run(desk, tmp_path)
    assert [path.name for path in done.files] == ["t.csv", "disclosure.csv"]  # 26, 14, 22 and 15 people
    assert "hidden_reasons" not in aggregate_text(done)


def test_the_same_rows_give_the_same_bytes(desk: Path, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in run(desk, tmp_path).files]
    assert first == [path.read_bytes() for path in run(desk, tmp_path).files]


def test_rows_inside_the_repository_are_refused(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(DataProblems) as wrong:
        aggregate(desk / "staff.csv", desk / "tables.toml", tmp_path / "out", repository=tmp_path)
    assert "inside the repository" in str(wrong.value.problems[0])
    assert not (tmp_path / "out").exists()


def test_a_link_does_not_lead_out_of_the_repository(desk: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(desk, target_is_directory=True)
    except OSError:
        return  # Windows without the right to make links
    with pytest.raises(DataProblems):
        aggregate(link / "staff.csv", desk / "tables.toml", tmp_path / "out", repository=desk)


def test_what_is_out_already_is_never_changed_and_counts(desk: Path, tmp_path: Path) -> None:
    """The library's women and Hansard's total are out: they cannot be what the 3 women hide behind."""
    spec = desk / "tables.toml"
    spec.write_text('[[table]]\nname = "t"\ndimensions = ["department", "sex"]\n', encoding="utf-8")
    earlier = tmp_path / "earlier.csv"
    earlier.write_text("department,sex,value\nhansard,Total,14\nlibrary,women,8\n", encoding="utf-8")
    alone = _hidden(run(desk, tmp_path).files[0])
    both = _hidden(run(desk, tmp_path, published=(earlier,)).files[0])
    assert ("library", "women") in alone
    assert {("library", "women"), ("hansard", "Total")}.isdisjoint(both)
    assert {("hansard", "women"), ("hansard", "men")} <= both


def test_a_small_count_that_is_out_already_stops_it(desk: Path, tmp_path: Path) -> None:
    spec = desk / "tables.toml"
    spec.write_text('[[table]]\nname = "t"\ndimensions = ["department", "sex"]\n', encoding="utf-8")
    earlier = tmp_path / "earlier.csv"
    earlier.write_text("department,sex,value\nhansard,women,3\n", encoding="utf-8")
    with pytest.raises(DataProblems, match="1 problems") as wrong:
        run(desk, tmp_path, published=(earlier,))
    assert "department=hansard, sex=women must be hidden but is published" in str(wrong.value.problems[0])
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_protected_is_not_written(desk: Path, tmp_path: Path) -> None:
    """Hansard's men and its total are out: 14 - 11 = 3, whatever is hidden now."""
    spec = desk / "tables.toml"
    spec.write_text('[[table]]\nname = "t"\ndimensions = ["department", "sex"]\n', encoding="utf-8")
    earlier = tmp_path / "earlier.csv"
    earlier.write_text("department,sex,value\nhansard,Total,14\nhansard,men,11\n", encoding="utf-8")
    with pytest.raises(DataProblems) as wrong:
        run(desk, tmp_path, published=(earlier,))
    assert "department=hansard, sex=women cannot be protected" in str(wrong.value.problems[0])
    assert not (tmp_path / "out").exists()


def test_a_row_without_a_category_is_named_but_not_shown(desk: Path, tmp_path: Path) -> None:
    staff = desk / "staff.csv"
    staff.write_text(staff.read_text(encoding="utf-8") + "CAK-x,Secret Name,clerk,,9\n", encoding="utf-8")
    with pytest.raises(DataProblems) as wrong:
        run(desk, tmp_path)
    said = [str(problem) for problem in wrong.value.problems]
    assert said[0].startswith('staff.csv, line 79, column "grade": The category is not in the specification.')
    assert said[1].startswith('staff.csv, line 79, column "sex": There is no category.')
    assert not any("Secret" in each for each in said)


def test_a_missing_column_and_a_broken_specification_are_said(desk: Path, tmp_path: Path) -> None:
    spec = desk / "tables.toml"
    spec.write_text('[[table]]\nname = "t"\ndimensions = ["office"]\n', encoding="utf-8")
    with pytest.raises(DataProblems) as wrong:
        run(desk, tmp_path)
    assert wrong.value.problems[0].column == "office"
    spec.write_text("[[table]]\nname = 1\n", encoding="utf-8")
    with pytest.raises(DataProblems) as wrong:
        run(desk, tmp_path)
    assert "needs dimensions and a name of its own" in wrong.value.problems[0].found


def _hidden(path: Path) -> set[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["department"], row["sex"]) for row in rows if row["marker"] == "[c]"}
