"""The one command for a fresh machine: it passes words on whole, and asks the installer only when it must."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

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


def test_every_command_that_needs_more_libraries_is_one() -> None:
    spec = importlib.util.spec_from_file_location("start", HOME / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert set(tasks.namespace.task_names) >= set(module.NEEDS)


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


def offered(folder: Path, version: str) -> Path:
    """A folder in which pip finds an installer of this version, made by somebody else."""
    folder.mkdir()
    about = f"uv-{version}.dist-info"
    with ZipFile(folder / f"uv-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("uv.py", "")
        wheel.writestr(f"uv-{version}.data/scripts/uv", "#!python\n")
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: uv\nVersion: {version}\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", f"uv.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")
    return folder


def locked(start: ModuleType, change: Callable[[str], str]) -> None:
    """``uv.lock`` of the copy, changed."""
    path = start.HOME / "uv.lock"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize("listed", [False, True])
def test_an_installer_comes_only_with_a_checksum_that_the_lock_lists(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    """pip finds a wheel of the version asked for; only its bytes say whether it is the one meant."""
    (version,) = re.findall(r"uv==(\S+)", start.required_uv())
    wheels = offered(tmp_path / "wheels", version)
    for name, said in (("FIND_LINKS", str(wheels)), ("NO_INDEX", "1"), ("CONFIG_FILE", os.devnull)):
        monkeypatch.setenv(f"PIP_{name}", said)
    if listed:
        (wheel,) = wheels.iterdir()
        digest = sha256(wheel.read_bytes()).hexdigest()
        first = start.required_uv().split()[1].removeprefix("--hash=sha256:")
        locked(start, lambda text: text.replace(first, digest))
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda _: None)  # this Python has no pip
    monkeypatch.setattr(start, "_is_root", lambda: False)
    found = start.installed_uv()
    assert (found is not None) == listed
    assert bool(list(tmp_path.glob(".tools/**/uv.py"))) == listed


def test_the_installer_is_asked_for_by_exact_version_for_every_system_that_matters(start: ModuleType) -> None:
    asked, *checksums = start.required_uv().split()
    assert re.fullmatch(r"uv==\d+\.\d+\.\d+", asked)
    assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in checksums)
    (listed,) = re.findall(r'name = "uv"\nversion.*?\n\]', (HOME / "uv.lock").read_text(), re.DOTALL)
    for system in ("manylinux_2_17_x86_64", "manylinux_2_28_aarch64", "win_amd64", "macosx_11_0_arm64"):
        (wheel,) = [line for line in listed.splitlines() if system in line]
        assert any(each.removeprefix("--hash=") in wheel for each in checksums), system


def test_without_an_installer_it_says_what_to_do(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "found_uv", lambda: None)
    monkeypatch.setattr(start, "_succeeds", lambda *_: False)
    assert start.main(["check"]) == 1
    assert "The installer uv could not be set up. Install pip or venv" in capsys.readouterr().err


def test_help_needs_no_libraries() -> None:
    done = subprocess.run(
        [sys.executable, "-S", str(HOME / "start.py"), "--help"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "A quarter, step by step:" in done.stdout
