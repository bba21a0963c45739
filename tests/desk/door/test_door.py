"""A file from elsewhere is read by a process of its own; whatever happens to that is said in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.door import through as waiting
from plugins.desk.door.through import through
from plugins.desk.door.unreadable import CannotRead, Damaged
from tests.desk.door import readers

HOME = Path(__file__).resolve().parents[3]
ENDLESS = "Reading it takes more time or memory than any file of the Assembly needs."


def test_a_reader_gets_the_bytes_and_the_words_and_its_answer_comes_back() -> None:
    assert through(readers.length, b"\0\xff" * 1000, "Ng'eno", "Ōdhiambo.xlsx") == [
        2000,
        "Ng'eno",
        "Ōdhiambo.xlsx",
    ]


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "CLOCK", 1)
    with pytest.raises(CannotRead, match=ENDLESS):
        through(readers.sleep, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be held to its memory")
def test_a_reader_that_fills_the_memory_is_ended() -> None:
    with pytest.raises(CannotRead, match=ENDLESS):
        through(readers.fill_the_memory, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        through(readers.write_a_file, b"", str(tmp_path / "x"))
    assert not any(each.stat().st_size for each in tmp_path.iterdir())


@pytest.mark.parametrize("reader", [readers.recurse, readers.die])
def test_a_reader_that_breaks_down_costs_a_sentence(reader) -> None:
    with pytest.raises(CannotRead, match=ENDLESS):
        through(reader, b"")


def test_what_a_reader_stumbles_over_is_a_damaged_file() -> None:
    with pytest.raises(Damaged):
        through(readers.stumble, b"")


@pytest.mark.parametrize(
    "module",
    ["plugins.desk.intake.opening", "plugins.desk.intake.csv_files", "plugins.desk.importing.importing"],
)
def test_the_readers_start_lean(module: str) -> None:
    """The standard library alone: nothing that is installed is imported, and so no pandas."""
    code = f"import plugins.desk.door.child, {module}"
    done = subprocess.run([sys.executable, "-E", "-s", "-S", "-c", code], cwd=HOME, check=False)
    assert done.returncode == 0
