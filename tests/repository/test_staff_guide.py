"""The staff guide, its pictures, and the files that staff double-click, all in step with the commands."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

import tasks
from plugins.core.statements.wording import read_wording
from plugins.desk.window.state import STEPS

HOME = Path(__file__).resolve().parents[2]
STAFF = HOME / "staff"
GUIDE = (STAFF / "README.md").read_text(encoding="utf-8")
OPENS = [STAFF / f"open-the-desk{ending}" for ending in (".bat", ".command", ".sh")]
TASKS = set(tasks.namespace.task_names)


def test_the_readmes_staff_screen_leads_to_the_guide() -> None:
    assert "](staff/README.md)" in (HOME / "README.md").read_text(encoding="utf-8")


def test_every_picture_and_file_that_the_guide_names_is_there_and_used() -> None:
    named = {target for target in re.findall(r"\]\(([^)]+)\)", GUIDE) if not target.startswith("http")}
    assert [target for target in sorted(named) if not (STAFF / target).exists()] == []
    pictures = {path.relative_to(STAFF).as_posix() for path in (STAFF / "pictures").glob("*.png")}
    assert pictures - named == set()
    assert all(re.search(rf"!\[[^\]]{{12,}}\]\({picture}\)", GUIDE) for picture in pictures)


def test_the_guide_begins_with_the_window_and_its_steps_are_commands() -> None:
    headings = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    assert headings[0] == "The window"
    assert all(f"]({path.name})" in GUIDE for path in OPENS)
    steps = re.findall(r"^## (\d+)\. .*`([a-z-]+)`$", GUIDE, re.MULTILINE)
    assert [int(number) for number, _ in steps] == list(range(1, 11))
    assert {name for _, name in steps} <= TASKS
    assert set(re.findall(r"start\.py ([a-z-]+)", GUIDE)) <= TASKS


def test_the_guide_and_the_checklist_name_the_screens_as_the_window_does() -> None:
    words = read_wording(HOME / "plugins" / "desk" / "window" / "words")
    checklist = (STAFF / "checklist.html").read_text(encoding="utf-8")
    for screen in (*STEPS, "setup", "correct", "undo"):
        assert words.of("en")(f"name.{screen}") in GUIDE, screen
    for name in set(re.findall(r"<i>([^<]+)</i>", checklist)):
        known = {words.of(each)(f"name.{screen}") for each in ("en", "sw") for screen in (*STEPS, "correct")}
        assert name in known | TASKS, name


def test_the_guide_says_what_was_not_tried() -> None:
    assert re.search(r"not tried on Windows,\s+in Microsoft Excel", GUIDE)


def test_the_windows_file_opens_the_desk_and_waits_so_that_it_can_be_read() -> None:
    data = OPENS[0].read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 4  # cmd.exe wants both
    lines = data.decode("ascii").splitlines()
    assert (lines[0], lines[-1]) == ("@echo off", "pause")
    assert [line for line in lines if line.startswith("py ")] == ["py start.py desk"]


@pytest.mark.skipif(os.name == "nt", reason="these files are for Mac and Linux")
@pytest.mark.parametrize("path", OPENS[1:], ids=lambda path: path.suffix)
def test_the_other_files_open_the_desk_from_wherever_they_are_called(path: Path, tmp_path: Path) -> None:
    """In place of Python stands a script that writes down what it was given."""
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\necho "$PWD" "$@" >> "$SEEN"\n')
    python.chmod(0o755)
    assert os.access(path, os.X_OK)
    done = subprocess.run(
        ["sh", str(path)],
        input="\n",
        cwd=tmp_path,
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
    assert (tmp_path / "seen").read_text() == f"{HOME} start.py desk\n"
