"""Six steps in order, by offices, for exactly these figures; what stands in the way is said plainly."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from plugins.desk.clock import Clock
from plugins.desk.compare.command import compare
from plugins.desk.correcting.withdraw import withdraw
from plugins.desk.intake.command import intake
from plugins.desk.signing.command import where_sign_offs_stand
from plugins.desk.signing.files import read_standing
from plugins.desk.signing.record import STEPS, read_signatures
from plugins.desk.trouble import DeskTrouble, NotClean
from plugins.desk.typed import typed
from tests.samples.desk import Begun, filled
from tests.samples.signed import NOON, sign, sign_all
from tests.samples.tiny import Tiny
from tests.samples.worlds import become_real


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    """Taken in, nothing signed."""
    quarter = filled(tiny, tmp_path / "desk")
    quarter.intake()
    return quarter


def where(quarter: Begun) -> str:
    return where_sign_offs_stand(quarter.tiny.folder, quarter.desk)


def change(quarter: Begun, **cells: object) -> None:
    """Other figures in the workbook, taken in again."""
    with quarter.edited() as book:
        for cell, value in cells.items():
            book["observations"][cell] = value
    intake(quarter.workbook, quarter.tiny.folder, quarter.desk, lambda _: None)


def later(**ago: int) -> Clock:
    return replace(NOON, now=NOON.now + timedelta(**ago))


def test_six_steps_lead_to_cleared(quarter: Begun) -> None:
    said = sign(quarter, "submitted")
    assert (
        "Recorded for 2025-26-Q3: submitted, by Example Department Acacia on 20 April 2026 (Minute 4/2026)."
        in said
    )
    assert "not proof of identity" in said
    assert "Next: validated." in said
    for step in STEPS[1:]:
        said = sign(quarter, step)
    assert said.endswith(f"Every step is signed. Next, on the announced day: {typed('release')}")
    assert read_standing(quarter.place, quarter.tiny.folder).is_cleared


def test_a_signature_keeps_the_hash_of_every_file_it_was_given_for(quarter: Begun) -> None:
    sign_all(quarter, "validated")
    submitted, validated = read_signatures(quarter.place)
    figures = sha256(quarter.draft()["observations.csv"]).hexdigest()
    assert submitted.files["observations.csv"] == validated.files["observations.csv"] == figures
    assert set(submitted.files) == set(quarter.draft())
    assert set(validated.files) - set(submitted.files) == {"reference/metrics.csv", "reference/targets.csv"}
    assert (submitted.office, submitted.version, submitted.at) == ("dept_acacia", 1, NOON.now)


def test_without_a_step_it_says_where_things_stand(quarter: Begun) -> None:
    assert "  1 submitted: to come" in where(quarter)
    assert "Next: submitted. Whoever signs it says: the offices have handed in every table" in where(quarter)
    sign(quarter, "submitted", note="Two days late.")
    said = where(quarter)
    assert (
        "  1 submitted: signed by Example Department Acacia on 20 April 2026 (Minute 4/2026; Two days" in said
    )
    assert "  2 validated: to come" in said
    assert "sign-off validated --office" in said


def test_a_later_change_of_a_figure_voids_all_and_names_the_file(quarter: Begun) -> None:
    sign_all(quarter)
    change(quarter, D4=4)
    said = where(quarter)
    assert said.count("void, sign it again") == 6
    assert "Since then observations.csv was changed." in said
    with pytest.raises(DeskTrouble, match=r"Before cleared comes submitted\. Sign that first again, because"):
        sign(quarter, "cleared")
    sign_all(quarter)
    assert read_standing(quarter.place, quarter.tiny.folder).is_cleared
    assert len(read_signatures(quarter.place)) == 12  # nothing is ever lost


def test_a_signed_draft_is_replaced_only_after_a_yes(quarter: Begun) -> None:
    sign_all(quarter, "tabled")
    before = quarter.draft()
    with quarter.edited() as book:
        book["observations"]["D4"] = 4
    asked: list[str] = []

    def no(question: str) -> bool:
        asked.append(question)
        return False

    with pytest.raises(DeskTrouble, match="the draft and its sign-offs are as they were"):
        intake(quarter.workbook, quarter.tiny.folder, quarter.desk, lambda _: None, "", no)
    assert asked[0].startswith("The draft of 2025-26-Q3 is signed up to tabled.")
    assert quarter.draft() == before
    said = intake(quarter.workbook, quarter.tiny.folder, quarter.desk, lambda _: None, "", lambda _: True)
    assert "Its sign-offs no longer count." in said


def test_taking_in_the_same_workbook_again_voids_nothing(quarter: Begun) -> None:
    sign_all(quarter)
    assert "Nothing has changed" in quarter.intake()
    assert read_standing(quarter.place, quarter.tiny.folder).is_cleared


def test_a_changed_target_voids_what_was_validated(quarter: Begun) -> None:
    sign_all(quarter)
    quarter.tiny.replace("reference/targets.csv", "2025-26-Q4,85,", "2025-26-Q4,70,")
    said = where(quarter)
    assert "  1 submitted: signed by" in said
    assert "Since then reference/targets.csv was changed." in said
    assert read_standing(quarter.place, quarter.tiny.folder).next_step == "validated"


def test_nothing_is_validated_while_a_jump_has_no_reason(quarter: Begun) -> None:
    """Bills passed: 3, then 12, an increase of 300 per cent over its limit of 200."""
    change(quarter, D4=12)
    sign(quarter, "submitted")
    with pytest.raises(
        DeskTrouble, match=r"1 figure that stands out has no reason yet: bills_passed/assembly\."
    ):
        sign(quarter, "validated")
    words = {"on": "bills_passed", "reason": "Four bills waited since June."}
    compare(quarter.tiny.folder, quarter.desk, lambda _: None, **words)
    sign(quarter, "validated")  # the reason did not void submitted


def test_a_changed_reason_voids_what_was_validated_but_excel_saving_it_does_not(quarter: Begun) -> None:
    change(quarter, D4=12)
    words = {"on": "bills_passed", "reason": "Four bills waited since June."}
    compare(quarter.tiny.folder, quarter.desk, lambda _: None, **words)
    sign_all(quarter, "validated")
    path = quarter.place.reasons
    path.write_bytes(path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    compare(quarter.tiny.folder, quarter.desk, lambda _: None)
    assert read_standing(quarter.place, quarter.tiny.folder).next_step == "disclosure_checked"
    compare(quarter.tiny.folder, quarter.desk, lambda _: None, on="bills_passed", reason="Five waited.")
    assert "Since then reasons.csv was changed." in where(quarter)


def test_nothing_is_validated_while_the_draft_has_errors(quarter: Begun) -> None:
    """The draft was clean when it was taken in; since then the metric was retired."""
    sign(quarter, "submitted")
    path = quarter.place.draft / "observations.csv"
    path.write_bytes(path.read_bytes().replace(b"assembly,80,16,20", b"assembly,80,16,10"))
    sign(quarter, "submitted")
    with pytest.raises(NotClean, match="in the draft; nothing was signed"):
        sign(quarter, "validated")
    assert len(read_signatures(quarter.place)) == 2


def test_the_disclosure_step_runs_the_checks_itself(quarter: Begun) -> None:
    sign_all(quarter, "validated")
    assert "No number had to be hidden." in sign(quarter, "disclosure_checked")


def test_hidden_numbers_of_the_draft_are_counted(quarter: Begun) -> None:
    """One figure hidden with its parts: value, numerator and denominator are three numbers."""
    with quarter.edited() as book:
        for cell in ("D8", "E8", "F8"):
            book["observations"][cell] = None
        book["observations"]["G8"] = "suppressed"
    quarter.intake()
    compare(quarter.tiny.folder, quarter.desk, lambda _: None)
    sign_all(quarter, "validated")
    said = sign(quarter, "disclosure_checked")
    assert "3 numbers are hidden, and none can be worked out" in said


def test_a_hidden_figure_that_can_be_worked_out_stops_it(quarter: Begun, monkeypatch) -> None:
    from checked_tables.problems import Problem
    from plugins.desk.signing import judge

    sign_all(quarter, "validated")
    leak = Problem(file="quarters", kind="disclosure", found="The hidden figure is 3.", write="Hide another.")
    monkeypatch.setattr(judge, "judged", lambda *_: ([leak], None))
    with pytest.raises(NotClean, match="The hidden figure is 3"):
        sign(quarter, "disclosure_checked")
    assert len(read_signatures(quarter.place)) == 2


@pytest.mark.parametrize("step", ["leadership_reviewed", "cleared"])
def test_nobody_approves_what_they_prepared(quarter: Begun, step: str) -> None:
    sign(quarter, "submitted", office="office_clerk")
    for each in STEPS[1 : STEPS.index(step)]:  # type: ignore[arg-type]
        sign(quarter, each, office="dept_acacia")
    with pytest.raises(DeskTrouble, match=r"Office of the Clerk submitted these figures, so another"):
        sign(quarter, step)


@pytest.mark.parametrize(
    ("step", "words", "said"),
    [
        ("validated", {}, "Before validated comes submitted. Sign that first."),
        ("submited", {}, "'submited' is not a step. The steps, in order: submitted, validated"),
        ("submited", {}, "Did you mean submitted?"),
        ("published", {}, "the command release records it"),
        ("submitted", {"office": ""}, "Say which office signs: --office dept_acacia."),
        ("submitted", {"office": "Office of the Clark"}, "Did you mean Office of the Clerk?"),
        ("submitted", {"office": "comm_ibis"}, "'comm_ibis' is no office of the Assembly."),
        ("submitted", {"evidence": " "}, "Say which document shows it"),
        ("submitted", {"evidence": "Call 0712 345 678"}, "looks like a telephone number"),
        ("submitted", {"note": "=1+1"}, "could run as a formula"),
        ("submitted", {"on": "20/4/2026"}, "20/4/2026"),
        ("submitted", {"on": "2026-04-21"}, "2026-04-21 is in the future; today is 2026-04-20."),
        ("submitted", {"on": "2026-03-30"}, "2026-03-30 is before the quarter's last day, 2026-03-31"),
        ("submitted", {"quarter": "2025-26-Q1"}, "2025-26-Q1 is published already, as version 1."),
        ("submitted", {"quarter": "2025-26-Q4"}, "There is no draft of 2025-26-Q4 yet."),
    ],
)
def test_what_cannot_be_signed_is_said(quarter: Begun, step: str, words: dict[str, str], said: str) -> None:
    with pytest.raises(DeskTrouble, match=re.escape(said)):
        sign(quarter, step, **words)
    assert read_signatures(quarter.place) == ()


def test_an_office_may_be_named_in_words_and_a_step_with_a_hyphen(quarter: Begun) -> None:
    sign_all(quarter, "validated")
    sign(quarter, "Disclosure-Checked", office="office of the clerk")
    assert read_signatures(quarter.place)[-1].step == "disclosure_checked"


def test_a_signed_step_is_not_signed_twice(quarter: Begun) -> None:
    sign(quarter, "submitted")
    with pytest.raises(DeskTrouble, match="submitted is signed already, on 2026-04-20, for this very data"):
        sign(quarter, "submitted")


def test_a_day_before_the_newest_recorded_one_is_refused(quarter: Begun) -> None:
    sign(quarter, "submitted", on="2026-04-15")
    with pytest.raises(DeskTrouble, match="2026-04-14 is before 2026-04-15, when submitted was signed"):
        sign(quarter, "validated", on="2026-04-14")
    sign(quarter, "validated", on="2026-04-15")


def test_a_clock_behind_the_newest_record_is_told_to_be_set(quarter: Begun) -> None:
    sign(quarter, "submitted")
    for clock in (later(days=-7), later(hours=-1)):
        with pytest.raises(DeskTrouble, match=r"The clock of this computer says .* Set the clock right"):
            sign(quarter, "validated", clock)
    sign(quarter, "validated", later(minutes=1))


def test_a_rehearsals_clock_signs_no_reported_figures(quarter: Begun) -> None:
    rehearsal = replace(NOON, is_rehearsal=True)
    sign(quarter, "submitted", rehearsal)  # the tiny figures are illustrative
    with quarter.edited() as book:
        book["release"]["B2"], book["release"]["B3"] = "reported", None
    become_real(quarter.tiny.folder)
    quarter.intake()
    with pytest.raises(DeskTrouble, match="only for rehearsals"):
        sign(quarter, "submitted", rehearsal)


def test_a_workbook_saved_after_the_intake_is_pointed_out(quarter: Begun) -> None:
    assert "was saved after the draft was made" not in where(quarter)
    with quarter.edited() as book:
        book["observations"]["D4"] = 4
    assert "2025-26-Q3.xlsx was saved after the draft was made." in where(quarter)


def test_while_another_command_works_nothing_is_signed(quarter: Begun) -> None:
    from plugins.desk.lock import at_work

    with (
        at_work(quarter.place.path, "intake"),
        pytest.raises(DeskTrouble, match="Somebody is working on this quarter: intake"),
    ):
        sign(quarter, "submitted")
    assert read_signatures(quarter.place) == ()


def test_a_full_disk_is_said_and_no_signature_is_half_there(quarter: Begun, monkeypatch) -> None:
    import errno

    from plugins.desk import writing

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(DeskTrouble, match=r"Stopped while writing the sign-off\. The disk is full\."):
        sign(quarter, "submitted")
    monkeypatch.undo()
    assert read_signatures(quarter.place) == ()
    sign(quarter, "submitted")


def taken_back(quarter: Begun, step: str, **words: str) -> str:
    told = {"office": "office_clerk", "why": "A figure is in doubt.", **words}
    return withdraw(quarter.tiny.folder, quarter.desk, later(hours=1), step=step, **told)


def test_an_office_takes_a_step_back_and_says_why(quarter: Begun) -> None:
    sign_all(quarter)
    said = taken_back(quarter, "disclosure_checked")
    assert said.startswith(
        "Recorded for 2025-26-Q3: disclosure_checked is taken back, by Office of the Clerk on 20 April 2026 "
        "(A figure is in doubt.).\nNext: disclosure_checked."
    )
    told = where(quarter)
    assert "  2 validated: signed by" in told
    assert "It was taken back by Office of the Clerk on 20 April 2026 (A figure is in doubt.)." in told
    assert "  6 cleared: void, sign it again." in told
    assert "A step before it had to be signed again." in told
    with pytest.raises(DeskTrouble, match=r"Sign that first again, because it was taken back\."):
        sign(quarter, "cleared", later(hours=2))
    assert "Next: leadership_reviewed." in sign(quarter, "disclosure_checked", later(hours=2))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"step": "tabled"}, "tabled is not signed for the data as it is"),
        ({"step": "validated", "why": " "}, 'Say why: --why "..."'),
        ({"step": "validated", "office": "Office of Nobody"}, "is no office of the Assembly"),
    ],
)
def test_what_cannot_be_taken_back_is_said_and_nothing_is_recorded(
    quarter: Begun, words: dict[str, str], said: str
) -> None:
    sign_all(quarter, "validated")
    with pytest.raises(DeskTrouble, match=re.escape(said)):
        taken_back(quarter, **words)
    assert len(read_signatures(quarter.place)) == 2
