"""What was released is published to the byte as it was, whatever the program publishes since."""

from __future__ import annotations

import csv
import io
import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from plugins.core.facts.read import SCHEMAS
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.statements.wording import read_wording
from plugins.desk.freeze import freeze_release
from plugins.portal import packed
from plugins.portal.frozen_packed import check_released
from plugins.portal.packages import packages
from plugins.portal.read import measure, read_dataset
from tests.samples.changed_units import change, with_units
from tests.samples.later import add_quarter
from tests.samples.tiny import Tiny, write_tiny

ROOT = Path(__file__).parents[2]
FIRST, SECOND, THIRD = "2025-26-Q1", "2025-26-Q2", "2025-26-Q3"


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """Two quarters; the schemas stand in the data folder, so that what is published can change."""
    made = write_tiny(tmp_path / "data")
    shutil.copytree(SCHEMAS, made.path("schemas"))
    return made


@pytest.fixture
def released(tiny: Tiny) -> Tiny:
    """Both of them released."""
    freeze(tiny, FIRST, SECOND)
    return tiny


def freeze(tiny: Tiny, *quarters: str) -> None:
    for quarter in quarters:
        freeze_release(tiny.folder, quarter, 1)


def publish_note(tiny: Tiny, *, published: bool) -> None:
    """Whether the table of budgets is published with its column note_en."""
    path = tiny.path("schemas/money/budget.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    (note,) = (each for each in schema["fields"] if each["name"] == "note_en")
    note["published"] = {"description": "What readers are told."} if published else False
    path.write_text(json.dumps(schema), encoding="utf-8")


def downloads(tiny: Tiny) -> dict[str, bytes]:
    assembly = measure(read_dataset(tiny.folder))
    described = read_descriptions(tiny.path("schemas"))
    folders = packages(assembly, described, read_wording(ROOT / "content" / "wording"))
    return {each.path: each.content for folder in folders for each in folder.downloads}


def said(tiny: Tiny) -> list[str]:
    with pytest.raises(DataProblems) as caught:
        check_released(measure(read_dataset(tiny.folder)), read_descriptions(tiny.path("schemas")))
    return [str(each) for each in caught.value.problems if each.severity == "error"]


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def of(quarter: str, file: str) -> str:
    return f"data/{quarter.lower()}/illustrative-v1/{file}"


def test_a_release_keeps_the_list_whose_checksum_was_read_into_the_record(released: Tiny) -> None:
    kept = released.read(f"quarters/{FIRST}/v1/results/reported.sha256")
    files = downloads(released)
    assert kept == files[of(FIRST, "reported.sha256")].decode()
    assert f"{sha256(files[of(FIRST, 'budget.csv')]).hexdigest()}  budget.csv\n" in kept


def test_a_column_published_later_is_not_in_the_files_of_older_releases(tiny: Tiny) -> None:
    tiny.replace(f"quarters/{SECOND}/v1/budget.csv", "reported,,", "reported,A hall was repaired.,")
    publish_note(tiny, published=False)
    freeze(tiny, FIRST)
    before = downloads(tiny)[of(FIRST, "budget.csv")]
    publish_note(tiny, published=True)
    freeze(tiny, SECOND)
    files = downloads(tiny)
    assert files[of(FIRST, "budget.csv")] == before
    assert "note_en" not in rows(before)[0]
    assert rows(files[of(SECOND, "budget.csv")])[0]["note_en"] == "A hall was repaired."
    # one file of both has the column, empty where the release does not carry it, and says why
    first, second = rows(files["data/money.csv"])
    assert (first["note_en"], second["note_en"]) == ("", "A hall was repaired.")
    described = {
        path: next(each for each in json.loads(files[path])["resources"] if each["name"] == "budget")
        for path in (of(FIRST, "datapackage.json"), "data/datapackage.json")
    }
    older, every = (
        {field["name"]: field for field in found["schema"]["fields"]} for found in described.values()
    )
    assert "note_en" not in older
    assert every["note_en"]["description"] == (
        "What readers are told. Empty in the rows of releases that came out before it was published."
    )


def test_a_column_that_is_no_longer_published_is_named_with_its_table_and_release(released: Tiny) -> None:
    publish_note(released, published=False)
    assert said(released) == [
        f"quarters/{quarter}/v1/results/packed.csv: The table budget of {quarter}, version 1, would be "
        "published otherwise than it was released: column note_en. Put back what was changed in "
        "data/reference, or use the program that it was released with: what is out changes by a correction "
        "alone."
        for quarter in (FIRST, SECOND)
    ]


def test_a_table_that_counts_as_reported_goes_on_doing_so(
    released: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "NOT_REPORTED", packed.NOT_REPORTED | {"budget"})
    assert [each.partition("released: ")[2].partition(". ")[0] for each in said(released)] == [
        "its place in reported.sha256",
        "its place in reported.sha256",
    ]


def test_a_unit_that_has_a_new_name_keeps_the_old_one_in_what_was_released(released: Tiny) -> None:
    renamed = change(
        "renamed", "2026-01-05", "dept_acacia", "", "Example Department Acacia", "Idara ya Mfano Acacia"
    )
    with_units(released, [renamed])
    released.replace("reference/units.csv", "Example Department Acacia", "Example Department of Trees")
    add_quarter(released, THIRD)
    files = downloads(released)
    names = {
        quarter: {row["unit_name_en"] for row in rows(files[of(quarter, "results.csv")])}
        for quarter in (SECOND, THIRD)
    }
    assert "Example Department Acacia" in names[SECOND]
    assert "Example Department of Trees" not in names[SECOND]
    assert "Example Department of Trees" in names[THIRD]
    assert rows(files["data/money/labour_inputs.csv"])[0]["unit_name_en"] == "Example Department Acacia"
