"""The pages of the data sets on the built site, read as somebody who never saw the code."""

from __future__ import annotations

import csv
import gzip
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from plugins.core.packing.descriptions import read_descriptions
from plugins.subjects.open_data.record import data_sets
from tests.site.building import HOME, Built, newest
from tests.site.links import read_page

LANGUAGES = ["en", "sw"]
SETS = data_sets(read_descriptions(HOME / "data" / "schemas"))
WORDS = [one.word for one in SETS]


def page(built: Built, language: str, word: str) -> str:
    return (built.site / language / "data" / f"{word}.html").read_text(encoding="utf-8")


def lines(html: str) -> list[str]:
    """What stands on the page to be copied: for pandas, for R."""
    return [unescape(each) for each in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", html, re.DOTALL)]


def file_of(built: Built, table: str) -> Path | None:
    """The newest file of a table."""
    return newest(built.site, table)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_newest_table_is_taken_from_the_page_of_one_set(built: Built) -> None:
    linked = [
        link.removeprefix("../../data/")
        for word in WORDS
        for link in read_page(built.site / "en" / "data" / f"{word}.html").links
        if re.fullmatch(r"\.\./\.\./data/(\w+/)?\w+\.csv", link)
    ]
    package = json.loads((built.site / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert sorted(linked) == sorted(one["path"] for one in package["resources"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_sets_is_short(built: Built, language: str) -> None:
    path = built.site / language / "data.html"
    links = read_page(path).links
    assert sum("../data/" in link for link in links) <= 60
    assert len(gzip.compress(path.read_bytes(), 9, mtime=0)) <= 8_000
    assert {f"../{language}/data/{word}.html" for word in WORDS} <= set(links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_column_is_told_and_has_an_address(built: Built, language: str) -> None:
    release = {"provenance", "quarter", "period_start", "period_end", "version"}
    for one in SETS:
        ids = set(read_page(built.site / language / "data" / f"{one.word}.html").ids)
        for table in one.tables:
            path = file_of(built, table)
            columns = set(rows(path)[0]) - release if path and rows(path) else set()
            assert {f"{table}-{name}" for name in columns} <= ids, table


def test_checksums_and_citations_are_those_of_the_files(built: Built) -> None:
    for one in SETS:
        html = page(built, "en", one.word)
        told = dict(re.findall(r"SHA-256 of (\w+\.csv): ([0-9a-f]{64})", html))
        files = [path for table in one.tables if (path := file_of(built, table)) is not None]
        assert told == {path.name: sha256(path.read_bytes()).hexdigest() for path in files}
        assert f"{one.word}.csv" in told
        cited = re.search(r"(data/\S+\.csv), SHA-256 beginning ([0-9a-f]{12})", html)
        assert cited is not None
        assert sha256((built.site / cited[1]).read_bytes()).hexdigest().startswith(cited[2])


def test_the_rows_shown_are_the_last_of_the_file(built: Built) -> None:
    table = re.search(r'<caption id="rows-table".*?</table>', page(built, "en", "bills"), re.DOTALL)
    assert table is not None
    path = file_of(built, "bills")
    assert path is not None
    shown = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', table[0])
    assert shown == [row["bill_id"] for row in rows(path)[-5:]]


def test_the_lines_for_pandas_give_the_number_that_the_page_says(built: Built) -> None:
    """All of them run one after the other, in one Python, each in the folder that holds its file."""
    whole, wanted = "import os\n", []
    for one in SETS:
        path = file_of(built, one.main)
        assert path is not None
        pandas, _ = lines(page(built, "sw", one.word))
        wanted.append(pandas.rpartition("# ")[2])
        assert int(wanted[-1]) == len(rows(path)), one.word
        whole += f"os.chdir({str(path.parent)!r})\n{pandas}\n"
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=True)
    assert done.stdout.split() == wanted


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_the_lines_for_r_give_the_number_that_the_page_says(built: Built) -> None:
    whole, wanted = "", []
    for one in SETS:
        path = file_of(built, one.main)
        assert path is not None
        _, r = lines(page(built, "en", one.word))
        wanted.append(r.rpartition("# ")[2])
        whole += f"setwd('{path.parent}')\n{r}\n"
    done = subprocess.run(["Rscript", "-e", whole], capture_output=True, text=True, check=True)
    assert re.findall(r"\[1\] (\d+)", done.stdout) == wanted


def test_the_framework_of_others_is_given_no_licence(built: Built) -> None:
    assert "no licence is granted here" in page(built, "en", "skills")
    assert "Creative Commons" not in page(built, "en", "skills").partition("<footer")[0]
    assert "Creative Commons Attribution 4.0" in page(built, "en", "bills")


def test_the_database_holds_the_cells_of_every_table(built: Built) -> None:
    base = sqlite3.connect(built.site / "data" / "everything.sqlite")
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = compared = 0
    for one in SETS:
        for table in one.tables:
            path = file_of(built, table)
            if path is None:
                continue
            with path.open(encoding="utf-8-sig", newline="") as file:
                _, *cells = csv.reader(file)
            held = base.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
            assert [list(map(same, row)) for row in held] == [list(map(same, row)) for row in cells]
            keys += len(base.execute(f'PRAGMA foreign_key_list("{table}")').fetchall())
            compared += len(cells)
    base.close()
    assert compared > 3_000
    assert keys >= 39


def same(cell: object) -> object:
    """A cell as its number, if it is one, else as its text; nothing for an empty one."""
    text = "" if cell is None else str(cell)
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def test_the_directory_says_rows_bytes_and_checksum_of_every_file(built: Built) -> None:
    directory = json.loads((built.site / "data" / "index.json").read_text(encoding="utf-8"))
    assert next(iter(directory)) == "provenance"
    assert directory["provenance"] == "illustrative"
    assert [one["set"] for one in directory["sets"]] == WORDS
    for one in directory["sets"]:
        for each in one["tables"]:
            content = (built.site / each["path"]).read_bytes()
            assert each["bytes"] == len(content)
            assert each["sha256"] == sha256(content).hexdigest()
            assert each["rows"] == len(rows(built.site / each["path"]))
        assert all((built.site / page).exists() for page in one["page"].values())


def test_invented_figures_are_in_no_catalogue(built: Built) -> None:
    assert not (built.site / "data" / "catalogue.jsonld").exists()
    assert "schema.org" not in page(built, "en", "bills")
