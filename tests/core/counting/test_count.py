"""A rule and the rows of a register: every measure and every op, worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checked_tables.texts import Bilingual
from plugins.core.counting.count import Counted, count, holds
from plugins.core.counting.rule import Cells, Condition, Factor, First, Rule

#: The quarter from July to September 2026, told on 5 October.
MARKS = {
    "first_day": date(2026, 7, 1),
    "last_day": date(2026, 9, 30),
    "as_at": date(2026, 10, 5),
    "quarter_number": 1,
}
IN_QUARTER = (Condition("day", "from", "first_day"), Condition("day", "up_to", "last_day"))


def rule(measure: str, **words: Any) -> Rule:
    return Rule(metric_id="m", metric_version=1, file="rules/m.1.toml", **{"measure": measure, **words})


def rows(*days: str, **columns: list[Any]) -> list[Cells]:
    """One row a day (month-day of 2026; ``-`` for none), with other columns beside."""
    found: list[dict[str, Any]] = [
        {"day": None if day == "-" else date.fromisoformat(f"2026-{day}"), "status": "reported"}
        for day in days
    ]
    for name, values in columns.items():
        for row, value in zip(found, values, strict=True):
            row[name] = value
    return found


def numbers(counted: Counted) -> tuple[str, str | None, str | None, str | None]:
    return (
        counted.state,
        *(
            None if each is None else str(each)
            for each in (counted.value, counted.numerator, counted.denominator)
        ),
    )  # type: ignore[return-value]


def test_a_count_takes_the_first_and_the_last_day_and_no_day_beside_them() -> None:
    """Of 30 June, 1 July, 30 September and 1 October two lie in the quarter; an empty day lies in none."""
    counted = count(rule("count", where=IN_QUARTER), rows("06-30", "07-01", "09-30", "10-01", "-"), MARKS, 0)
    assert numbers(counted) == ("counted", "2", None, None)
    assert counted.population == (1, 2)


def test_a_share_has_its_numerator_within_its_population() -> None:
    """Three due, two of them done by the end, one after it: 100 x 2 / 3 = 66.666... = 66.7."""
    due = rows(
        "07-01",
        "08-01",
        "09-30",
        "10-02",
        done=[date(2026, 9, 30), date(2026, 6, 1), date(2026, 10, 1), None],
    )
    told = rule("share", where=IN_QUARTER, numerator=(Condition("done", "up_to", "last_day"),))
    counted = count(told, due, MARKS, 1)
    assert numbers(counted) == ("counted", "66.7", "2", "3")
    assert (counted.population, counted.counting) == ((0, 1, 2), (0, 1))


def test_parts_and_wholes_are_added_up_before_they_are_divided() -> None:
    """(1 + 8) / (2 + 10) = 75 %; the mean of 50 % and 80 % would be 65 %."""
    told = rule("share", part="did", whole="planned")
    counted = count(told, rows("07-01", "07-02", did=[1, 8], planned=[2, 10]), MARKS, 1)
    assert numbers(counted) == ("counted", "75.0", "9", "12")


def test_a_rate_is_over_rows_where_no_whole_is_named() -> None:
    """(33 + 40 + 52) people at 3 hearings: 125 / 3 = 41.67."""
    counted = count(
        rule("rate", part="people"), rows("07-01", "07-02", "07-03", people=[33, 40, 52]), MARKS, 2
    )
    assert numbers(counted) == ("counted", "41.67", "125", "3")


def test_a_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() -> None:
    """Of 70, 84, 92 and 119 days: (84 + 92) / 2 = 88. Of 70, 84 and 91: 84. Half days are rounded up."""
    told = rule("median", column="days")
    four = rows("07-01", "07-02", "07-03", "07-04", days=[119, 70, 92, 84])
    assert numbers(count(told, four, MARKS, 0)) == ("counted", "88", None, None)
    assert count(told, [*four[1:3], four[3]], MARKS, 0).value == 84
    assert count(told, rows("07-01", "07-02", days=[1, 2]), MARKS, 0).value == 2


def test_a_product_caps_the_factor_that_says_so_and_rounds_once() -> None:
    """100 x 90/100 x min(220/200, 1) x 198/220 = 100 x 0.9 x 1 x 0.9 = 81; without the cap it were 89.1."""
    hours = rows("07-01", worked=[90], planned=[100], made=[220], standard=[200], good=[198])
    factors = [Factor("worked", "planned"), Factor("made", "standard", Decimal(1)), Factor("good", "made")]
    assert count(rule("product", factors=tuple(factors)), hours, MARKS, 1).value == Decimal("81.0")
    factors[1] = Factor("made", "standard")
    assert count(rule("product", factors=tuple(factors)), hours, MARKS, 1).value == Decimal("89.1")
    # Nothing made is an effectiveness of zero, although there is no quality to state then.
    nothing = rows("07-01", worked=[90], planned=[100], made=[0], standard=[200], good=[0])
    assert count(rule("product", factors=tuple(factors)), nothing, MARKS, 1).value == 0


def test_what_happens_again_is_counted_once_and_in_the_quarter_of_the_first() -> None:
    """The bill a was passed in June and again in July, b in August; c only failed: one was new."""
    passed = rows(
        "06-10",
        "07-20",
        "08-01",
        "08-02",
        bill=["a", "a", "b", "c"],
        result=["passed", "passed", "amended", "failed"],
    )
    first = First("bill", (Condition("result", "in", ("passed", "amended")),))
    counted = count(rule("count", first=first, where=IN_QUARTER), passed, MARKS, 0)
    assert (counted.value, counted.population) == (1, (2,))


def test_a_unit_has_its_own_rows_and_the_assembly_all() -> None:
    told = rule("share", split="unit", part="did", whole="planned")
    table = rows("07-01", "07-02", unit=["heron", "ibis"], did=[1, 3], planned=[2, 4])
    assert count(told, table, MARKS, 0, "heron").value == 50
    assert count(told, table, MARKS, 0).value == 67  # 4 of 6
    assert numbers(count(told, table, MARKS, 0, "pelican")) == ("not_applicable", None, None, None)


def test_an_empty_register_is_zero_only_where_the_rule_says_so() -> None:
    assert numbers(count(rule("count", zero=True), [], MARKS, 0)) == ("counted", "0", None, None)
    assert numbers(count(rule("count"), [], MARKS, 0)) == ("not_applicable", None, None, None)
    # Nothing is divided by zero: rows with nothing planned give no share.
    nothing = rows("07-01", did=[0], planned=[0])
    told = rule("share", part="did", whole="planned")
    assert numbers(count(told, nothing, MARKS, 0)) == ("not_applicable", None, "0", "0")


def test_one_in_ten_may_lack_a_cell_where_the_rule_says_so_and_stands_in_neither_part() -> None:
    """Of ten hearings nine cost 10 each and one is unknown: 90 / 9 = 10. Two unknown of ten are too many."""
    ten = rows(*["07-01"] * 10, cost=[10] * 9 + [None])
    told = rule("rate", part="cost", leave_out=Decimal("0.1"))
    assert numbers(count(told, ten, MARKS, 0)) == ("counted", "10", "90", "9")
    assert count(told, ten, MARKS, 0).left_out == (9,)
    two = rows(*["07-01"] * 10, cost=[10] * 8 + [None] * 2)
    assert numbers(count(told, two, MARKS, 0)) == ("unknown", None, None, None)
    assert count(rule("rate", part="cost"), ten, MARKS, 0).state == "unknown"


def test_a_hidden_cell_hides_the_figure_and_is_not_guessed() -> None:
    some = rows("07-01", "07-02", people=[33, None])
    hidden: list[Cells] = [some[0], {**some[1], "status": "suppressed"}]
    told = rule("rate", part="people", leave_out=Decimal("0.5"))
    assert numbers(count(told, hidden, MARKS, 0)) == ("suppressed", None, None, None)


def test_a_rule_that_counts_those_who_returned_leaves_the_others_out() -> None:
    hours = rows("07-01", "07-02", "07-03", made=[753, 1074, None])
    assert count(rule("sum", column="made", returned=True), hours, MARKS, 0).value == 753 + 1074
    assert count(rule("sum", column="made"), hours, MARKS, 0).state == "unknown"


def test_of_several_words_one_is_enough_for_any() -> None:
    """Due and done before the quarter has left the count: of three, the second."""
    done = rows("06-01", "06-01", "08-01", done=[None, date(2026, 6, 20), date(2026, 6, 20)])
    either = (
        Condition("done", "empty"),
        Condition("done", "from", "first_day"),
        Condition("day", "from", "first_day"),
    )
    assert count(rule("count", either=either), done, MARKS, 0).population == (0, 2)


@pytest.mark.parametrize(
    ("op", "value", "fulfilled"),
    [
        ("is", 2, [2]),
        ("is_not", 2, [None, 1, 3]),
        ("in", (1, 3), [1, 3]),
        ("empty", None, [None]),
        ("filled", None, [1, 2, 3]),
        ("from", 2, [2, 3]),
        ("up_to", 2, [1, 2]),
        ("before", 2, [1]),
        ("after", 2, [3]),
        ("at_least", 2, [2, 3]),
        ("at_most", 2, [1, 2]),
        ("up_to", "column:other", [1, 2]),
        ("is", "quarter_number", [1]),
    ],
)
def test_each_op_holds_of_these_of_nothing_one_two_and_three(
    op: Any, value: Any, fulfilled: list[Any]
) -> None:
    cells = [None, 1, 2, 3]
    assert [c for c in cells if holds(Condition("n", op, value), {"n": c, "other": 2}, MARKS)] == fulfilled


def test_nothing_is_before_or_after_an_empty_cell() -> None:
    assert not holds(Condition("n", "up_to", "column:other"), {"n": 1, "other": None}, MARKS)


def test_the_evidence_of_a_typed_rule_is_said_in_both_languages() -> None:
    typed = rule("typed", evidence=Bilingual("The mail register.", "Rejista ya barua."))
    assert (typed.table, typed.columns, typed.evidence.sw) == ("", (), "Rejista ya barua.")
