"""What a quarter tells of competencies and trainings as a whole, and what it leaves unsaid."""

from __future__ import annotations

from pathlib import Path

from plugins.portal.read import read_assembly
from tests.samples.laid_out import words_on
from tests.samples.tiny import Q2, Tiny

ASSESSED = f"{Q2}/competency_summary.csv"
HEADER = "stratum_id,competency_id,n_assessed,n_at_or_above,mean_gap,status,note_en,note_sw\n"
TALK = "core_people_communication"


def test_assessments_of_everybody_are_counted_once_whatever_the_levels_of_work_add(
    tiny: Tiny, tmp_path: Path
) -> None:
    tiny.write(ASSESSED, f"{HEADER}all,{TALK},20,12,0.55,reported,,\ntop,{TALK},20,12,0.55,reported,,\n")
    assembly = read_assembly(tiny.folder)
    said = "Of 20 assessments of competencies that are shown, 12 found staff at the level"
    for subject, page in (
        ("reports", "reports/2025-26-q2"),
        ("reports", "index"),
        ("reports", "summaries/2025-26-q2-staff"),
        ("annual", "annual-report/2025-26"),
    ):
        words = words_on(assembly, subject, page, tmp_path)
        assert said in words, page
        for heading in ("trainings of staff", "'s trainings", "effectiveness, trainings"):
            words = words.replace(heading, "")
        assert "trainings" not in words  # none is recorded: that is not none held
    swahili = words_on(assembly, "reports", "reports/2025-26-q2", tmp_path, "sw")
    assert "Kati ya tathmini 20 za umilisi zinazoonyeshwa, tathmini 12 ziliwakuta wafanyakazi" in swahili
    assert "assessments of competencies" not in words_on(assembly, "reports", "reports/2025-26-q1", tmp_path)


def test_the_levels_of_work_say_which_type_the_framework_prints(tiny: Tiny, tmp_path: Path) -> None:
    tiny.write(ASSESSED, f"{HEADER}all,{TALK},20,12,0.55,reported,,\ntop,{TALK},20,12,0.55,reported,,\n")
    words = words_on(read_assembly(tiny.folder), "competencies", "competencies", tmp_path)
    told = [word for word in words.splitlines() if word]
    # the level, its type, and 100 x 12 / 20
    assert told[told.index("Top Management") :][:3] == ["Top Management", "leadership", "60.0"]


def test_a_year_without_any_says_so(tiny: Tiny, tmp_path: Path) -> None:
    words = words_on(read_assembly(tiny.folder), "annual", "annual-report/2025-26", tmp_path)
    assert "Nothing about competencies or trainings was published in the year." in words
    assert "No survey of satisfaction was published in the year." in words
    assert "a year, cannot be judged yet." in words
