"""The commands as staff type them, in a process of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk.folder import Desk
from tests.samples.filled import HOME, THIS, fill
from tests.site.building import copy_of_repository


@cache
def home() -> Path:
    """The repository as it was shipped, with the examples alone; once the Assembly has begun, a copy."""
    if not (HOME / "data" / "example").exists():
        return HOME
    return copy_of_repository(Path(mkdtemp()))


def typed(*words: str, desk: Path, clock: str = "") -> subprocess.CompletedProcess[str]:
    """What a command prints and its exit code; ``clock`` sets its time, as in a rehearsal."""
    environment = {**os.environ, "DESK_DIR": str(desk), "DESK_CLOCK": clock, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "plugins.desk.commands", *words]
    return subprocess.run(
        command,
        cwd=home(),
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_a_quarter_from_its_empty_workbook_to_the_comparison(tmp_path: Path) -> None:
    desk = tmp_path / "a desk"
    workbook = Desk(desk).of(Quarter.parse(THIS)).workbook
    made = typed("new-quarter", THIS, desk=desk)
    assert (made.returncode, made.stderr) == (0, "")
    assert f"\nMade {workbook}\nIt is for October to December 2026" in made.stdout

    empty = typed("intake", str(workbook), desk=desk)
    assert empty.returncode == 2
    assert "observations G2 (status): This cell is empty." in empty.stderr

    fill(workbook)
    taken = typed("intake", str(workbook), desk=desk)
    assert (taken.returncode, taken.stderr) == (0, "")
    assert "observations.csv: 69 rows" in taken.stdout

    checked = typed("check", desk=desk)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert (
        "observations D3 (value): leg_bills_passed says 4; the register of bills makes it 0."
        in checked.stdout
    )
    assert "The draft is the same as this workbook." in checked.stdout

    compared = typed("compare", desk=desk)
    assert compared.returncode == 0
    assert "1 reason is wanted." in compared.stdout
    reason = ("--on", "leg_bills_passed", "--reason", "Four bills waited since June.")
    assert "Every one has its reason." in typed("compare", *reason, desk=desk).stdout

    looked = typed("preview", desk=desk)
    assert looked.returncode == 0
    site = Desk(desk).of(Quarter.parse(THIS)).preview
    assert f"It is only for you and those who sign: {site / 'index.html'}" in looked.stdout
    texts = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert site / "sw" / "reports" / "2026-27-q2.html" in texts
    for page, text in texts.items():
        assert "Draft, not released: do not quote." in text, page
        assert "Rasimu, haijatolewa rasmi: usinukuu." in text, page
        for name in set(re.findall(r'href="([^"#:]+)["#]', text)):
            assert (page.parent / name).exists(), (page, name)

    rehearsal = "2027-01-20T10:00"
    where = typed("sign-off", desk=desk, clock=rehearsal)
    assert (where.returncode, where.stderr) == (0, "")
    assert "  1 submitted: to come" in where.stdout
    signed = ("sign-off", "submitted", "--office", "office_planning", "--evidence", "Minute 4/2027")
    done = typed(*signed, desk=desk, clock=rehearsal)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Recorded for {THIS}: submitted, by Planning Unit on 20 January 2027" in done.stdout
    before = typed("sign-off", "tabled", *signed[2:], desk=desk, clock=rehearsal)
    assert before.returncode == 1
    assert "Before tabled comes validated." in before.stderr

    again = typed("new-quarter", THIS, desk=desk)
    assert again.returncode == 1
    assert "add --yes to agree" in again.stderr
    assert "Nothing was changed" in again.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("new-quarter", "Q2 2026"), 1, "is not a quarter. Write the financial year and the quarter"),
        (("new-quarter", "2026-27-Q1"), 1, "is published already"),
        (("intake", "nowhere.xlsx"), 1, "There is no nowhere.xlsx."),
        (("intake", "README.md"), 2, "This is a text file, such as a CSV, and not a workbook."),
        (("compare",), 1, "There is no quarter in preparation"),
        (("sign-off",), 1, "There is no quarter in preparation"),
        (("sign-off", "submited"), 1, "Did you mean submitted?"),
        (("check", "--workbook", "nowhere.xlsx"), 1, "There is no nowhere.xlsx."),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = typed(*words, desk=tmp_path / "desk")
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_desk_in_the_repository_stops_every_command() -> None:
    done = typed("new-quarter", THIS, desk=home() / "desk")
    assert done.returncode == 1
    assert "lies in the repository, which may become public" in done.stderr
    assert not (home() / "desk").exists()


@pytest.mark.parametrize("name", ["new-quarter", "intake", "check", "compare", "preview", "sign-off"])
def test_help_is_there_for_every_command(tmp_path: Path, name: str) -> None:
    said = typed(name, "--help", desk=tmp_path).stdout
    assert said.startswith(f"python3 start.py {name}")
    assert "--quarter QUARTER" in said
