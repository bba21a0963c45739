"""What is typed: the commands of the package, seen from the folder of whoever types them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

import composite_index
from composite_index.command import main
from composite_index.composing.tables import TABLES
from tests.packages.composite_index.folders import FIGURES, scheme_folder


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(line: str) -> int:
    """The exit code of the line; those who end the program are heard as well."""
    try:
        return main(line.split())
    except SystemExit as end:
        return int(end.code or 0)


def test_an_example_is_written_computed_and_its_index_is_the_published_one(capsys):
    assert typed("example hdi") == 0
    assert typed("compose --scheme hdi --observations hdi/observations.csv --out result") == 0
    assert "0.962" in capsys.readouterr().out
    with Path("result/ranks.csv").open(encoding="utf-8") as file:
        published = {row["unit_id"]: row["published"] for row in csv.DictReader(file)}
    assert published == {"CHE": "0.962", "HKG": "0.952", "KEN": "0.575"}  # Human Development Report 2021/22


def test_an_example_never_overwrites_what_is_there(capsys):
    Path("hdi").mkdir()
    Path("hdi/nodes.csv").write_text("mine", encoding="utf-8")
    assert typed("example hdi") == 2
    assert "nodes.csv: This is there already." in capsys.readouterr().err
    assert Path("hdi/nodes.csv").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in Path("hdi").iterdir()] == ["nodes.csv"]


def test_only_the_tables_asked_for_are_written(here):
    scheme_folder(here / "small")
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    line = "compose --scheme small --observations figures.csv --out out"
    assert typed(f"{line} --tables scores.csv,ranks") == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["ranks.csv", "scores.csv"]
    assert typed(line) == 0
    assert {path.name for path in Path("out").iterdir()} == {table.name for table in TABLES}


def test_a_table_that_is_none_is_said_with_the_nearest(here, capsys):
    scheme_folder(here / "small")
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    assert typed("compose --scheme small --observations figures.csv --out out --tables rank") == 2
    said = capsys.readouterr().err
    assert "There is no table" in said
    assert "ranks" in said
    assert not Path("out").exists()


@pytest.mark.parametrize("names", [",", " , ", ""])
def test_a_list_without_a_table_is_refused(names, here, capsys):
    scheme_folder(here / "small")
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    line = "compose --scheme small --observations figures.csv --out out --tables"
    with pytest.raises(SystemExit, match="2"):
        main([*line.split(), names])
    said = capsys.readouterr().err
    assert "No table is named." in said
    assert "leave --tables out for all" in said
    assert not Path("out").exists()


def test_the_results_never_lie_among_the_files_of_the_scheme(here, capsys):
    scheme_folder(here / "small")
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    assert typed("compose --scheme small --observations figures.csv --out ./small") == 2
    assert "Write another folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("weigh comparisons.csv", "1 error in 1 file.\n"),
        ("weigh comparisons.csv --out out", "1 error in 1 file. Nothing was written.\n"),
        ("compose --scheme no --observations no.csv --out out", "1 error in 1 file. Nothing was written.\n"),
    ],
)
def test_what_came_of_an_error_is_said_as_it_is(line, end, capsys):
    Path("comparisons.csv").write_text("row,col,value\na,b,-2\n", encoding="utf-8")
    assert typed(line) == 2
    said = capsys.readouterr().err
    assert said.startswith(end)
    assert "published" not in said


def test_no_message_shows_a_code_of_the_computer(here, capsys):
    scheme_folder(here / "small")
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    Path("out").mkdir()
    Path("out/ranks.csv").mkdir()  # a folder where the table should stand
    assert typed("compose --scheme small --observations figures.csv --out out --tables ranks") == 2
    said = capsys.readouterr().err
    assert "This is a folder, not a file." in said
    assert "Errno" not in said


def test_help_names_the_manual(capsys):
    assert typed("--help") == 0
    manual = capsys.readouterr().out.split("formula:")[1].replace("\n", "").replace(" ", "")
    assert Path(manual).name == "FORM.md"


def test_output_that_nobody_reads_to_its_end_is_no_fault(here):
    scheme_folder(here / "small")
    Path("figures.csv").write_text(FIGURES, encoding="utf-8")
    line = "compose --scheme small --observations figures.csv --out out --tables scores"
    packages = Path(composite_index.__file__).parents[1]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "composite_index", *line.split()],
        env={**os.environ, "PYTHONPATH": str(packages)},
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
    assert Path("out/scores.csv").is_file()
