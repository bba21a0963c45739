"""What is written: whole or not at all, the same bytes each time, the source never touched."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.desk.importing import Refused, import_document
from plugins.desk.importing.importing import Imported
from plugins.desk.trouble import DeskTrouble
from tests.desk.importing.importing_help import FOREWORD, POLICY

NAMES = ["en/policy/official.md", "policy-report.txt", "sw/policy/official.md"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "policy.txt"
    path.write_bytes(POLICY.format(words=FOREWORD, body="One.\n\n3\n\nTwo.").encode("utf-8"))
    return path


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def refuse_all(_: Sequence[Path]) -> bool:
    return False


def import_again(source: Path, folder: Path) -> Imported:
    return import_document(source, "policy", folder, may_replace=refuse_all)


def test_a_second_import_changes_nothing_and_asks_nothing(source: Path, tmp_path: Path) -> None:
    first = import_document(source, "policy", tmp_path / "official")
    before = written(tmp_path / "official")
    again = import_again(source, tmp_path / "official")
    assert sorted(before) == NAMES
    assert written(tmp_path / "official") == before
    assert (len(first.written), len(first.unchanged)) == (3, 0)
    assert (len(again.written), len(again.unchanged)) == (0, 3)


def test_line_ends_and_encoding_of_the_source_make_no_difference(source: Path, tmp_path: Path) -> None:
    import_document(source, "policy", tmp_path / "official")
    text = source.read_text(encoding="utf-8").replace("One.", "One – “two”.")
    for encoding, end in (("utf-8-sig", "\r\n"), ("cp1252", "\n"), ("utf-8", "\r")):
        source.write_bytes(text.replace("\n", end).encode(encoding))
        import_document(source, "policy", tmp_path / encoding)
    pages = {(tmp_path / each / NAMES[0]).read_bytes() for each in ("utf-8-sig", "cp1252", "utf-8")}
    assert len(pages) == 1
    assert "One – “two”." in pages.pop().decode("utf-8")


def test_pages_of_an_earlier_import_are_replaced_only_when_that_is_wanted(
    source: Path, tmp_path: Path
) -> None:
    import_document(source, "policy", tmp_path / "official")
    before = written(tmp_path / "official")
    source.write_bytes(POLICY.format(words=FOREWORD, body="Another.").encode("utf-8"))
    with pytest.raises(Refused, match=r"^Nothing was replaced\.$"):
        import_again(source, tmp_path / "official")
    assert written(tmp_path / "official") == before
    import_document(source, "policy", tmp_path / "official")
    assert b"Another." in written(tmp_path / "official")[NAMES[0]]


def test_the_source_is_only_read(source: Path, tmp_path: Path) -> None:
    os.utime(source, ns=(10**18, 10**18))
    before = (source.read_bytes(), source.stat().st_mtime_ns)
    import_document(source, "policy", tmp_path / "official")
    assert (source.read_bytes(), source.stat().st_mtime_ns) == before


def test_a_full_disk_leaves_the_old_page(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_document(source, "policy", tmp_path / "official")
    before = written(tmp_path / "official")
    source.write_bytes(POLICY.format(words=FOREWORD, body="Another.").encode("utf-8"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskTrouble, match=r"Stopped while writing the pages\. The disk is full\."):
        import_document(source, "policy", tmp_path / "official")
    assert written(tmp_path / "official") == before


def test_the_report_names_each_dropped_line(source: Path, tmp_path: Path) -> None:
    report = import_document(source, "policy", tmp_path / "official").report
    # POLICY puts the body in line 9 and below: "One.", an empty line, then the page number in line 11.
    assert "page number: 1\n  line 11: 3\n" in report
    assert report == (tmp_path / "official" / "policy-report.txt").read_text(encoding="utf-8")
    assert str(tmp_path) not in report
