"""Whatever happens while a command writes: what staff and readers find is as it was, or as it is wanted.

Every command is killed, finds the disk full, may not write, runs beside itself, finds a clock that is behind
and a link in its way; each time it ends with a sentence, and typed again it finishes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.commands import COMMANDS
from tests.samples.fault_states import TYPED
from tests.samples.faults import FAULTS

HOME = Path(__file__).parents[2]
#: What each command is there to change, and how often it touches the disk at least.
WRITES = {
    "new-quarter": ("the workbook", 8),
    "new-quarter again": ("the workbook", 7),
    "intake": ("the draft", 20),
    "check": ("the report check.html", 4),
    "compare": ("the reasons", 7),
    "preview": ("the preview", 20),
    "sign-off": ("the sign-offs", 5),
    "release": ("the versions", 40),
    "correct": ("the draft", 20),
    "reorganise": ("the register", 12),
    "announce": ("the register", 4),
    "begin": ("the register", 20),
    "the first reported release": ("the versions", 40),
    "publish": ("what readers get", 14),
    "key": ("the secret keys", 4),
    "key replaced": ("the secret keys", 4),
    "key lost": ("the register", 3),
    "correct a table": ("the draft", 20),
    "correct, abandoned": ("the sign-offs", 10),
    "compare texts": ("the register", 3),
    "import-document": ("the text en/policy/official.md", 6),
    "compose": ("the result scores.csv", 20),
    "weigh": ("the result weights.csv", 6),
    "build": ("the edition", 8),
    "aggregate": ("the result staff.csv", 6),
    "hosting": ("the server's portal.conf", 5),
}
#: These write nothing; ``serve`` builds, as ``build`` does, and ``desk`` is the window, which does what the
#: commands of the table do; developers' own find all they change in Git.
OTHERS = {"verify", "back-test", "serve", "desk", "attack", "test", "lint", "dictionary", "new-subject"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")
@pytest.mark.parametrize("name", TYPED)
def test_a_fault_leaves_what_was_or_what_was_wanted_and_a_sentence(name: str, tmp_path: Path) -> None:
    """Tried in a process of its own, which divides itself."""
    command = [sys.executable, "-m", "tests.samples.faults", name, str(tmp_path.resolve())]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    tried = json.loads(done.stdout.splitlines()[-1])
    assert tried["faults"] == {fault: [] for fault in FAULTS}
    part, points = WRITES[name]
    assert part in tried["changed"]  # without a fault the command does what it is for
    assert tried["points"] >= points


def test_every_command_that_writes_is_tried() -> None:
    declared = {command.name for command in COMMANDS}
    assert declared - OTHERS == {typed.words.split("|")[0] for typed in TYPED.values()}
    assert WRITES.keys() == TYPED.keys()
