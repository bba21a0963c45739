"""The staff guide, its pictures, and the files that staff double-click, all in step with the commands."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

import tasks

HOME = Path(__file__).resolve().parents[2]
STAFF = HOME / "staff"
GUIDE = (STAFF / "README.md").read_text(encoding="utf-8")
WINDOWS = sorted((STAFF / "windows").glob("*.bat"))
OTHERS = sorted((STAFF / "mac-linux").glob("*.command"))
TASKS = set(tasks.namespace.task_names)


def test_the_readmes_staff_screen_leads_to_the_guide() -> None:
    assert "](staff/README.md)" in (HOME / "README.md").read_text(encoding="utf-8")


def test_every_picture_and_file_that_the_guide_names_is_there_and_used() -> None:
    named = {target for target in re.findall(r"\]\(([^)]+)\)", GUIDE) if not target.startswith("http")}
    assert [target for target in sorted(named) if not (STAFF / target).exists()] == []
    pictures = {path.relative_to(STAFF).as_posix() for path in (STAFF / "pictures").glob("*.png")}
    assert pictures - named == set()
    assert all(re.search(rf"!\[[^\]]{{12,}}\]\({picture}\)", GUIDE) for picture in pictures)


def test_the_guides_steps_are_commands_with_a_file_for_each_system() -> None:
    steps = re.findall(r"^## (\d+)\. .*`([a-z-]+)`$", GUIDE, re.MULTILINE)
    assert [int(number) for number, _ in steps] == list(range(1, 11))
    wanted = [f"{number}-{name}" for number, name in steps]
    assert sorted(wanted) == sorted(path.stem for path in WINDOWS) == sorted(path.stem for path in OTHERS)
    assert {name for _, name in steps} <= TASKS
    assert set(re.findall(r"start\.py ([a-z-]+)", GUIDE)) <= TASKS


def test_the_guide_says_what_was_not_tried() -> None:
    assert re.search(r"not tried on Windows,\s+in Microsoft Excel", GUIDE)


@pytest.mark.parametrize("path", WINDOWS, ids=lambda path: path.stem)
def test_a_windows_file_runs_its_step_and_waits_so_that_it_can_be_read(path: Path) -> None:
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 5  # cmd.exe wants both
    lines = data.decode("ascii").splitlines()
    assert (lines[0], lines[-1]) == ("@echo off", "pause")
    task = path.stem.split("-", 1)[1]
    calls = [line.strip() for line in lines if line.strip().startswith("py ")]
    assert calls
    assert {call.split()[2] for call in calls} == {task}
    given = "\n".join(line for line in lines if " py " in f" {line}" or "set ARGS=" in line)
    values = set(re.findall(r"!\w+!", given)) - {"!ARGS!"}
    assert all(f'"{value}"' in given for value in values)  # what is typed may hold spaces


ANSWERS = {
    "1-new-quarter": ("2026-27-Q2\n", [["new-quarter", "2026-27-Q2"]]),
    "2-intake": ("/a folder/a $(odd) \"name\".xlsx\n", [["intake", '/a folder/a $(odd) "name".xlsx']]),
    "3-check": ("", [["check", "--open"]]),
    "4-compare": ("leg_bills_passed\nThe vote was late.\n\n", [
        ["compare", "--open", "--on", "leg_bills_passed", "--reason", "The vote was late."]
    ]),
    "5-preview": ("", [["preview", "--open"]]),
    "6-sign-off": ("submitted\noffice_secretariat\nMinute 12; page 3\n", [
        ["sign-off"],
        ["sign-off", "submitted", "--office", "office_secretariat", "--evidence", "Minute 12; page 3"],
    ]),
    "7-release": ("office_clerk\nThe reviewer is ill.\n", [
        ["release", "--waive-kiswahili", "office_clerk", "--because", "The reviewer is ill."]
    ]),
    "8-publish": ("/var/www/the portal\n", [["publish", "--folder", "/var/www/the portal"]]),
    "10-correct": ("2026-27-Q1\nex_a/assembly\n\n20\n\nCounted \"twice\".\n\npublic\n", [
        ["correct", "2026-27-Q1", "--on", "ex_a/assembly", "--numerator", "20", "--why", 'Counted "twice".',
         "--found-by", "public"]
    ]),
    "9-verify": ("https://example.org\n", [["verify", "https://example.org"]]),
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="these files are for Mac and Linux")
@pytest.mark.parametrize("name", ANSWERS)
def test_what_is_typed_reaches_the_command_whole(name: str, tmp_path: Path) -> None:
    """In place of Python stands a script that writes down what it was given."""
    answers, wanted = ANSWERS[name]
    python = tmp_path / "python3"
    python.write_text(
        '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done >> "$SEEN"\necho >> "$SEEN"\n'
    )
    python.chmod(0o755)
    done = subprocess.run(
        ["sh", str(STAFF / "mac-linux" / f"{name}.command")],
        input=answers,
        env={
            **os.environ,
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "SEEN": str(tmp_path / "seen"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    calls = (tmp_path / "seen").read_text().split("\n\n")
    assert [call.split("\n") for call in calls if call] == [["start.py", *call] for call in wanted]


def test_nothing_runs_where_nothing_was_answered(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\necho "$@" >> "$SEEN"\n')
    python.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "SEEN": str(tmp_path / "seen"),
    }
    for name in ("1-new-quarter", "2-intake", "8-publish"):
        path = STAFF / "mac-linux" / f"{name}.command"
        subprocess.run(
            ["sh", str(path)], input="\n", env=environment, capture_output=True, text=True, check=True
        )
    assert not (tmp_path / "seen").exists()
