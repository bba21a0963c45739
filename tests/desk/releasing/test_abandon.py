"""A correction that was opened by mistake is closed; what it held is kept, and who closed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.desk.correcting.abandon import abandon
from plugins.desk.correcting.command import Said, correct
from plugins.desk.draft import read_draft
from plugins.desk.releasing import stage
from plugins.desk.signing.command import where_sign_offs_stand
from plugins.desk.signing.record import STEPS, read_signatures
from plugins.desk.trouble import DeskTrouble
from tests.desk.releasing.test_correct import BILLS, LATER, Q3
from tests.samples.released import Repository, copy_of, quick, repository
from tests.samples.signed import sign


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The third quarter is released, and a correction of its bills is open and signed."""
    folder = tmp_path_factory.mktemp("corrected")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stage, "run_pelican", quick())
        released = repository(folder)
        released.release()
    mend(released, BILLS)
    for step in STEPS:
        sign(released.quarter, step, LATER)
    return folder


@pytest.fixture
def corrected(made: Path, tmp_path: Path) -> Repository:
    return copy_of(made, tmp_path / "copy")


def mend(made: Repository, said: Said) -> str:
    return correct(made.path / "data", made.quarter.desk, LATER, lambda _: None, Q3, said)


def close(made: Repository, why: str = "The bill was withdrawn.", office: str = "office_clerk") -> str:
    return abandon(made.path / "data", made.quarter.desk, LATER, Q3, office, why)


def test_it_is_closed_with_its_trace(corrected: Repository) -> None:
    """Six steps were signed for version 1 and six for version 2: the record is the thirteenth."""
    place = corrected.quarter.place
    held = read_draft(place)
    released = sorted((corrected.path / "data").rglob("*"))
    assert close(corrected).splitlines() == [
        "Closed the correction of 2025-26-Q3 (January to March 2026); version 1 is as it was.",
        "Recorded: abandoned, by Office of the Clerk on 21 May 2026 (The bill was withdrawn.).",
        f"What it held is kept in {place.earlier / '002'}.",
        "Its workbook is now 2025-26-Q3-before-2.xlsx.",
        "Its sign-offs no longer count.",
    ]
    assert {path.name: path.read_bytes() for path in (place.earlier / "002").iterdir()} == held
    assert sorted((corrected.path / "data").rglob("*")) == released
    record = read_signatures(place)[-1]
    assert (record.number, record.version, record.step) == (13, 2, "abandoned")
    with pytest.raises(DeskTrouble, match="is published already, as version 1"):
        where_sign_offs_stand(corrected.path / "data", corrected.quarter.desk, Q3)


def test_opened_again_with_the_same_change_every_step_is_signed_again(corrected: Repository) -> None:
    close(corrected)
    assert "Opened version 2" in mend(corrected, BILLS)
    said = where_sign_offs_stand(corrected.path / "data", corrected.quarter.desk, Q3)
    assert [line.split(": ")[1] for line in said.splitlines()[2:8]] == ["to come"] * 6
    sign(corrected.quarter, "submitted", LATER)
    assert read_signatures(corrected.quarter.place)[-1].number == 14


@pytest.mark.parametrize(
    ("office", "why", "sentence"),
    [
        ("", "Nothing was wrong.", "Say which office signs: --office"),
        ("office_clerk", " ", "Say why it is closed: --why"),
    ],
)
def test_who_closes_it_and_why_must_be_said(
    corrected: Repository, office: str, why: str, sentence: str
) -> None:
    before = read_draft(corrected.quarter.place)
    with pytest.raises(DeskTrouble, match=sentence):
        close(corrected, why, office)
    assert read_draft(corrected.quarter.place) == before


def test_what_is_not_open_cannot_be_closed(corrected: Repository) -> None:
    close(corrected)
    with pytest.raises(DeskTrouble, match=r"No correction of 2025-26-Q3 \(January to March 2026\) is open"):
        close(corrected)
