"""The packages leave home: built as wheel and source, installed into an empty environment, tried from there.

A network for the build backend is needed; without one, and without uv, the test is skipped.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from start import found_uv

HOME = Path(__file__).resolve().parents[2]
NAMES = ("checked-tables", "composite-index", "disclosure-control")
TABLE = (
    "activity\\region,A,B,C,Total\nI,20,50,10,80\nII,[c],19,[c],49\nIII,[c],32,[c],61\nTotal,45,101,44,190\n"
)


def run(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL"))}
    return subprocess.run(
        [str(word) for word in words], cwd=cwd, env=bare | environment, capture_output=True, text=True
    )


def uv_of_the_system() -> list[str] | None:
    """uv as ``start.py`` finds it, or in the Python of which this environment was made."""
    outside = [str(Path(sys.base_prefix) / "bin" / "python3"), "-m", "uv"]
    if (
        found_uv() is None
        and Path(outside[0]).exists()
        and not run(*outside, "--version", cwd=HOME).returncode
    ):
        return outside
    return found_uv()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment that holds the three wheels and what they need, nothing else."""
    uv = uv_of_the_system() or pytest.skip("uv is not here")
    place = tmp_path_factory.mktemp("wheels")
    packages = Path("plugins", "packages")
    shutil.copytree(HOME / packages, place / packages, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOME / "LICENSE", place)
    workspace = f'members = ["{packages.as_posix()}/*"]\n'
    (place / "pyproject.toml").write_text(
        f'[project]\nname = "away"\nversion = "0"\n[tool.uv.workspace]\n{workspace}', encoding="utf-8"
    )
    for name in NAMES:
        built = run(*uv, "build", "--package", name, "--out-dir", place / "dist", cwd=place)
        if "Failed to resolve requirements" in built.stderr and "Failed to fetch" in built.stderr:
            pytest.skip("no build backend can be had")
        assert built.returncode == 0, built.stderr
    assert len(list((place / "dist").glob("*.tar.gz"))) == len(list((place / "dist").glob("*.whl"))) == 3
    assert run(*uv, "venv", "--python", sys.executable, place / "venv", cwd=place).returncode == 0
    wheels = sorted((place / "dist").glob("*.whl"))
    done = run(*uv, "pip", "install", "--python", place / "venv", *wheels, cwd=place)
    assert done.returncode == 0, done.stderr
    return place / "venv" / ("Scripts" if os.name == "nt" else "bin")


def test_the_licence_goes_with_every_package(installed: Path) -> None:
    licence, dist = (HOME / "LICENSE").read_bytes(), installed.parents[1] / "dist"
    for name in ("checked_tables", "composite_index", "disclosure_control"):
        with zipfile.ZipFile(next(dist.glob(f"{name}-*.whl"))) as wheel:
            (held,) = (each for each in wheel.namelist() if each.endswith("licenses/LICENSE"))
            assert wheel.read(held) == licence
        with tarfile.open(next(dist.glob(f"{name}-*.tar.gz"))) as source:
            file = source.extractfile(f"{source.getnames()[0].partition('/')[0]}/LICENSE")
            assert file is not None
            assert file.read() == licence


def test_a_wheel_in_an_empty_environment_does_what_its_manual_says(installed: Path, tmp_path: Path) -> None:
    index = installed / "composite-index"
    assert run(index, "example", "hdi", cwd=tmp_path).returncode == 0
    line = ("compose", "--scheme", "hdi", "--observations", "hdi/observations.csv", "--out", "result")
    done = run(index, *line, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with (tmp_path / "result" / "ranks.csv").open(encoding="utf-8") as file:
        assert {row["unit_id"]: row["published"] for row in csv.DictReader(file)}["CHE"] == "0.962"
    manual = run(index, "--help", cwd=tmp_path).stdout.split("formula:")[1].replace("\n", "").replace(" ", "")
    assert Path(manual).is_file()
    assert (Path(manual).parent / "py.typed").is_file()

    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    done = run(installed / "disclosure-control", "attack", "table.csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "activity=II, region=C: 5 to 30" in done.stdout  # Fischetti and Salazar (2001)
