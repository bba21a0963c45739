"""The documented form: its examples give the printed results, its tables are those of the code."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from composite_index import tables
from composite_index.composing.compose import compose
from composite_index.composing.tables import TABLES
from composite_index.period_order import ORDER, YEAR_FIRST
from composite_index.random_index import RANDOM_INDEX
from composite_index.settings import _LIMITS, read_settings
from composite_index.weighing import say_weighed, weigh

HOME = Path(__file__).resolve().parents[3]
FORM = (HOME / "plugins" / "packages" / "composite_index" / "FORM.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"\*\*([\w./]+)\*\*[^\n]*\n\n```\w+\n(.*?)```", re.DOTALL)
PRINTED = {name: text for name, text in BLOCK.findall(FORM) if f"rom **{name}**" in FORM}
GIVEN = {name: text for name, text in BLOCK.findall(FORM) if name not in PRINTED}


@pytest.mark.parametrize("printed", sorted(PRINTED))
def test_an_example_gives_what_it_prints(printed: str, tmp_path: Path) -> None:
    example, table = printed.split("/")
    folder = tmp_path / example
    folder.mkdir()
    for name, text in GIVEN.items():
        if name.startswith(f"{example}/"):
            (tmp_path / name).write_text(text, encoding="utf-8")
    compose(folder, folder / "observations.csv", tmp_path / "out")
    expected = list(csv.DictReader(io.StringIO(PRINTED[printed])))
    with (tmp_path / "out" / table).open(encoding="utf-8", newline="") as file:
        rows = [{key: row[key] for key in expected[0]} for row in csv.DictReader(file)]
    assert rows == expected


def test_no_example_is_overlooked() -> None:
    assert len(PRINTED) == 11
    assert {name.split("/")[0] for name in GIVEN} == {
        "hdi",
        "four",
        "city",
        "missing",
        "change",
        "ole",
        "revised",
        "plan",
        "kenya",
        "house.csv",
    }


def test_the_comparisons_give_what_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "house.csv"
    file.write_text(GIVEN["house.csv"], encoding="utf-8")
    printed = re.search(r"`composite-index weigh house.csv` prints\n\n```text\n(.*?)```", FORM, re.DOTALL)
    assert printed is not None
    assert say_weighed(weigh(file)) == printed[1].rstrip()


@pytest.mark.parametrize("schema", sorted(tables.SCHEMAS.glob("index_*.json")), ids=lambda path: path.stem)
def test_every_column_is_described_as_in_its_schema(schema: Path) -> None:
    for field in json.loads(schema.read_text(encoding="utf-8"))["fields"]:
        row = re.compile(
            rf"^\| `{field['name']}` \| [^|]+ \| {re.escape(field['description'])} \|$", re.MULTILINE
        )
        assert row.search(FORM), field["name"]


def test_every_file_written_and_its_columns_are_listed() -> None:
    listed = dict(re.findall(r"^\| `(\w+\.csv)` \| [^|]+ \| (.+) \|$", FORM, re.MULTILINE))
    written = {table.name: ", ".join(f"`{column}`" for column in table.header) for table in TABLES}
    assert listed == written


def test_every_setting_and_random_index_is_named(tmp_path: Path) -> None:
    file = tmp_path / "scheme.toml"
    file.write_text('scheme_id = "x"\nversion = "1"\ntitle_en = "x"\nstatus = "adopted"\n', encoding="utf-8")
    settings, problems = read_settings(file, "scheme.toml")
    assert problems == ()
    for key in (*settings, *RANDOM_INDEX):
        assert f"`{key.lstrip('.')}`" in FORM, key


def test_the_limits_of_settings_stand_in_the_manual() -> None:
    for key, (low, high) in _LIMITS.items():
        assert re.search(rf"^\| [^\n]*`{key}`[^\n]*rom {low} to {high}", FORM, re.M), key


def test_the_rule_of_periods_is_that_of_the_messages() -> None:
    assert ORDER in FORM
    assert YEAR_FIRST.rstrip(".") in " ".join(FORM.split())


def test_every_link_inside_the_page_has_its_heading() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", line).strip().lower().replace(" ", "-")
        for line in re.findall(r"^#+ (.+)$", FORM, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", FORM)) <= headings
