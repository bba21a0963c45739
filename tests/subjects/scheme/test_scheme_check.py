"""The scheme by which an index was published, beside that of today; on a copy of the illustrative data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from plugins.portal.read import read_dataset
from tests.site.building import replace_in
from tools.illustrative.place import EXAMPLE

DATA = EXAMPLE.folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The reference tables and the newest quarter."""
    newest = max(path.name for path in (DATA / "quarters").iterdir())
    for name in ("reference", f"quarters/{newest}"):
        shutil.copytree(DATA / name, tmp_path / name)
    return tmp_path


def said(data: Path) -> list[str]:
    try:
        read_dataset(data)
    except DataProblems as refused:
        return [str(each) for each in refused.problems if each.kind == "scheme-changed"]
    return []


def test_a_scheme_that_is_as_it_was_says_nothing(data: Path) -> None:
    assert said(data) == []


def test_another_word_for_a_band_is_another_version_of_the_scheme(data: Path) -> None:
    replace_in(data / "reference/index/bands.csv", "1,Poor,Duni,0,40", "1,Weak,Duni,0,40")
    (line,) = said(data)
    assert line.startswith(
        "reference/index/bands.csv: The index of 2026-27-Q1 was published by version 1 of this"
    )
    assert line.endswith("Put it back, or give the scheme another version in scheme.toml.")
    replace_in(data / "reference/index/scheme.toml", 'version = "1"', 'version = "2"')
    assert said(data) == []


def test_the_scheme_of_departments_is_held_as_well(data: Path) -> None:
    rules = data / "reference/index/department/normalisation.csv"
    replace_in(rules, "down,ratio_to_target,inverse,125,", "down,ratio_to_target,inverse,120,")
    assert [line.partition(":")[0] for line in said(data)] == ["reference/index/department/normalisation.csv"]


def test_words_about_a_weight_may_change(data: Path) -> None:
    nodes = data / "reference/index/nodes.csv"
    text = nodes.read_text("utf-8")
    title = text.splitlines()[2].split(",")[2]
    replace_in(nodes, title, f"{title} today")
    assert said(data) == []
