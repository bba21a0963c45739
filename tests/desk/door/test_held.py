"""A command that reads anybody's tables is held to its time and memory; else it is as if it ran here."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.door import readers

ONCE = "Stopped: these files take more than {} seconds or too much memory. Take less.\n"
needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="there no process is held to its memory")


@pytest.mark.parametrize(
    ("command", "seconds"),
    [
        (readers.waiting, 1),
        pytest.param(readers.endless, 1, marks=needs_limits),
        pytest.param(readers.greedy, 30, marks=needs_limits),
    ],
)
def test_what_costs_too_much_ends_in_a_sentence(
    command: Callable[[], None], seconds: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        command()
    assert capfd.readouterr() == ("", ONCE.format(seconds))


def test_what_it_prints_and_how_it_ends_are_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        readers.says(word="Ng'eno", more=["Ōdhiambo", "--x"])
    assert capfd.readouterr() == ("Ng'eno Ōdhiambo --x\n", "aside\n")


def test_what_it_writes_lies_where_it_was_told_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('read from the folder that one happens to be in')")
    monkeypatch.chdir(tmp_path)
    readers.writes(where="out.txt")
    assert (tmp_path / "out.txt").read_text() == "x"
