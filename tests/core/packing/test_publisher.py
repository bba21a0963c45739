"""A table is published from its schema and its record; what a subject says is only what is special."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

from checked_tables.status import Status
from checked_tables.texts import Bilingual
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.read import SCHEMAS
from plugins.core.facts.withheld import without_hidden
from plugins.core.packing.descriptions import Description, read_descriptions
from plugins.core.packing.publisher import Line, Publisher
from plugins.core.statements.wording import read_wording
from plugins.core.subject import Subject
from plugins.portal import packed
from plugins.portal.folder import Folder
from plugins.portal.packages import newest_package, release_packages
from plugins.portal.packed import pack_releases
from plugins.portal.read import measure, read_dataset
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.units.publish import joined_columns
from plugins.subjects.units.record import Unit
from tests.samples.tiny import Tiny, write_tiny

ROOT = Path(__file__).parents[3]
FIRST, SECOND = "2025-26-Q1", "2025-26-Q2"
SCHEMA = {
    "name": "vehicles",
    "title": "Vehicles",
    "description": "One row for each vehicle.",
    "scope": "quarter",
    "set": "lists",
    "optionalFile": True,
    "published": {"description": "Every vehicle and its age.", "primaryKey": ["quarter", "vehicle_id"]},
    "fields": [
        {"name": "vehicle_id", "type": "string", "constraints": {"required": True}},
        {"name": "unit_id", "type": "string", "constraints": {"required": True}},
        {"name": "name_en", "type": "string", "constraints": {"required": True}},
        {"name": "name_sw", "type": "string"},
        {"name": "bought_on", "type": "date", "constraints": {"required": True}},
        {"name": "km", "type": "integer", "title": "Km", "published": {"name": "km_driven"}},
        {
            "name": "status",
            "type": "string",
            "constraints": {
                "required": True,
                "enum": [
                    *("reported", "provisional", "estimated", "not_reported"),
                    *("not_collected", "not_applicable", "suppressed"),
                ],
            },
            "published": False,
        },
    ],
    "derived": [
        {"name": "unit_name_en", "after": "unit_id"},
        {
            "name": "year",
            "type": "integer",
            "title": "Year",
            "description": "When it was bought.",
            "derivation": "computed",
        },
        "obs_status",
    ],
    "primaryKey": ["vehicle_id"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One row; ``year`` follows from it."""

    TABLE: ClassVar = "vehicles"

    vehicle_id: str
    unit_id: str
    name: Bilingual
    bought_on: date
    km: int | None
    status: Status

    @property
    def year(self) -> int:
        return self.bought_on.year


#: Every subject, and one that declares its table and nothing else.
ALL = (*SUBJECTS, Subject(word="vehicles", records=(Vehicle,)))


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "SUBJECTS", ALL)


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """The small data folder with a schema and a table of that subject."""
    tiny = write_tiny(tmp_path / "data")
    shutil.copytree(SCHEMAS, tiny.path("schemas"))
    tiny.write("schemas/vehicles.json", json.dumps(SCHEMA))
    header = "vehicle_id,unit_id,name_en,name_sw,bought_on,km,status\n"
    tiny.write(
        f"quarters/{FIRST}/v1/vehicles.csv", f"{header}van,assembly,Van,Gari,2019-03-01,1204,reported\n"
    )
    tiny.write(f"quarters/{SECOND}/v1/vehicles.csv", f"{header}bus,assembly,Bus,,2021-03-01,,suppressed\n")
    return tiny


WORDING = read_wording(ROOT / "content" / "wording")


def assembly_of(tiny: Tiny) -> Assembly:
    return measure(read_dataset(tiny.folder, subjects=ALL), ALL)


def rows_of(folder: Folder | None, file: str) -> list[dict[str, str]]:
    (content,) = (each.content for each in folder.downloads if each.path.endswith(f"/{file}"))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def newest_of(assembly: Assembly, descriptions: Mapping[str, Description]) -> Folder:
    return newest_package(assembly, descriptions, WORDING, pack_releases(assembly, descriptions))


def test_a_table_with_a_schema_and_a_record_is_published_with_each_release_and_in_all(tiny: Tiny) -> None:
    assembly = assembly_of(tiny)
    descriptions = read_descriptions(tiny.path("schemas"))
    newest, first = release_packages(assembly, descriptions, WORDING)
    everything = newest_of(assembly, descriptions)
    file = "vehicles.csv"
    (van,) = rows_of(first, file)
    (bus,) = rows_of(newest, file)
    assert van == {
        "quarter": FIRST,
        "period_start": "2025-07-01",
        "period_end": "2025-09-30",
        "provenance": "illustrative",
        "version": "1",
        "vehicle_id": "van",
        "unit_id": "assembly",
        "unit_name_en": assembly.rows(Unit)[0].name.en,
        "name_en": "Van",
        "name_sw": "Gari",
        "bought_on": "2019-03-01",
        "km_driven": "1204",
        "year": "2019",
        "obs_status": "A",
    }
    assert (bus["quarter"], bus["km_driven"], bus["obs_status"]) == (SECOND, "", "Q")
    assert rows_of(everything, file) == [van, bus]


def test_a_reference_table_with_a_schema_and_a_record_is_published_among_the_others(tiny: Tiny) -> None:
    tiny.write("schemas/vehicles.json", json.dumps({**SCHEMA, "scope": "reference"}))
    for quarter in (FIRST, SECOND):
        tiny.path(f"quarters/{quarter}/v1/vehicles.csv").rename(tiny.path("reference/vehicles.csv"))
    folder = newest_of(assembly_of(tiny), read_descriptions(tiny.path("schemas")))
    (bus,) = rows_of(folder, "vehicles.csv")
    assert bus == {
        "vehicle_id": "bus",
        "unit_id": "assembly",
        "name_en": "Bus",
        "name_sw": "",
        "bought_on": "2021-03-01",
        "km": "",
        "status": "suppressed",
    }


def test_its_package_describes_it_in_the_words_of_its_schema(tiny: Tiny) -> None:
    assembly, descriptions = assembly_of(tiny), read_descriptions(tiny.path("schemas"))
    folder = newest_of(assembly, descriptions)
    (content,) = (each.content for each in folder.downloads if each.title == "datapackage.json")
    (found,) = (each for each in json.loads(content)["resources"] if each["name"] == "vehicles")
    assert found["description"] == "Every vehicle and its age."
    assert found["schema"]["primaryKey"] == ["quarter", "vehicle_id"]
    fields = {field["name"]: field for field in found["schema"]["fields"]}
    assert fields["km_driven"] == {
        "name": "km_driven",
        "type": "integer",
        "title": "Km",
        "derivation": "given",
    }
    assert fields["year"]["description"] == "When it was bought."
    assert list(fields)[:5] == ["provenance", "quarter", "period_start", "period_end", "version"]


def test_a_suppressed_number_in_it_is_emptied_before_anything_is_published(tiny: Tiny) -> None:
    tiny.replace(f"quarters/{SECOND}/v1/vehicles.csv", "2021-03-01,,", "2021-03-01,7,")
    dataset = without_hidden(read_dataset(tiny.folder, subjects=ALL))
    assert [row.km for row in dataset.quarters[-1].rows(Vehicle)] == [None]


def test_a_table_whose_schema_no_record_fits_stops_the_build(tiny: Tiny) -> None:
    with pytest.raises(ValueError, match=r"^no record is made of data/schemas/vehicles\.json$"):
        read_dataset(tiny.folder)


def test_a_column_that_nobody_says_and_a_value_that_no_column_takes_stop_the_build(tiny: Tiny) -> None:
    assembly = assembly_of(tiny)
    described = dict(read_descriptions(tiny.path("schemas")))
    report = assembly.reports[-1]
    (bus,) = report.rows(Vehicle)
    joined = joined_columns(assembly)
    with pytest.raises(ValueError, match=r"^the published table vehicles and its schema disagree on colour$"):
        Publisher(assembly, described, joined).rows(report, "vehicles", [Line(bus, {"colour": "red"})])
    described["vehicles"] = {**described["vehicles"], "fields": [{"name": "colour"}]}
    with pytest.raises(ValueError, match=r"^the published table vehicles and its schema disagree on colour$"):
        Publisher(assembly, described, joined).rows(report, "vehicles", [Line(bus)])
