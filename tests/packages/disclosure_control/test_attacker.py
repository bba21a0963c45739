"""What can be worked out from published numbers: each planted leak, with its arithmetic."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from disclosure_control._programme import Programme
from disclosure_control.attacker import (
    Contradiction,
    Finding,
    attack,
    attack_by_contributors,
    attack_quickly,
)
from disclosure_control.system import Cell, Interval, Need, Relation, System, total, weighted_mean

COUNT = Need(width=D(3))
SCORE = Need(width=D(25))


def count(name: str, value: int) -> Cell:
    return Cell(name=name, published=Interval.around(D(value)), whole=True, value=D(value), need=COUNT)


def score(name: str, value: str) -> Cell:
    """A score from 0 to 100, printed with one decimal: the truth is within 0.05 of it."""
    return Cell(
        name=name,
        published=Interval.around(D(value), D("0.1")),
        bounds=Interval(D(0), D(100)),
        value=D(value),
        need=SCORE,
    )


def package(cells: list[Cell], *relations: Relation, hide: str) -> System:
    return System(cells=tuple(cells), relations=relations).hiding(hide.split())


def ends(finding: Finding) -> tuple[D | None, D | None]:
    return finding.lowest, finding.highest


def tenths(finding: Finding) -> tuple[str, ...]:
    found = (finding.lowest, finding.highest)
    return tuple(str(each.quantize(D("0.1"), "ROUND_HALF_UP")) for each in found if each is not None)


def test_one_hidden_count_under_one_total_is_a_subtraction() -> None:
    cells = [count("clerk", 9), count("hansard", 3), count("research", 8), count("all", 20)]
    (found,) = attack(package(cells, total("sum", "all", ["clerk", "hansard", "research"]), hide="hansard"))
    assert (ends(found), found.verdict) == ((3, 3), "recoverable")  # 20 - 9 - 8 = 3
    assert [(str(t.coefficient), t.cell, str(t.value)) for t in found.from_low] == [
        ("-1", "clerk", "9"),
        ("-1", "research", "8"),
        ("1", "all", "20"),
    ]
    assert found.relations == ("sum",)


def test_two_hidden_counts_under_one_total_keep_each_other() -> None:
    cells = [count("clerk", 9), count("hansard", 3), count("research", 8), count("all", 20)]
    found = attack(
        package(cells, total("sum", "all", ["clerk", "hansard", "research"]), hide="hansard research")
    )
    assert [ends(each) for each in found] == [(0, 11), (0, 11)]  # 20 - 9 = 11 between them
    assert {each.verdict for each in found} == {"protected"}


def test_zeros_pin_what_adds_up_to_them() -> None:
    """A total of 0 gives away every hidden part: nothing is below 0."""
    cells = [count("a", 0), count("b", 0), count("all", 0)]
    found = attack(package(cells, total("sum", "all", ["a", "b"]), hide="a b"))
    assert [each.verdict for each in found] == ["recoverable", "recoverable"]


def test_two_and_three_hidden_between_them_are_too_narrow() -> None:
    """2 = a + b leaves only 0, 1, 2: fewer values than the 1 to 4 that hiding already says."""
    cells = [count("a", 1), count("b", 1), count("all", 2)]
    found = attack(package(cells, total("sum", "all", ["a", "b"]), hide="a b"))
    assert [(ends(each), each.verdict) for each in found] == [((0, 2), "too narrow")] * 2


# Five departments with 20, 12, 9, 4 and 3 staff; the Assembly's index is their mean, weighted by staff:
# (20 x 71.2 + 12 x 60.0 + 9 x 76.9 + 4 x 55.3 + 3 x 92.0) / 48 = 3333.3 / 48 = 69.44, printed 69.4.
WEIGHTS = {"one": D(20), "two": D(12), "three": D(9), "four": D(4), "five": D(3)}
SCORES = {"one": "71.2", "two": "60.0", "three": "76.9", "four": "55.3", "five": "92.0"}


def five_departments(hide: str) -> System:
    cells = [score(name, value) for name, value in SCORES.items()]
    return package([*cells, score("index", "69.4")], weighted_mean("index", "index", WEIGHTS), hide=hide)


def test_weights_and_the_index_give_away_one_department() -> None:
    # highest: (48 x 69.45 - 20 x 71.15 - 12 x 59.95 - 9 x 76.85 - 4 x 55.25) / 3 = 278.55 / 3 = 92.85
    # lowest:  (48 x 69.35 - 20 x 71.25 - 12 x 60.05 - 9 x 76.95 - 4 x 55.35) / 3 = 269.25 / 3 = 89.75
    (found,) = attack(five_departments("five"))
    assert (ends(found), found.verdict) == ((D("89.75"), D("92.85")), "too narrow")
    assert tenths(found) == ("89.8", "92.9")


def test_hiding_the_next_smallest_too_leaves_half_the_scale() -> None:
    # four: with five at its limit of 100, (48 x 69.35 - 1425 - 720.6 - 692.55 - 300) / 4 = 190.65 / 4 = 47.66
    # five: with four at 100, (48 x 69.35 - 1425 - 720.6 - 692.55 - 400) / 3 = 90.65 / 3 = 30.22
    four, five = attack(five_departments("four five"))
    assert tenths(four) == ("47.7", "100.0")
    assert tenths(five) == ("30.2", "100.0")


def test_the_largest_is_no_cover_because_the_smallest_weighs_little() -> None:
    # one: five moves over all of 0 to 100, but that is 3 x 100 / 20 = 15 points for one
    one, five = attack(five_departments("one five"))
    assert (tenths(five), five.verdict) == (("0.0", "100.0"), "protected")
    assert (tenths(one), one.verdict) == (("69.7", "85.1"), "too narrow")


def test_two_tables_together_give_away_what_neither_does() -> None:
    """By sex and by grade the same three people are hidden twice; the pieces meet in the shared cell."""
    cells = [count(*each) for each in (("w", 6), ("m", 9), ("w1", 2), ("w2", 4), ("m1", 3), ("m2", 6))]
    cells += [count("g1", 5), count("g2", 10), count("all", 15)]
    sexes = [total("women", "w", ["w1", "w2"]), total("men", "m", ["m1", "m2"])]
    by_sex = package(cells, *sexes, total("all", "all", ["w", "m"]), hide="w1 w2 m1 m2")
    assert {each.verdict for each in attack(by_sex)} == {"protected"}  # w1 in 0..6, m1 in 0..9
    grades = [total("g1", "g1", ["w1", "m1"]), total("g2", "g2", ["w2", "m2"])]
    both = package(cells, *sexes, *grades, hide="w1 w2 m1 m2")
    assert ends(attack(both)[0]) == (0, 5)  # g1 = 5 caps w1 at 5
    one_more = package(cells, *sexes, *grades, hide="w1 w2 m1")  # m2 printed in the second table
    assert [str(each.lowest) for each in attack(one_more)] == ["2", "4", "3"]
    assert {each.verdict for each in attack(one_more)} == {"recoverable"}


def test_two_quarters_together_give_away_the_hidden_one() -> None:
    """Half-year figures are sums: 11 so far after Q2, 8 in Q1, so the hidden Q2 is 11 - 8 = 3."""
    cells = [count("q1", 8), count("q2", 3), count("to q2", 11)]
    (found,) = attack(package(cells, total("so far", "to q2", ["q1", "q2"]), hide="q2"))
    assert (ends(found), found.verdict) == ((3, 3), "recoverable")


def test_a_number_printed_elsewhere_is_not_hidden() -> None:
    cell = Cell(name="a", hidden=True, published=Interval.around(D(3)), whole=True, value=D(3), need=COUNT)
    (found,) = attack(System(cells=(cell,), relations=()))
    assert found.verdict == "recoverable"


def test_whoever_knows_one_hidden_cell_knows_its_only_companion() -> None:
    system = five_departments("four five")
    found = {each.cell: each for each in attack_by_contributors(system, ["five"])}
    # four = (48 x 69.4 - 20 x 71.2 - 12 x 60 - 9 x 76.9 - 3 x 92) / 4 = 219.1 / 4 = 54.8, give or take 1.1
    assert tenths(found["four"]) == ("53.7", "55.9")
    assert (found["four"].verdict, found["four"].knower) == ("too narrow", "five")
    assert [term.kind for term in found["four"].from_low].count("known") == 1


def test_a_third_hidden_cell_stands_up_to_each_contributor() -> None:
    cells = [count("a", 4), count("b", 9), count("c", 7), count("all", 20)]
    system = package(cells, total("sum", "all", ["a", "b", "c"]), hide="a b c")
    found = attack_by_contributors(system, ["a", "b", "c"])
    assert len(found) == 6
    assert {each.verdict for each in found} == {"protected"}


def test_counts_are_whole_so_a_half_is_cut_off() -> None:
    """2a + 2b = 5 has no whole solution, but 4 <= 2a + 2b <= 6 has, and a reaches 3, not 3.5."""
    cells = [count("a", 1), count("b", 1)]
    rule = Relation(name="twice", terms={"a": D(2), "b": D(2)}, low=D(4), high=D(7))
    found = attack(package(cells, rule, hide="a b"))
    assert [ends(each) for each in found] == [(0, 3), (0, 3)]
    impossible = Relation(name="twice", terms={"a": D(2), "b": D(2)}, low=D(5), high=D(5))
    with pytest.raises(Contradiction):
        attack(package(cells, impossible, hide="a b"))


def test_the_protection_levels_of_a_cell_are_asked_of_both_sides() -> None:
    """True value 22 in 5 to 30: 8 above is there, 9 above is not; 17 below is there."""
    cells = [Cell(name="a", hidden=True, value=D(22), need=Need(below=D(17), above=D(8)))]
    cells += [count("b", 8), count("all", 30)]
    rule = Relation(name="range", terms={"a": D(1)}, low=D(5), high=D(30))
    assert attack(System(cells=tuple(cells), relations=(rule,)))[0].verdict == "protected"
    cells[0] = Cell(name="a", hidden=True, value=D(22), need=Need(below=D(17), above=D(9)))
    assert attack(System(cells=tuple(cells), relations=(rule,)))[0].verdict == "too narrow"


def test_numbers_that_do_not_add_up_are_said_so() -> None:
    cells = [count("a", 1), count("b", 2), count("all", 4)]
    with pytest.raises(Contradiction) as wrong:
        attack(package(cells, total("the sum", "all", ["a", "b"]), hide=""))
    assert wrong.value.relations == ("the sum",)
    cells = [count("a", 1), count("b", 2), count("c", 3), count("all", 4), count("half", 9)]
    with pytest.raises(Contradiction) as wrong:
        attack(package(cells, total("half", "half", ["a", "b"]), total("sum", "all", ["a", "c"]), hide="a"))
    assert set(wrong.value.relations) <= {"half", "sum"}


def test_without_any_limit_nothing_is_known() -> None:
    free = Cell(name="a", hidden=True, bounds=Interval())
    tied = Cell(name="b", hidden=True, bounds=Interval())
    found = attack(System(cells=(free, tied), relations=(total("same", "a", ["b"]),)))
    assert [(ends(each), each.verdict) for each in found] == [((None, None), "protected")] * 2


def test_of_hidden_numbers_that_are_alike_one_is_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty thousand under one total: 100 - 30 = 70 is left for all but one, which lies between 2 and 9."""
    cells = [count(f"p{number}", 0) for number in range(20_000)]
    odd = Cell(name="odd", bounds=Interval(D(2), D(9)), hidden=True, whole=True, need=COUNT)
    parts = ["shown", "odd", *(cell.name for cell in cells)]
    system = package([*cells, count("shown", 30), count("all", 100), odd], total("sum", "all", parts),
                     hide=" ".join(cell.name for cell in cells))  # fmt: skip
    asked = []
    solve = Programme.together
    monkeypatch.setattr(
        Programme, "together", lambda self, names, sense: asked.append(names) or solve(self, names, sense)
    )
    found = attack_quickly(system)
    assert {ends(each) for each in found if each.cell != "odd"} == {(0, 68)}  # 70 less the 2 of the odd one
    assert [ends(each) for each in found if each.cell == "odd"] == [(2, 9)]
    assert asked == [["p0"], ["p0"], ["odd"], ["odd"]]
