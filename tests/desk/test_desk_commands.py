"""The commands as staff type them, in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.samples.filled import HOME, THIS
from tests.samples.plain import plain
from tests.site.building import copy_of_repository


@cache
def home() -> Path:
    """The repository as it was shipped, with the examples alone; once the Assembly has begun, a copy."""
    if not (HOME / "data" / "example").exists():
        return HOME
    return copy_of_repository(Path(mkdtemp()))


def typed(*words: str, desk: Path) -> subprocess.CompletedProcess[str]:
    """What a command prints, and its exit code."""
    environment = {**os.environ, "DESK_DIR": str(desk), "PYTHONUTF8": "1"}
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
    plain(done.stdout + done.stderr)


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
