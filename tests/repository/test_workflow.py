"""The public repository's workflows: one builds what is released, and nothing at a set time; one plays what
staff do on Windows."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import tasks
from tools.at_the_desk import FILES, SCREENS, open_and_close

HOME = Path(__file__).resolve().parents[2]
WORKFLOW = (HOME / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
RULES = "\n".join(line for line in WORKFLOW.splitlines() if not line.startswith("#"))


def test_its_commands_are_tasks_of_this_repository() -> None:
    commands = re.findall(r"run: python3 start\.py (\w+)(.*)", RULES)
    assert [name for name, _ in commands] == ["build", "verify"]
    assert {name for name, _ in commands} <= set(tasks.namespace.task_names)
    assert "--public" in commands[0][1]


def test_it_never_runs_by_the_clock_and_says_why() -> None:
    assert "schedule" not in RULES
    assert re.search(r"no `schedule:` on purpose.*belongs in a private repository", WORKFLOW, re.DOTALL)


def test_each_job_may_do_what_it_needs_and_nothing_else() -> None:
    whole, *jobs = re.split(r"^  (?=(?:build|publish):$)", RULES, flags=re.MULTILINE)
    assert "permissions: {}" in whole
    allowed = [re.findall(r"permissions:\n((?: {6}\S.*\n)+)", job) for job in jobs]
    assert allowed == [["      contents: read\n"], ["      pages: write\n      id-token: write\n"]]
    assert "secrets." not in RULES


def test_the_code_of_others_that_it_runs_is_named_by_its_commit() -> None:
    used = re.findall(r"uses: (.*)", RULES)
    assert len(used) == 3
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used), used
    assert set(re.findall(r"runs-on: (\S+)", RULES)) == {"ubuntu-24.04"}


def test_it_builds_the_folder_that_it_publishes() -> None:
    assert set(re.findall(r"output-public", RULES)) == {"output-public"}
    assert re.search(r"path: output-public", RULES)


def test_what_staff_do_on_windows_is_played_there_and_may_change_nothing() -> None:
    whole = (HOME / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
    assert "runs-on: windows-latest" in whole
    assert re.findall(r"run: py (\S+)", whole) == ["start.py", "tools/at_the_desk.py"]
    assert re.findall(r"permissions:(.*)\n( +.*)?", whole) == [(" {}", ""), ("", "      contents: read")]
    used = re.findall(r"uses: (.*)", whole)
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used), used


def test_the_double_click_file_opens_the_window_and_every_screen_answers(tmp_path: Path) -> None:
    """With the file of this system; the commands that follow it are played where Windows is."""
    environment = {**os.environ, "DESK_DIR": str(tmp_path), "BROWSER": "true"}
    assert open_and_close(HOME / "staff" / FILES.get(sys.platform, "open-the-desk.sh"), environment) == len(
        SCREENS
    )
