"""Words of the register that are not as released: the list of them, and the command that answers."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from plugins.desk.check import check
from plugins.desk.compare.command import compare
from plugins.desk.compare.texts import answer_texts
from plugins.desk.folder import Desk
from plugins.desk.freeze import freeze_release
from plugins.desk.trouble import DeskTrouble, NotClean
from tests.samples.tiny import Tiny, write_tiny

METRICS, CHANGES = "reference/metrics.csv", "reference/text_changes.csv"
TITLE, DAY = "metrics/bills_passed/1/title_en", date(2026, 2, 8)


@pytest.fixture
def out(tmp_path: Path) -> Tiny:
    """The tiny data, both of its quarters frozen; then a clerk gives a metric another title."""
    tiny = write_tiny(tmp_path / "data")
    for quarter in ("2025-26-Q1", "2025-26-Q2"):
        freeze_release(tiny.folder, quarter, 1)
    tiny.replace(METRICS, "bills_passed,1,Bills passed,,", "bills_passed,1,Bills adopted,,")
    return tiny


def answer(
    tiny: Tiny, wanted: str = TITLE, *, why: str = "So say the Orders.", kind: str = "", on: date = DAY
) -> str:
    return answer_texts(tiny.folder, wanted, why, "Kanuni husema hivyo.", kind, on)


def rows(tiny: Tiny) -> list[dict[str, str]]:
    return list(csv.DictReader(tiny.read(CHANGES).splitlines()))


def test_compare_lists_the_words_as_released_and_as_they_are_now(out: Tiny, tmp_path: Path) -> None:
    done = compare(out.folder, Desk(tmp_path / "desk"), lambda _: None)
    assert done.text.startswith("1 text is not as released. Put them back, or say why:")
    assert f"  {TITLE}\n    2025-26-Q2: Bills passed\n    now: Bills adopted\n" in done.text
    assert f'compare --text {TITLE} --why "in English"' in done.text
    page = done.page.read_text(encoding="utf-8")
    assert "Bills passed" in page
    assert "Bills adopted" in page


def test_the_reason_is_written_and_the_check_passes(out: Tiny) -> None:
    assert out.said() != []
    said = answer(out)
    assert f"  {TITLE}: Bills passed -> Bills adopted" in said
    assert out.said() == []
    (row,) = rows(out)
    assert (row["was"], row["now"], row["changed_on"]) == ("Bills passed", "Bills adopted", "2026-02-08")
    assert (row["kind"], row["reason_en"], row["reason_sw"]) == (
        "wording",
        "So say the Orders.",
        "Kanuni husema hivyo.",
    )


def test_a_later_change_goes_on_from_the_one_before(out: Tiny) -> None:
    answer(out)
    out.replace(METRICS, "Bills adopted", "Bills voted")
    answer(out, on=date(2026, 3, 1))
    assert [(row["was"], row["now"]) for row in rows(out)] == [
        ("Bills passed", "Bills adopted"),
        ("Bills adopted", "Bills voted"),
    ]
    assert out.said() == []


def test_a_second_thought_of_the_same_day_takes_the_place_of_the_first(out: Tiny) -> None:
    answer(out)
    out.replace(METRICS, "Bills adopted", "Bills voted")
    answer(out, why="Shorter.")
    assert [(row["was"], row["now"], row["reason_en"]) for row in rows(out)] == [
        ("Bills passed", "Bills voted", "Shorter.")
    ]


def test_one_reason_for_many_translations(out: Tiny) -> None:
    """Kiswahili that is said in another way, in two metrics; a title that had none is no matter at all."""
    out.replace(METRICS, "Bills adopted,,", "Bills passed,,")
    for quarter in ("2025-26-Q1", "2025-26-Q2"):
        copy = f"quarters/{quarter}/v1/{METRICS}"
        out.replace(copy, "Bills passed,,", "Bills passed,Miswada,")
        out.replace(copy, "Reports done,,", "Reports done,Ripoti,")
    out.replace(METRICS, "Bills passed,,", "Bills passed,Idadi ya miswada,")
    out.replace(METRICS, "Reports done,,", "Reports done,Ripoti zilizokamilika,")
    answer(out, "metrics/*/title_sw", why="The reviewer's words.")
    assert {(row["row"], row["kind"]) for row in rows(out)} == {
        ("bills_passed/1", "translation"),
        ("reports_done/1", "translation"),
    }


def test_another_meaning_is_refused_and_nothing_is_written(out: Tiny) -> None:
    out.replace(METRICS, "Bills adopted", "All bills passed")
    with pytest.raises(NotClean) as refused:
        answer(out, kind="spelling")
    assert str(refused.value) == (
        "Nothing was written: the meaning changed, not only the words.\n"
        f'  {TITLE}: "all" does not stand in both texts alike. A new meaning is a new version of the metric.'
    )
    assert not out.path(CHANGES).exists()


@pytest.mark.parametrize(
    ("wanted", "why", "kind", "said"),
    [
        (TITLE, "", "", "need both"),
        ("metrics/bills_passed/1/definition_en", "Because.", "", "is as it was released"),
        (TITLE, "Because.", "meaning", "The kind is wording or spelling, not meaning."),
        (TITLE, "x" * 401, "", "401"),
    ],
)
def test_what_cannot_be_answered_is_said(out: Tiny, wanted: str, why: str, kind: str, said: str) -> None:
    with pytest.raises(DeskTrouble, match=said):
        answer(out, wanted, why=why, kind=kind)


def test_a_file_that_staff_spoilt_is_not_written_over(out: Tiny) -> None:
    out.write(CHANGES, "table;row\n")
    with pytest.raises(DeskTrouble, match=r"text_changes.csv cannot be read, so nothing was added"):
        answer(out)
    assert out.read(CHANGES) == "table;row\n"


def test_harmless_differences_are_counted_in_one_line_of_the_check(out: Tiny) -> None:
    out.replace(METRICS, "Bills adopted,,", "Bills  passed,Idadi ya miswada,")
    done = check(out.folder, None, "", "", lambda _: None)
    assert done.exit_code == 0
    assert done.text.endswith("2 cells of data/reference differ harmlessly from what was released.")
