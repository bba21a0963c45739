"""The command as a clerk types it: its help, and what a wrong file or word gets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[3]

#: One at a time: the command lets nobody import beside it into the same folder.
pytestmark = pytest.mark.xdist_group("import-document")


def typed(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plugins.desk.commands", *words]
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, encoding="utf-8", check=False)


def test_its_help_names_the_three_texts() -> None:
    done = typed("import-document", "--help")
    assert done.returncode == 0
    assert "which text it is: policy, framework or record" in done.stdout
    assert "--as AS" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "policy"], "letter.txt does not look like the productivity policy"),
        (["--as", "polcy"], "There is no text called “polcy”"),
        ([], "It is not said which text this is"),
    ],
)
def test_a_refusal_is_a_sentence_and_exit_2(tmp_path: Path, words: list[str], said: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Clerk,\n\nhere is a letter.", encoding="utf-8")
    done = typed("import-document", str(letter), *words)
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
