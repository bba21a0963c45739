"""Paths for the tools of anybody's tables are seen from the folder in which they are typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk import build as building
from plugins.desk.commands.quarter import publish, verify
from plugins.desk.commands.site import build
from tests.samples.editions import edition

HOME = Path(__file__).resolve().parents[3]


def test_a_file_beside_whoever_types_is_found_and_the_result_lies_there(tmp_path):
    (tmp_path / "house.csv").write_text("row,col,value\nsize,garden,3\n", encoding="utf-8")
    line = [sys.executable, str(HOME / "start.py"), "weigh", "house.csv", "--out", "result"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "size: 0.750000" in done.stdout  # 3 : 1
    assert (tmp_path / "result" / "weights.csv").is_file()


def test_an_error_of_a_tool_does_not_speak_of_publishing(tmp_path):
    line = [sys.executable, str(HOME / "start.py"), "attack", "nowhere.csv"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "nowhere.csv: This file is missing." in done.stderr
    assert "published" not in done.stderr
    assert "Errno" not in done.stderr


@pytest.fixture
def typed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which somebody types, as ``start.py`` tells the commands; they run elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("CALLED_FROM", str(tmp_path))
    return tmp_path


def test_a_site_is_published_to_where_somebody_types_and_verified_there(
    typed_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition(typed_in / "site", index="one")
    publish("www", site="site", yes=True)
    assert (typed_in / "www" / "en" / "index.html").read_bytes()
    for where in ("www", "./www", "elsewhere/../www", str(typed_in / "www")):
        verify(where, against="site")
        verify(where, against="site/SHA256SUMS")
    assert capsys.readouterr().out.count("Everything is as it was released.") == 8
    assert not list((typed_in / "elsewhere").iterdir())


def test_a_home_folder_is_still_one(typed_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(typed_in / "own"))
    monkeypatch.setenv("USERPROFILE", str(typed_in / "own"))
    edition(typed_in / "own" / "site", index="one")
    publish("~/www", site="~/site", yes=True)
    verify("~/www", against="~/site")
    assert (typed_in / "own" / "www" / "SHA256SUMS").is_file()


@pytest.mark.usefixtures("typed_in")
def test_an_address_is_no_folder_beside_whoever_types(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        verify("https://someone@portal.example")
    assert "https://someone@portal.example is not the address of a site." in capsys.readouterr().err


def test_a_site_is_built_beside_whoever_types(typed_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Path] = []

    def write_site(site: Path, **_: object) -> float:
        built.append(site)
        return 1.0

    monkeypatch.setattr(building, "write_site", write_site)
    for output in ("site", "elsewhere/../site", str(typed_in / "site")):
        build(output)
    assert built == [typed_in / "site"] * 3
