"""Rows to bytes that are the same everywhere."""

import hashlib
import io
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.core.packing.packing import pack_checksums, pack_csv, pack_zip, plain


def test_each_kind_of_value_is_written_plainly() -> None:
    row = {"a": None, "b": Decimal("1E+3"), "c": date(2026, 7, 1), "d": True, "e": 'Say "tija", please'}
    text = pack_csv(list(row), [row]).decode("utf-8")
    assert text == '\ufeffa,b,c,d,e\n,1000,2026-07-01,true,"Say ""tija"", please"\n'


@pytest.mark.parametrize(
    ("number", "text"),
    [("77.80", "77.8"), ("0.00", "0"), ("-0.50", "-0.5"), ("1200", "1200"), ("1E+2", "100")],
)
def test_a_number_has_no_exponent_and_no_idle_zero(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize("text", ["=1+1", "+254", "@name", "\tx"])
def test_a_text_that_would_run_as_a_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="begins like a formula"):
        pack_csv(["note"], [{"note": text}])


def test_a_zip_holds_its_files_and_nothing_of_the_day_or_machine() -> None:
    packed = pack_zip({"b.csv": b"2", "a.csv": b"1"})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["a.csv", "b.csv"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("b.csv") == b"2"
    assert packed == pack_zip({"a.csv": b"1", "b.csv": b"2"})


def test_the_checksums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"1")
    sums = pack_checksums({"a.csv": b"1"})
    assert sums == f"{hashlib.sha256(b'1').hexdigest()}  a.csv\n".encode()
    (tmp_path / "SHA256SUMS").write_bytes(sums)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)
