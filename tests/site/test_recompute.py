"""The published script, run as a reader runs it: by a bare Python, in the folder that was downloaded."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

from tests.site.building import Built

LATEST = "2026-27-q1/illustrative-v1"
DERIVED = (
    *("index", "index_nodes", "index_changes", "labour", "labour_changes", "budget", "results", "ledger"),
    *("service_requests", "petitions", "surveys", "survey_results", "statements", "counted", "bills"),
)


#: The computed columns of the newest release that the script names as not computed again.
NOT_COMPUTED_AGAIN = {
    *(("results.csv", name) for name in ("named", "trend")),
    *(("statements.csv", name) for name in ("base_release", "rules_version")),
    ("index_simulated.csv", "value"),
    ("ledger.csv", "inputs_sha256"),
}
#: How the script names one: file, column, cells, and the reason.
NAMED = re.compile(r"^    (\S+\.csv), (\w+) \((\d+) cells\): (.+)$", re.M)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-W", "error", "recompute.py", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def download(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloads, away from the repository."""
    folder = tmp_path_factory.mktemp("download") / "data"
    shutil.copytree(built.site / "data", folder)
    return folder


@pytest.fixture(scope="module")
def script(download: Path) -> ModuleType:
    """The script as it was downloaded, loaded once: a Python for each of a hundred changes takes as long as
    what it is asked."""
    spec = importlib.util.spec_from_file_location("downloaded", download / LATEST / "recompute.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture
def release(download: Path, tmp_path: Path) -> Path:
    """The latest release and the one compared with, to spoil."""
    for name in (LATEST, "2025-26-q4/illustrative-v2"):
        shutil.copytree(download / name, tmp_path / name)
    return tmp_path / LATEST


def spoilt(path: Path, line: int, column: str) -> tuple[str, str]:
    """Change the last digit of a cell by one and keep everything else, the byte-order mark too."""
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    place = rows[0].index(column)
    old = rows[line - 1][place]
    digit = max(found.start() for found in re.finditer(r"\d", old))
    new = f"{old[:digit]}{(int(old[digit]) + 1) % 10}{old[digit + 1 :]}"
    rows[line - 1][place] = new
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_bytes(("\ufeff" + out.getvalue()).encode())
    return old, new


def places_of_digits(path: Path, every: int) -> list[tuple[int, str]]:
    """Every so many-th cell that holds a digit."""
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    found = [
        (line, column)
        for line, row in enumerate(rows[1:], start=2)
        for column, cell in zip(rows[0], row, strict=True)
        if re.search(r"\d", cell) and column not in ("quarter", "period_start", "period_end", "version")
    ]
    return found[:: max(1, len(found) // every)]


def test_it_confirms_every_release_and_the_series(download: Path) -> None:
    done = run(download)
    assert done.returncode == 0, done.stderr
    assert "Nothing differs." in done.stdout
    for name in (*(f"{each}.csv" for each in DERIVED), "The newest tables", "SHA256SUMS"):
        assert name in done.stdout
    confirmed = re.search(r"Confirmed ([\d,]+) cells and ([\d,]+) files of 10 releases", done.stdout)
    assert confirmed
    assert int(confirmed[1].replace(",", "")) > 10_000


def test_it_confirms_one_release_by_itself_and_says_what_was_simulated(release: Path) -> None:
    done = run(release)
    assert done.returncode == 0, done.stderr
    assert re.search(r"index_nodes\.csv: \d{3} cells confirmed", done.stdout)
    assert re.search(r"\d+ simulated numbers", done.stdout)


def test_the_checksum_for_the_record_comes_first(release: Path) -> None:
    digits = sha256((release / "reported.sha256").read_bytes()).hexdigest()
    groups = " ".join(digits[at : at + 8] for at in range(0, 64, 8))
    lines = run(release).stdout.splitlines()
    assert lines[1:3] == [
        "  checksum of reported.sha256, to compare with the Assembly's record:",
        f"    {groups}",
    ]
    # a table that was changed together with every other list is still not what was reported
    spoilt(release / "sittings.csv", 2, "hansard_days")
    listing = release / "SHA256SUMS"
    was = {line.split("  ")[1]: line for line in listing.read_text().splitlines()}
    was["sittings.csv"] = f"{sha256((release / 'sittings.csv').read_bytes()).hexdigest()}  sittings.csv"
    listing.write_text("".join(f"{line}\n" for line in was.values()))
    assert "sittings.csv, the whole file: reported.sha256 has" in run(release).stderr


def test_every_computed_column_is_computed_again_or_named(
    release: Path, script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    described = json.loads((release / "datapackage.json").read_text())
    wanted = {
        (resource["path"], field["name"])
        for resource in described["resources"]
        for field in resource["schema"]["fields"]
        if field["derivation"] in ("computed", "counted", "simulated")
    }
    told = NAMED.findall(run(release).stdout)
    named = {(file, column) for file, column, _, _ in told}
    assert named == NOT_COMPUTED_AGAIN
    # what is not named is caught when its last digit changes: of each file a cell of every such column
    for listing in ("SHA256SUMS", "reported.sha256"):
        (release / listing).unlink()
    for file in sorted({file for file, _ in wanted - named} - {"ledger.csv"}):
        original = (release / file).read_bytes()
        rows = list(csv.DictReader(io.StringIO(original.decode("utf-8-sig"), newline="")))
        places = {
            column: line
            for other, column in sorted(wanted - named)
            if other == file
            and (line := next((n for n, row in enumerate(rows, start=2) if re.search(r"\d", row[column])), 0))
        }
        for column, line in places.items():
            spoilt(release / file, line, column)
        assert script.main([str(release)]) == (1 if places else 2)
        said = capsys.readouterr().err
        for column, line in places.items():
            assert f"{file}, line {line}, column {column}" in said, (file, column, said)
        (release / file).write_bytes(original)


def test_a_computed_column_that_the_script_does_not_know_is_no_success(release: Path) -> None:
    place = release / "datapackage.json"
    package = json.loads(place.read_text())
    described = {resource["path"]: resource for resource in package["resources"]}
    fields = {field["name"]: field for field in described["sittings.csv"]["schema"]["fields"]}
    assert fields["held_on"]["derivation"] == "given"
    fields["held_on"]["derivation"] = "computed"
    place.write_text(json.dumps(package))
    for listing in ("SHA256SUMS", "reported.sha256"):  # the description was altered with its checksums
        lines = [line for line in (release / listing).read_text().splitlines() if "datapackage" not in line]
        (release / listing).write_text("".join(f"{line}\n" for line in lines))
    done = run(release)
    cells = len((release / "sittings.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert done.returncode == 2
    assert f"NOT COVERED sittings.csv, held_on ({cells} cells)" in done.stderr


def test_it_works_in_the_unpacked_zip_alone(download: Path, tmp_path: Path) -> None:
    (packed,) = (download / LATEST).glob("2026*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing differs." in done.stdout
    # the release compared with is not in it
    alone = {
        (file, column)
        for file, column, _, why in NAMED.findall(done.stdout)
        if why == "hangs on a release that is not here"
    }
    assert ("index_changes.csv", "points") in alone
    spoilt(tmp_path / "index.csv", 2, "index_value")
    assert run(tmp_path).returncode == 1


def test_a_changed_digit_of_a_computed_number_is_named_with_what_it_should_be(release: Path) -> None:
    old, new = spoilt(release / "index_nodes.csv", 8, "score")
    done = run(release)
    assert done.returncode == 1
    expected = f"index_nodes.csv, line 8, column score: published {new}, recomputed {old}"
    assert expected in done.stderr
    assert done.stderr.count("index_nodes.csv, line 8") == 1


@pytest.mark.parametrize("table", DERIVED)
def test_a_changed_digit_is_caught_even_if_the_checksums_were_made_to_fit(
    release: Path, table: str, script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    path = release / f"{table}.csv"
    column = {
        "index": "index_value",
        "index_nodes": "contribution",
        "index_changes": "points",
        "labour": "effectiveness_pct",
        "labour_changes": "points",
        "budget": "execution_pct",
        "results": "achievement_pct",
        "ledger": "value",
        "service_requests": "within_pct",
        "petitions": "days_to_reply",
        "surveys": "response_rate_pct",
        "survey_results": "ci_low",
        "statements": "difference",
        "counted": "line",
        "bills": "days_to_passage",
    }[table]
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    line = next(number for number, row in enumerate(rows, start=2) if row[column])
    old, new = spoilt(path, line, column)
    (release / "SHA256SUMS").unlink()
    for packed in release.glob("*.zip"):
        packed.unlink()
    assert script.main([str(release)]) == 1
    said = capsys.readouterr().err
    assert f"{path.name}, line {line}, column {column}: published {new}, recomputed {old}" in said


def test_a_changed_digit_anywhere_is_caught(
    release: Path, script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cell of every table."""
    paths = sorted(release.glob("*.csv"))
    assert len(paths) > 15
    for path in paths:
        original = path.read_bytes()
        for line, column in places_of_digits(path, 1):
            _, new = spoilt(path, line, column)
            assert script.main([str(release)]) == 1, (path.name, line, column)
            said = capsys.readouterr().err
            assert f"{path.name}, line {line}, column {column}: published {new}" in said, said
            path.write_bytes(original)


def test_a_changed_input_changes_what_follows_from_it(release: Path) -> None:
    path = release / "targets_used.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    line = next(
        number
        for number, row in enumerate(rows, start=2)
        if (row["metric_id"], row["unit_id"]) == ("leg_days_to_passage", "assembly")
    )
    spoilt(path, line, "target_value")  # 90 days become 91
    done = run(release)
    assert done.returncode == 1
    # 100 x 91 / 88 = 103.409..., of which 125 % is full marks: 82.7
    assert re.search(
        r"index_nodes\.csv, line \d+, column score: published 81.8, recomputed 82.7", done.stderr
    )


def test_files_without_the_byte_order_mark_are_read_as_well(release: Path) -> None:
    for path in release.glob("*.csv"):
        path.write_bytes(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    for name in ("SHA256SUMS", "reported.sha256", "ledger.csv"):  # the checksums of the files as they were
        (release / name).unlink()
    done = run(release)
    assert done.returncode == 2, done.stderr
    assert "DIFFERENT" not in done.stderr
    assert "there is no SHA256SUMS" in done.stderr


def test_what_cannot_be_checked_is_said_and_is_no_success(release: Path) -> None:
    shutil.rmtree(release.parents[1] / "2025-26-q4")
    done = run(release)
    assert done.returncode == 2
    assert "the folder 2025-26-q4/illustrative-v2 is not beside this release's" in done.stderr
    assert "DIFFERENT" not in done.stderr


def test_a_number_left_out_of_the_ledger_is_missed(release: Path) -> None:
    path = release / "ledger.csv"
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    left_out = next(line for line in lines if "/assembly/oversight/score," in line)
    path.write_bytes("".join(line for line in lines if line != left_out).encode())
    done = run(release)
    assert done.returncode == 1
    assert "column score: published no row in ledger.csv" in done.stderr


def test_a_cell_that_is_no_number_is_a_difference_and_no_accident(release: Path) -> None:
    path = release / "observations.csv"
    text = path.read_text(encoding="utf-8")
    assert ",50,2,4," in text
    path.write_text(text.replace(",50,2,4,", ",50,2,four,"), encoding="utf-8")
    done = run(release)
    assert done.returncode == 1
    assert "column denominator: published 'four', recomputed this is no number" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_script_in_the_zip_is_the_one_beside_it(download: Path) -> None:
    for packed in download.glob("2*/*v[0-9]/2*-v[0-9].zip"):
        if "compose" in packed.name:
            continue
        with zipfile.ZipFile(packed) as archive:
            assert archive.read("recompute.py") == (packed.parent / "recompute.py").read_bytes()
