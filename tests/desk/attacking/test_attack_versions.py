"""What an old version says holds for ever, on its own numbers: totals, reasons, figures printed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.attacking.reasons import Statement
from tests.samples.small_editions import Q1, attacked, bands, given_away, survey, table_of


def test_three_versions_the_middle_one_of_which_prints_a_band(tmp_path: Path) -> None:
    # version 1: 100 - 50 - 20 = 30 for one and two; version 2 has no total and prints two; version 3 hides it
    # again and corrects three: one is 30 - 12 = 18 all the same
    bands(tmp_path, Q1, 1, one=None, two=None, three=50, four=20, total=100)
    bands(tmp_path, Q1, 2, one=None, two=12, three=50, four=20)
    assert given_away(tmp_path) == {f"{Q1} bands one staff": "18"}
    bands(tmp_path, Q1, 3, one=None, two=None, three=51, four=20)
    assert given_away(tmp_path) == {f"{Q1} bands one staff": "18", f"{Q1} bands two staff": "12"}


def test_a_total_of_the_third_version_and_bands_of_the_first_two(tmp_path: Path) -> None:
    # two is printed in version 1 only, three in the second, the total in the third: 90 - 12 - 50 - 20 = 8
    bands(tmp_path, Q1, 1, one=None, two=12, three=None, four=20)
    bands(tmp_path, Q1, 2, one=None, two=None, three=50, four=20)
    assert given_away(tmp_path)[f"{Q1} bands two staff"] == "12"
    bands(tmp_path, Q1, 3, one=None, two=None, three=None, four=20, total=90)
    assert given_away(tmp_path)[f"{Q1} bands one staff"] == "8"


def test_a_band_declared_to_have_changed_is_not_the_one_of_before(tmp_path: Path) -> None:
    bands(tmp_path, Q1, 1, one=None, two=None, three=50, four=20, total=100)
    # 110 - 51 - 20 = 39 are left now where 30 were: both may have changed, so 12 printed tells of the new one
    folder = bands(tmp_path, Q1, 2, one=None, two=None, three=51, four=20, total=110)
    assert given_away(tmp_path) == {}
    bands(tmp_path, Q1, 3, one=None, two=12, three=51, four=20)
    assert given_away(tmp_path) == {f"{Q1} bands one staff": "27"}
    assert (folder / "bands.csv").exists()


# --- reasons told of one version


def two_versions(site: Path) -> tuple[Path, Path]:
    """30 - 22 = 8 for two answers in version 1; the base was wrong, and version 2 leaves 40 - 22 = 18."""
    survey(site, "2025-26-Q4", ("a", 20, 30), ("b", 10, 30))
    first = survey(site, Q1, ("a", 22, 30), ("b", None, 30), ("c", None, 30))
    return first, survey(site, Q1, ("a", 22, 40), ("b", None, 40), ("c", None, 40), version=2)


SMALL = table_of(("rule", "numbers"), [("small_count", 2)])
OLD = {f"{Q1} survey 1 {name} n (before change 1)": "4" for name in "bc"}


def test_reasons_in_the_folder_of_a_version_are_of_its_own_numbers(tmp_path: Path) -> None:
    first, _ = two_versions(tmp_path)
    assert given_away(tmp_path) == {}
    (first / "hidden_reasons.csv").write_text(SMALL)
    # both small in version 1: 4 and 4; of version 2 nothing is told
    assert given_away(tmp_path) == OLD


def test_reasons_of_the_second_version_say_nothing_of_the_first(tmp_path: Path) -> None:
    _, second = two_versions(tmp_path)
    told = table_of(("rule", "numbers"), [("small_count", 1), ("complement", 1)])
    (second / "hidden_reasons.csv").write_text(told)
    assert given_away(tmp_path) == {}  # 1 to 4 and 14 to 17, nobody knows which
    (second / "hidden_reasons.csv").write_text(SMALL)
    assert "does not fit together" in attacked(tmp_path).faults[-1]  # 18 is no sum of two that are 4 at most


@pytest.mark.parametrize("version", [1, 2])
def test_reasons_that_only_the_repository_holds_are_known_too(version: int, tmp_path: Path) -> None:
    two_versions(tmp_path)
    recorded = [
        Statement(place="hidden_reasons.csv", quarter=Q1, version=version, rule="small_count", numbers=2)
    ]
    if version == 1:
        assert given_away(tmp_path, recorded=recorded) == OLD
        # what lies in no file of the edition is no statement that it makes
        assert not any(
            "is told of 4 together" in each for each in attacked(tmp_path, recorded=recorded).faults
        )
    else:
        assert "does not fit together" in attacked(tmp_path, recorded=recorded).faults[-1]


def test_a_page_of_an_old_version_tells_of_that_version(tmp_path: Path) -> None:
    two_versions(tmp_path)
    page = tmp_path / "en" / "reports" / "2026-27-q1" / "v1.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>2 numbers were withheld: too few people.</p>")
    assert given_away(tmp_path) == OLD
