"""The desk lies outside the repository; one command at a time; files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from plugins.core.time.quarter import Quarter
from plugins.desk import writing
from plugins.desk.folder import Desk, desk_at, quarter_named
from plugins.desk.lock import HOLDER, LOCK, at_work
from plugins.desk.trouble import DeskTrouble, files
from plugins.desk.writing import write_whole


def test_the_desk_is_where_the_variable_says_else_in_the_users_own_folder(tmp_path: Path) -> None:
    repository, home = tmp_path / "portal", tmp_path / "home"
    assert desk_at({"DESK_DIR": str(tmp_path / "d")}, repository, home).path == tmp_path / "d"
    assert desk_at({}, repository, home).path == home / "Kisumu-desk"
    assert desk_at({"DESK_DIR": "  "}, repository, home).path == home / "Kisumu-desk"


@pytest.mark.parametrize("inside", ["", "desk", "data/quarters/../../x"])
def test_a_desk_in_the_repository_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(DeskTrouble, match="lies in the repository, which may become public"):
        desk_at({"DESK_DIR": str(tmp_path / inside)}, tmp_path)


def test_a_link_into_the_repository_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "portal" / "x").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "portal" / "x")
    with pytest.raises(DeskTrouble, match="lies in the repository"):
        desk_at({"DESK_DIR": str(tmp_path / "link")}, tmp_path / "portal")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("desk", "is another folder wherever the command is typed"),
        (".", "is another folder wherever the command is typed"),
        ("../desk", "is another folder wherever the command is typed"),
        ("~nobody-of-that-name/desk", "is another folder wherever the command is typed"),
        ("/", "holds more than drafts"),
        ("{tmp}/home", "holds more than drafts"),
        ("{tmp}/home/../home/.", "holds more than drafts"),
        ("{tmp}/link-home", "holds more than drafts"),
        ("{tmp}", "holds more than drafts"),
        ("{tmp}/code", "holds more than drafts"),
        ("{tmp}/code/portal/output", "lies in the repository"),
        ("{tmp}/code/portal/output-public/desk", "lies in the repository"),
        ("{tmp}/everybody", "in which everybody may write"),
    ],
)
def test_a_place_that_is_no_folder_of_its_own_is_refused(tmp_path: Path, named: str, said: str) -> None:
    for name in ("home", "code/portal", "everybody"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "everybody").chmod(0o1777)
    (tmp_path / "link-home").symlink_to(tmp_path / "home")
    before = {path: path.stat().st_mode for path in tmp_path.rglob("*")}
    with pytest.raises(DeskTrouble, match=said):
        desk_at({"DESK_DIR": named.format(tmp=tmp_path)}, tmp_path / "code" / "portal", tmp_path / "home")
    assert {path: path.stat().st_mode for path in tmp_path.rglob("*")} == before


def modes(desk: Path) -> set[int]:
    """Who may do what with the desk and the folders in it."""
    return {path.stat().st_mode & 0o777 for path in (desk, *desk.rglob("*")) if path.is_dir()}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_nobody_else_may_look_into_a_desk_that_a_command_makes(tmp_path: Path) -> None:
    mask = os.umask(0o000)
    try:
        desk = desk_at({"DESK_DIR": str(tmp_path / "of mine" / "desk")}, tmp_path / "portal")
        with at_work(desk.path / "2026-27-Q2", "intake"):
            write_whole(desk.path / "reports" / "check.html", b"figures")
    finally:
        os.umask(mask)
    assert modes(tmp_path / "of mine") == {0o700}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize(
    ("before", "after"),
    [(0o755, 0o700), (0o770, 0o700), (0o777, 0o700), (0o700, 0o700), (0o2775, 0o2770), (0o2770, 0o2770)],
)
def test_a_desk_that_others_could_look_into_is_closed_to_them_but_not_to_the_group_it_was_given(
    tmp_path: Path, before: int, after: int
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk").chmod(before)
    Desk(tmp_path / "desk").keep_private()
    assert (tmp_path / "desk").stat().st_mode & 0o7777 == after
    Desk(tmp_path / "none").keep_private()
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_desk(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("x")
    with pytest.raises(DeskTrouble, match="is a file; the desk needs a folder"):
        desk_at({"DESK_DIR": str(tmp_path / "desk")}, tmp_path / "portal")


def test_quarters_are_the_folders_named_so(tmp_path: Path) -> None:
    for name in ("2026-27-Q2", "2026-27-Q1", "reports", "2026-27-Q5"):
        (tmp_path / name).mkdir()
    desk = Desk(tmp_path)
    assert [str(quarter) for quarter in desk.quarters()] == ["2026-27-Q1", "2026-27-Q2"]
    assert desk.quarter_of(tmp_path / "2026-27-Q1" / "x.xlsx") == Quarter(2026, 1)
    assert desk.quarter_of(tmp_path / "x.xlsx") is None


def test_a_quarter_may_be_typed_in_small_letters_and_a_wrong_one_is_explained() -> None:
    assert quarter_named(" 2026-27-q2 ") == Quarter(2026, 2)
    with pytest.raises(DeskTrouble, match=r"'2026 Q2' is not a quarter.*such as 2026-27-Q2"):
        quarter_named("2026 Q2")


def refused(folder: Path, match: str) -> None:
    with pytest.raises(DeskTrouble, match=match), at_work(folder, "check"):
        pytest.fail("two commands at once")


def test_a_second_command_is_told_to_wait_and_the_first_goes_on(tmp_path: Path) -> None:
    with at_work(tmp_path, "intake"):
        refused(tmp_path, r"intake has been running for 0 seconds on this computer\..*try again")
    with at_work(tmp_path, "compare"):
        assert (tmp_path / HOLDER).exists()
    assert not (tmp_path / HOLDER).exists()


def test_of_two_processes_one_is_refused_until_the_other_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from plugins.desk.lock import at_work\n"
        "with at_work(Path(sys.argv[1]), 'intake'):\n"
        "    print('in', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline() == "in\n"
    refused(tmp_path, "Somebody is working on this quarter: intake ")
    other.kill()
    other.communicate()
    assert "intake" in (tmp_path / HOLDER).read_text()  # killed: it could not clear up
    with at_work(tmp_path, "check"):
        assert "check" in (tmp_path / HOLDER).read_text()


def test_who_holds_the_lock_names_no_person_and_no_computer(tmp_path: Path) -> None:
    with at_work(tmp_path, "intake"):
        text = (tmp_path / HOLDER).read_text()
    assert text.splitlines()[0] == "command: intake"
    assert os.uname().nodename not in text


def test_a_command_on_another_computer_is_said_to_run_there(tmp_path: Path) -> None:
    with at_work(tmp_path, "intake"):
        (tmp_path / HOLDER).write_text("command: intake\ncomputer: another\n")
        refused(tmp_path, "for 0 seconds on another computer")


def test_minutes_are_said_as_minutes_and_a_clock_that_is_behind_makes_no_negative_age(tmp_path: Path) -> None:
    with at_work(tmp_path, "intake"):
        for seconds, said in ((-605, "for 10 minutes"), (5000, "for 0 seconds")):
            os.utime(tmp_path / HOLDER, (time.time() + seconds, time.time() + seconds))
            refused(tmp_path, said)


def test_a_lock_that_nobody_holds_any_more_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch()
    (tmp_path / HOLDER).write_text("command: intake\ncomputer: another\n")
    with at_work(tmp_path, "check"):
        pass


@pytest.mark.parametrize("name", [HOLDER, LOCK])
def test_a_link_in_place_of_the_desks_own_files_spoils_nothing_elsewhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / name).symlink_to(tmp_path / "letter.txt")
    with suppress(DeskTrouble), at_work(tmp_path / "desk", "intake"):
        pass
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_what_a_crash_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".reasons.csv.77.part").write_text("half")
    with at_work(tmp_path, "compare"):
        assert not list(tmp_path.glob("*.part"))


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a" / "reasons.csv"
    assert write_whole(path, b"one") is True
    before = path.stat().st_mtime_ns
    assert write_whole(path, b"one") is False
    assert path.stat().st_mtime_ns == before
    assert write_whole(path, b"two") is True


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "reasons.csv"
    write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with (
        pytest.raises(DeskTrouble, match=r"Stopped while writing it\. The disk is full\."),
        files("writing it"),
    ):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["reasons.csv"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "open in another program"),
        (errno.EIO, "The computer says"),
    ],
)
def test_what_the_computer_refuses_is_said_in_plain_words(number: int, words: str) -> None:
    with pytest.raises(DeskTrouble, match=words), files("writing the draft"):
        raise OSError(number, os.strerror(number), "x.csv")
