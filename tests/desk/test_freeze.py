"""A release is frozen once, completely, the same on every machine; the illustrative data is our example."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from plugins.desk.freeze import freeze_release
from plugins.portal.read import read_assembly
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder
FIRST, CORRECTED = "2024-25-Q1", "2025-26-Q4"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The repository's data with the first index and its correction, which were typed, not yet frozen."""
    EXAMPLE.copied(tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "reference" / "rules")
    for version in ("v1", "v2"):
        thaw(tmp_path / "data" / "quarters" / CORRECTED / version)
    return tmp_path / "data"


def thaw(folder: Path) -> None:
    shutil.rmtree(folder / "results")
    shutil.rmtree(folder / "reference")
    (folder / "SHA256SUMS").unlink()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_freezing_again_gives_the_same_bytes(data: Path) -> None:
    for version in (1, 2):
        freeze_release(data, CORRECTED, version)
    assert contents(data / "quarters") == contents(DATA / "quarters")


def test_the_list_of_checksums_is_that_of_sha256sum(data: Path) -> None:
    freeze_release(data, CORRECTED, 1)
    folder = data / "quarters" / CORRECTED / "v1"
    listing = (folder / "SHA256SUMS").read_bytes()
    assert b"\r" not in listing
    names = [line.split("  ", 1)[1] for line in listing.decode().splitlines()]
    assert names == sorted(set(contents(folder)) - {"SHA256SUMS"})
    assert "results/results.csv" in names
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_a_version_keeps_what_it_was_measured_against(data: Path) -> None:
    freeze_release(data, CORRECTED, 1)
    reference = data / "quarters" / CORRECTED / "v1" / "reference"
    assert (reference / "index" / "scheme.toml").is_file()
    lines = (reference / "targets.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 10
    assert not [line for line in lines if ",2026-27-Q1,2026-27-Q4," in line]  # a later year's targets
    assert not (data / "quarters" / FIRST / "v1" / "reference" / "index").exists()  # it had no index


def test_a_correction_is_measured_against_what_the_first_version_was(data: Path) -> None:
    freeze_release(data, CORRECTED, 1)
    targets = data / "reference" / "targets.csv"
    text = targets.read_text(encoding="utf-8")
    easier = text.replace(",80,2025-", ",1,2025-")
    assert easier != text
    targets.write_text(easier, encoding="utf-8")
    freeze_release(data, CORRECTED, 2)
    folder = data / "quarters" / CORRECTED
    assert contents(folder / "v2" / "reference") == contents(folder / "v1" / "reference")


def test_what_is_frozen_stays_frozen(data: Path) -> None:
    freeze_release(data, CORRECTED, 1)
    before = contents(data)
    with pytest.raises(FileExistsError, match="A change needs a new version"):
        freeze_release(data, CORRECTED, 1)
    assert contents(data) == before


def test_a_version_with_an_error_is_left_as_it_was(data: Path) -> None:
    observations = data / "quarters" / CORRECTED / "v1" / "observations.csv"
    observations.write_text(
        observations.read_text(encoding="utf-8").replace("reported", "repotred", 1), encoding="utf-8"
    )
    before = contents(data)
    with pytest.raises(DataProblems):
        freeze_release(data, CORRECTED, 1)
    assert contents(data) == before


def test_one_edited_cell_of_a_release_stops_the_reading(data: Path) -> None:
    for version in (1, 2):
        freeze_release(data, CORRECTED, version)
    path = data / "quarters" / FIRST / "v1" / "observations.csv"
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("leg_bills_drafted,1,assembly,"))
    value = line.split(",")[3]
    edited = line.replace(f",{value},", f",{int(value) + 1},", 1)
    number = text.splitlines().index(line) + 1
    path.write_bytes(text.replace(line, edited).encode())
    with pytest.raises(DataProblems) as caught:
        read_assembly(data)
    errors = [problem for problem in caught.value.problems if problem.severity == "error"]
    assert [(found.kind, found.file, found.line) for found in errors] == [
        ("checksum", f"quarters/{FIRST}/v1/observations.csv", 0),
        ("frozen", f"quarters/{FIRST}/v1/observations.csv", number),
    ]
    assert f"was {value} when this version was released, now computes to {int(value) + 1}" in errors[1].found
