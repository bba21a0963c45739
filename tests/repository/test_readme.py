"""The README says what is there: its commands, where all of them are listed, its files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tasks

HOME = Path(__file__).resolve().parents[2]
README = (HOME / "README.md").read_text(encoding="utf-8")
DECLARED = set(tasks.namespace.task_names)


def test_every_task_is_in_the_help_that_the_readme_names() -> None:
    assert "python3 start.py --help" in README
    command = [sys.executable, str(HOME / "start.py"), "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOME).stdout
    assert DECLARED - set(re.findall(r"^ +([a-z-]+)", said, re.MULTILINE)) == set()


def test_every_task_that_the_readme_names_exists() -> None:
    named = re.findall(r"(?:invoke|start\.py) ([a-z][a-z-]*)", README)
    assert set(named) <= DECLARED


def test_what_must_pass_runs_the_readmes_test_command() -> None:
    (command,) = re.findall(r"^    (python3 start\.py test)$", README, re.MULTILINE)
    assert command in (HOME / ".ci" / "run").read_text(encoding="utf-8").splitlines()


NAMED = re.compile(r"`((?:plugins|data|benchmarks|tests|tools|\.ci)[\w./-]*)`")


@pytest.mark.parametrize("path", sorted(set(NAMED.findall(README))))
def test_every_file_that_the_readme_names_exists(path: str) -> None:
    assert (HOME / path).exists()


def test_each_of_the_three_screens_is_one_screen() -> None:
    screens = re.split(r"^## ", README, flags=re.MULTILINE)[1:]
    assert [screen.splitlines()[0] for screen in screens] == ["For visitors", "For staff", "For developers"]
    assert max(len(screen.splitlines()) for screen in screens) <= 45
