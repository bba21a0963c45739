"""The one command for a fresh machine: it passes words on whole, and asks the installer only when it must."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import tasks

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """``start.py`` of a repository whose commands say what they were given; uv writes down that it ran."""
    for name in ("start.py", "pyproject.toml", "uv.lock"):
        shutil.copyfile(HOME / name, tmp_path / name)
    commands = tmp_path / "plugins" / "desk" / "commands"
    commands.mkdir(parents=True)
    said = "from pathlib import Path; import sys\nPath('given.txt').write_text(repr(sys.argv[1:]))\n"
    (commands / "__main__.py").write_text(said)
    spec = importlib.util.spec_from_file_location("start_of_a_copy", tmp_path / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    uv = tmp_path / "uv.py"
    uv.write_text(
        "from pathlib import Path; import sys, venv\n"
        "if not Path('.venv').exists(): venv.create('.venv', symlinks=True)\n"
        "with open('synced.txt', 'a') as log: print(*sys.argv[1:], file=log)\n"
    )
    monkeypatch.setattr(module, "found_uv", lambda: [sys.executable, str(uv)])
    return module


def synced(start: ModuleType) -> list[str]:
    """How often the installer was asked, and with which words."""
    log = start.HOME / "synced.txt"
    return log.read_text().splitlines() if log.exists() else []


def test_every_command_that_needs_the_developers_tools_is_one() -> None:
    spec = importlib.util.spec_from_file_location("start", HOME / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert set(tasks.namespace.task_names) >= module.NEEDS_DEVELOPMENT_TOOLS


@pytest.mark.parametrize(
    ("words", "given"),
    [([], ["build"]), (["intake", "C:/My files/2026-27-Q2.xlsx"], ["intake", "C:/My files/2026-27-Q2.xlsx"])],
)
def test_words_are_passed_on_whole(start: ModuleType, words: list[str], given: list[str]) -> None:
    assert start.main(words) == 0
    assert (start.HOME / "given.txt").read_text() == repr(given)


def test_the_installer_is_asked_once_and_again_when_the_libraries_change(start: ModuleType) -> None:
    for _ in range(3):
        start.main(["check"])
    assert len(synced(start)) == 1
    (start.HOME / "uv.lock").write_text("# another")
    start.main(["check"])
    assert len(synced(start)) == 2
    shutil.rmtree(start.HOME / ".venv")
    start.main(["check"])
    assert len(synced(start)) == 3


def test_the_developers_tools_come_when_they_are_needed_and_stay(start: ModuleType) -> None:
    start.main(["check"])
    start.main(["lint"])
    start.main(["test"])
    start.main(["check"])
    assert ["--group dev" in line for line in synced(start)] == [False, True]


def test_help_needs_no_libraries() -> None:
    done = subprocess.run(
        [sys.executable, "-S", str(HOME / "start.py"), "--help"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "A quarter, step by step:" in done.stdout
