"""Tests that share what is dear to make run on one worker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import group_of

ROOT = Path(__file__).parents[2]
SHARED = """
import os
import pytest
pytestmark = pytest.mark.xdist_group("shared")
@pytest.mark.parametrize("number", range(12))
def test_it(number):
    with open("workers.txt", "a") as file:
        file.write(os.environ["PYTEST_XDIST_WORKER"] + " ")
"""


def test_every_test_of_a_group_runs_on_one_worker(tmp_path: Path) -> None:
    """Twelve tests of one group and two workers, with the scheduler of this repository."""
    (tmp_path / "test_shared.py").write_text(SHARED, encoding="utf-8")
    conftest = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    (tmp_path / "conftest.py").write_text(conftest.replace("parents[1]", "parent"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n",
        "2",
        "--dist",
        "loadgroup",
    ]
    command += ["-c", "/dev/null", f"--rootdir={tmp_path}", "."]
    path = {"PYTHONPATH": f"{ROOT}:{ROOT / 'plugins' / 'packages'}"}
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, **path}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    workers = (tmp_path / "workers.txt").read_text().split()
    assert (len(workers), len(set(workers))) == (12, 1)


def test_the_group_is_the_one_that_a_file_is_marked_with_or_the_file_that_makes_something_once() -> None:
    assert group_of("tests/site/test_decade.py") == "decade"
    assert group_of("tests/desk/test_workbook.py") == "tests/desk/test_workbook.py"  # it fills one once
    assert group_of("tests/site/test_links.py") == ""
