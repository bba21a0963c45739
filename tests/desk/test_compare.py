"""What stands out against last quarter and last year, and the reasons that staff give and keep."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk.compare.command import Done, compare
from plugins.desk.compare.figures import change_pct, compared
from plugins.desk.compare.reasons import read_reasons
from plugins.desk.intake.command import intake
from plugins.desk.trouble import DeskTrouble
from plugins.portal.read import read_assembly
from plugins.subjects.corrections.record import corrections_of
from tests.samples.desk import Begun, filled
from tests.samples.own import own_assembly
from tests.samples.tiny import Q1, Tiny


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    """Taken in: bills passed 3, as a quarter earlier; everything else near what it was."""
    quarter = filled(tiny, tmp_path / "desk")
    quarter.intake()
    return quarter


def run(quarter: Begun, /, **words: str) -> Done:
    return compare(quarter.tiny.folder, quarter.desk, lambda _: None, **words)


def change(quarter: Begun, **cells: object) -> None:
    """Other figures in the workbook, taken in again."""
    with quarter.edited() as book:
        for cell, value in cells.items():
            book["observations"][cell] = value
    intake(quarter.workbook, quarter.tiny.folder, quarter.desk, lambda _: None)


def reasons(quarter: Begun) -> list[dict[str, str]]:
    text = quarter.place.reasons.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_figures_near_the_last_ones_ask_for_nothing(quarter: Begun) -> None:
    done = run(quarter)
    assert done.wanted == 0
    assert done.text.startswith("0 of 7 figures stand out.")
    assert not quarter.place.reasons.exists()


def test_of_the_first_figures_it_is_said_that_there_is_nothing_to_compare_with(quarter: Begun) -> None:
    assert "Nothing to compare with" not in run(quarter).text
    shutil.rmtree(quarter.tiny.folder / "quarters")
    done = run(quarter)
    assert done.text.startswith("Nothing to compare with: these are the first figures.\n0 of 7 figures")
    assert done.wanted == 0


def test_a_jump_is_flagged_with_both_figures_and_the_limit(quarter: Begun) -> None:
    """Bills passed: 3, then 12: (12 - 3) / 3 x 100 = 300, over its limit of 200."""
    change(quarter, D4=12)
    done = run(quarter)
    assert done.wanted == 1
    assert "bills_passed/assembly: Bills passed" in done.text
    assert "3 in October to December 2025, now 12 (+300%; the limit is 200%)." in done.text
    (row,) = reasons(quarter)
    assert (row["stands_out"], row["compared_with"], row["state"]) == ("jump", "2025-26-Q2", "open")
    assert (row["figure_before"], row["figure_now"]) == ("3", "12")


def test_at_the_limit_nothing_is_asked(quarter: Begun) -> None:
    """3 to 9 is a change of exactly 200 per cent."""
    change(quarter, D4=9)
    assert run(quarter).wanted == 0


def test_a_note_that_readers_see_is_reason_enough(quarter: Begun) -> None:
    change(quarter, D4=12, I4="Four bills waited since June.")
    done = run(quarter)
    assert done.wanted == 0
    assert "1 of 7 figures stand out." in done.text
    assert "Every one has its reason." in done.text


def test_new_and_missing_figures_are_flagged(quarter: Begun) -> None:
    """The committee had no figure in October to December; the satisfaction of 60.0% goes missing. The
    committee's 2 of 4 are 50.0%, the Assembly's 16 of 20 are 80.0%: that is asked about, too."""
    change(quarter, D3=50, E3=2, F3=4, G3="reported", D8=None, E8=None, F8=None, G8="not_reported")
    done = run(quarter)
    assert "reports_done/comm_ibis: Reports done" in done.text
    assert "There was no figure in October to December 2025; now it is 50.0\u00a0%." in done.text
    assert "60.0\u00a0% in October to December 2025; now there is no figure." in done.text
    assert {row["stands_out"] for row in reasons(quarter)} == {"new", "missing", "contradiction"}


def test_a_reason_recorded_by_the_command_is_kept_from_run_to_run(quarter: Begun) -> None:
    change(quarter, D4=12)
    run(quarter)
    done = run(quarter, on="bills_passed", reason="Four bills waited since June.", sababu="Miswada minne.")
    assert done.wanted == 0
    before = quarter.place.reasons.read_bytes()
    assert run(quarter).wanted == 0
    assert quarter.place.reasons.read_bytes() == before
    (reason,) = read_reasons(quarter.place.reasons)
    assert (reason.reason_en, reason.reason_sw) == ("Four bills waited since June.", "Miswada minne.")
    assert reason.is_answered


def test_a_reason_written_in_excel_counts(quarter: Begun) -> None:
    change(quarter, D4=12)
    run(quarter)
    path = quarter.place.reasons
    path.write_bytes(path.read_bytes().replace(b"3,12,,,open", b"3,12,It was a long session.,,open"))
    assert run(quarter).wanted == 0
    assert reasons(quarter)[0]["state"] == "answered"


def test_a_reason_for_another_figure_must_be_looked_at_again(quarter: Begun) -> None:
    change(quarter, D4=12)
    run(quarter)
    run(quarter, on="bills_passed/assembly", reason="Four bills waited.")
    change(quarter, D4=15)
    done = run(quarter)
    assert done.wanted == 1
    assert "1 reason is wanted (1 because the figure changed since)" in done.text
    assert reasons(quarter)[0]["reason_en"] == "Four bills waited."
    assert run(quarter).wanted == 1  # a second look alone does not settle it
    assert run(quarter, on="bills_passed", reason="Seven bills waited.").wanted == 0


def test_a_reason_is_kept_when_the_figure_no_longer_stands_out(quarter: Begun) -> None:
    change(quarter, D4=12)
    run(quarter)
    run(quarter, on="bills_passed", reason="Four bills waited.")
    change(quarter, D4=3)
    assert run(quarter).wanted == 0
    (row,) = reasons(quarter)
    assert (row["reason_en"], row["state"]) == ("Four bills waited.", "no longer stands out")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"on": "bills_passed"}, "A reason needs both"),
        ({"reason": "x"}, "A reason needs both"),
        ({"on": "satisfied", "reason": "x"}, "Nothing stands out about satisfied of assembly."),
        ({"on": "bills_passed", "reason": "=HYPERLINK(1)"}, "could run as a formula"),
        ({"on": "bills_passed", "reason": "Call 0712 345 678"}, "looks like a telephone number"),
        ({"quarter": "2025-26-Q4"}, "There is no draft of 2025-26-Q4 yet."),
    ],
)
def test_what_cannot_be_recorded_is_said(quarter: Begun, words: dict[str, str], said: str) -> None:
    change(quarter, D4=12)
    with pytest.raises(DeskTrouble, match=re.escape(said)):
        run(quarter, **words)


def test_asking_for_a_quarter_that_was_not_begun_makes_no_folder(quarter: Begun) -> None:
    with pytest.raises(DeskTrouble, match="There is no draft"):
        run(quarter, quarter="2025-26-Q4")
    assert [str(each) for each in quarter.desk.quarters()] == ["2025-26-Q3"]


def test_a_file_of_reasons_spoilt_by_hand_is_not_overwritten(quarter: Begun) -> None:
    change(quarter, D4=12)
    run(quarter)
    spoilt = quarter.place.reasons.read_bytes().replace(b"reason_en", b"why")
    quarter.place.reasons.write_bytes(spoilt)
    with pytest.raises(DeskTrouble, match=r"reasons\.csv has no column reason_en"):
        run(quarter)
    assert quarter.place.reasons.read_bytes() == spoilt


def test_the_page_shows_every_figure_and_what_is_wanted(quarter: Begun) -> None:
    change(quarter, D4=12, I2="Plain.")
    page = run(quarter).page.read_text(encoding="utf-8")
    said = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))
    assert "1 of 7 figures stand out; reasons still wanted: 1." in said
    assert "Reports done County Assembly of Kisumu 80.0 % 77.8 % +3% no figure" in said
    assert "Bills passed County Assembly of Kisumu 12 3 +300% no figure" in said
    assert "<script" not in page


def test_a_changed_definition_is_not_compared(tiny: Tiny) -> None:
    """Days to answer: version 1 said 5.5 in the first quarter, version 2 says 4.5 in the second."""
    assembly = read_assembly(tiny.folder)
    figures = {each.key: each for each in compared(assembly, Quarter(2025, 2))}
    days = figures["days_to_answer", "dept_acacia"]
    assert days.previous == "another definition"
    assert [flag.kind for flag in days.flags] == ["definition"]


def test_a_corrected_history_is_told_with_both_figures() -> None:
    """2025-26 Q4 was corrected; a year on, what was first published stands beside what holds today."""
    assembly = own_assembly()
    flags = [flag for each in compared(assembly, Quarter(2026, 1)) for flag in each.flags]
    history = [flag for flag in flags if flag.kind == "history"]
    assert history
    assert all(flag.base == Quarter(2025, 4) and flag.before != flag.now for flag in history)
    correction = corrections_of(next(r for r in assembly.reports if r.quarter == Quarter(2025, 4)))[0]
    assert any(flag.before == Decimal(correction.old_value) for flag in history)


def test_figures_of_another_provenance_are_never_compared(quarter: Begun) -> None:
    with quarter.edited() as book:
        book["release"]["B2"], book["release"]["B3"] = "reported", None
        book["observations"]["D4"] = 12
    quarter.intake()
    assert run(quarter).wanted == 0


def test_a_draft_no_longer_in_order_is_not_compared(quarter: Begun) -> None:
    quarter.tiny.replace(f"{Q1}/observations.csv", "75.0", "85%")
    with pytest.raises(DeskTrouble, match=r"This shows everything: .* check"):
        run(quarter)
    assert not (quarter.place.reports / "compare.html").exists()


def test_an_empty_desk_is_told_how_to_begin(quarter: Begun) -> None:
    shutil.rmtree(quarter.place.path)
    with pytest.raises(DeskTrouble, match="Begin with new-quarter"):
        run(quarter)


def test_the_change_is_rounded_half_up_and_none_from_zero() -> None:
    """(80.5 - 77) / 77 x 100 = 4.545; (3 - 8) / 8 x 100 = -62.5, half up in size: -63."""
    assert change_pct(Decimal("80.5"), Decimal(77)) == 5
    assert change_pct(Decimal(3), Decimal(8)) == -63
    assert change_pct(Decimal(3), Decimal(0)) is None
