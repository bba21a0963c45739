"""Bounds that a printed rule gives, reasons that are told, and versions: each with its arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal as D

import pytest

from disclosure_control.attacker import Finding
from disclosure_control.package import AT_LEAST_ZERO, Changed, Number, Said, package_of_versions
from disclosure_control.system import Interval, total
from disclosure_control.told import Told, Why, attack_with_reasons

SOMEBODY = Interval(D(1))


def counts(bounds: Interval = AT_LEAST_ZERO, **values: int | None) -> list[Said]:
    """Numbers of one table by name; ``None`` is hidden."""
    return [
        Number(
            name=name,
            table="t",
            hidden=value is None,
            printed=None if value is None else D(value),
            bounds=bounds if value is None else AT_LEAST_ZERO,
        )
        for name, value in values.items()
    ]


def sum_of(whole: str, *parts: str) -> Said:
    return total(f"{whole} = {' + '.join(parts)}", whole, parts)


def found(*versions: list[Said], told: tuple[Told, ...] = ()) -> dict[str, tuple[D | None, D | None]]:
    """The lowest and highest value of each hidden number, for whoever reads all versions."""
    findings = attack_with_reasons(package_of_versions(versions).system, told)
    return {each.cell: (each.lowest, each.highest) for each in findings}


def given_away(*versions: list[Said], told: tuple[Told, ...] = ()) -> dict[str, D | None]:
    """The hidden numbers that can be worked out."""
    findings: tuple[Finding, ...] = attack_with_reasons(package_of_versions(versions).system, told)
    return {each.cell: each.lowest for each in findings if each.verdict == "recoverable"}


def told_of(names: str, times: int = 1, **rules: int) -> Told:
    wanted: Mapping[Why, int] = rules  # type: ignore[assignment]
    return Told(name="reasons", among=dict.fromkeys(names, times), rules=wanted)


# --- bounds that follow from the printed rule


def test_three_answers_that_are_hidden_where_zeros_are_printed_and_add_up_to_three_are_one_each() -> None:
    # 58 - 33 - 22 - 0 = 3, and each hidden answer is at least 1
    answers = counts(SOMEBODY, base=58, a=33, b=22, c=0, d=None, e=None, f=None)
    survey = [*answers, sum_of("base", *"abcdef")]
    assert given_away(survey) == {"d": 1, "e": 1, "f": 1}


def test_one_hidden_answer_of_two_is_bounded_from_above_by_the_least_of_the_other() -> None:
    # d + e = 5; each is 1 at least, so each is 4 at most: exactly the four values that the rules ask for
    answers = [*counts(SOMEBODY, base=40, a=35, d=None, e=None), sum_of("base", *"ade")]
    assert found(answers) == {"d": (1, 4), "e": (1, 4)}
    # with 4 in all it would be 1 to 3
    fewer = [*counts(SOMEBODY, base=39, a=35, d=None, e=None), sum_of("base", *"ade")]
    assert found(fewer) == {"d": (1, 3), "e": (1, 3)}


def test_where_zeros_are_hidden_too_the_same_answers_stay_open() -> None:
    survey = [*counts(base=58, a=33, b=22, c=0, d=None, e=None, f=None), sum_of("base", *"abcdef")]
    assert found(survey) == {"d": (0, 3), "e": (0, 3), "f": (0, 3)}


# --- what is said about hiding


def test_two_small_counts_that_add_up_to_eight_are_four_and_four() -> None:
    answers = [*counts(SOMEBODY, base=30, a=22, d=None, e=None), sum_of("base", *"ade")]
    assert found(answers) == {"d": (1, 7), "e": (1, 7)}
    assert given_away(answers, told=(told_of("de", small_count=2),)) == {"d": 4, "e": 4}


def test_a_companion_is_no_small_count_so_it_takes_what_small_counts_leave() -> None:
    # 9 are left; one of the two is small, 1 to 4, the other a companion, 5 to 8: neither is open beyond that
    answers = [*counts(SOMEBODY, base=31, a=22, d=None, e=None), sum_of("base", *"ade")]
    assert found(answers, told=(told_of("de", small_count=1, complement=1),)) == {"d": (1, 8), "e": (1, 8)}
    # two companions of 10 in all are 5 and 5
    tens = [*counts(SOMEBODY, base=32, a=22, d=None, e=None), sum_of("base", *"ade")]
    assert given_away(tens, told=(told_of("de", complement=2),)) == {"d": 5, "e": 5}


def test_reasons_told_over_four_releases_are_a_constraint_too() -> None:
    # in each of four releases two answers add up to 8; all 8 that are hidden are small counts
    versions = []
    for number in range(4):
        values = {f"base{number}": 30, f"a{number}": 22, f"d{number}": None, f"e{number}": None}
        whole, *parts = values
        versions.append([*counts(SOMEBODY, **values), sum_of(whole, *parts)])
    among = {f"{name}{number}": 1 for name in "de" for number in range(4)}
    told = Told(name="reasons", among=among, rules={"small_count": 8})
    assert given_away(*versions, told=(told,)) == dict.fromkeys(among, 4)
    # said of one only that it is a companion: nobody knows which, and it has 5 to 7 if it is this one
    told = Told(name="reasons", among=among, rules={"small_count": 7, "complement": 1})
    assert found(*versions, told=(told,))["d0"] == (1, 7)


def test_what_other_tables_must_have_of_the_reasons_is_no_longer_left_for_one() -> None:
    # p and q add up to 3, so they are the two small counts; d and e are companions, 5 each at least
    said = [
        *counts(SOMEBODY, base=31, a=22, d=None, e=None, of=20, o=17, p=None, q=None),
        sum_of("base", *"ade"),
        sum_of("of", *"opq"),
    ]
    told = Told(name="reasons", among=dict.fromkeys("depq", 1), rules={"small_count": 2, "complement": 2})
    # 31 - 22 = 9 is too little for them
    with pytest.raises(ValueError, match="contradict"):
        found(said, told=(told,))
    tens = [*counts(SOMEBODY, base=32), *said[1:]]
    assert {name: ends for name, ends in found(tens, told=(told,)).items() if name in "de"} == {
        "d": (5, 5),
        "e": (5, 5),
    }


def test_a_reason_that_is_not_told_leaves_the_number_open() -> None:
    answers = [*counts(SOMEBODY, base=30, a=22, d=None, e=None), sum_of("base", *"ade")]
    assert found(answers, told=(told_of("de", small_count=1),)) == {"d": (1, 7), "e": (1, 7)}


def test_few_others_are_a_small_count_as_well() -> None:
    # of 12 who came, the women are hidden as a small count: 1 to 4 women, or 1 to 4 others
    people = [*counts(SOMEBODY, all=12, women=None)]
    people.append(Number(name="women, others", table="t", hidden=None, bounds=SOMEBODY))
    people.append(sum_of("all", "women", "women, others"))
    assert found(people, told=(Told(name="reasons", among={"women": 1}, rules={"small_count": 1}),)) == {
        "women": (1, 11)
    }


# --- versions


def test_a_total_that_was_left_out_since_still_holds_for_what_it_was_the_total_of() -> None:
    # version 1: 100 - 50 - 20 = 30 for a and b; version 2 prints b, corrects c, and has no total: a = 30 - 12
    first = [*counts(total=100, a=None, b=None, c=50, d=20), sum_of("total", *"abcd")]
    second = counts(a=None, b=12, c=51, d=20)
    assert given_away(first, second) == {"a": 18}


def test_what_is_printed_in_one_version_only_is_known_in_the_others() -> None:
    # the third version has neither total nor b, which the second printed
    first = [*counts(total=100, a=None, b=None, c=70), sum_of("total", *"abc")]
    assert given_away(first, counts(a=None, b=12, c=71), counts(a=None, c=71)) == {"a": 18}


def test_two_totals_over_different_bands_hold_together_though_each_is_of_its_own_version() -> None:
    # version 1: a + b = 80 - 50 = 30; version 2: a + b + e = 90 - 51 = 39
    first = [*counts(total=80, a=None, b=None, c=50), sum_of("total", *"abc")]
    second = [*counts(all=90, a=None, b=None, e=None, c=51), sum_of("all", *"abec")]
    assert found(first, second)["e"] == (9, 9)
    assert given_away(first, second) == {"e": 9}


def test_a_number_declared_to_have_changed_is_not_tied_to_what_it_was() -> None:
    first = [*counts(total=100, a=None, b=None, c=50, d=20), sum_of("total", *"abcd")]
    second = [*counts(a=None, b=12, c=51, d=20), Changed("a"), Changed("b")]
    assert found(first, second)["a"] == (0, None)
    # what version 1 hid stays hidden as well
    assert found(first, second)["a (before change 1)"] == (0, 30)


def test_hidden_numbers_of_a_total_that_was_corrected_may_have_changed_with_it() -> None:
    # 30 were left for a and b, now 40: one of them changed, so they are not held to be what they were
    first = [*counts(total=100, a=None, b=None, c=70), sum_of("total", *"abc")]
    second = [*counts(total=110, a=None, b=None, c=70), sum_of("total", *"abc")]
    assert found(first, second)["a"] == (0, 40)
    assert found(first, second)["a (before change 1)"] == (0, 30)
