"""The one list that staff read."""

from checked_tables.problems import DataProblems, Problem, reported


def problem(
    line: int, *, file: str = "training.csv", severity: str = "error", kind: str = "number"
) -> Problem:
    return Problem(
        file=file,
        line=line,
        column="attended",
        kind=kind,
        found=f'found "1{line}a".',
        write="Write a whole number of people, 0 or more.",
        severity=severity,  # type: ignore[arg-type]
    )


def test_a_problem_names_file_line_column_what_was_found_and_what_to_write() -> None:
    assert str(problem(14)) == (
        'training.csv, line 14, column "attended": found "114a". Write a whole number of people, 0 or more.'
    )


def test_a_problem_of_a_whole_file_names_only_the_file() -> None:
    whole = Problem(file="budget.csv", kind="empty", found="the file is empty.", write="Save it again.")
    assert str(whole) == "budget.csv: the file is empty. Save it again."


def test_errors_come_before_warnings_each_by_file_and_line() -> None:
    listed = reported(
        [problem(9), problem(3), problem(2, severity="warning"), problem(5, file="actions.csv")]
    )
    places = [
        line.split(",")[0].strip() + line.split(",")[1] for line in listed.splitlines() if ", line" in line
    ]
    assert places == [
        "actions.csv line 5",
        "training.csv line 3",
        "training.csv line 9",
        "training.csv line 2",
    ]
    assert listed.startswith("3 errors in 2 files. Nothing was published.")
    assert "\n1 warning in 1 file." in listed


def test_after_five_of_a_kind_the_rest_are_counted() -> None:
    listed = reported(problem(line) for line in range(2, 14))  # 12 of a kind
    assert listed.count("Write a whole number") == 5
    assert "... and 7 more like this in training.csv." in listed  # 12 - 5


def test_another_kind_is_not_hidden_by_a_long_list() -> None:
    many = [problem(line) for line in range(2, 14)]
    assert 'found "130a"' in reported([*many, problem(30, kind="date")])


def test_the_exception_holds_everything_in_order() -> None:
    assert [found.line for found in DataProblems([problem(9), problem(3)]).problems] == [3, 9]
