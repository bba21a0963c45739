"""One mapper between a table's columns and a record's fields, both ways, by the record's annotations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

import pytest

from checked_tables.mapping import NO_COLUMN, SHARED, Record, check_records, mapper
from checked_tables.publishing import written
from checked_tables.schemas import Field, TableSchema
from checked_tables.source import Source
from checked_tables.table import Row, Table
from checked_tables.texts import NO_TEXT, Bilingual
from plugins.core.time.quarter import Quarter
from plugins.portal.subjects import SUBJECTS


def column(name: str, kind: Any = "string", *, required: bool = False, enum: tuple[str, ...] = ()) -> Field:
    return Field(name=name, type=kind, required=required, enum=enum)


SCHEMA = TableSchema(
    name="vehicles",
    title="Vehicles",
    description="",
    scope="quarter",
    optional_file=True,
    may_be_empty=False,
    primary_key=("vehicle_id",),
    fields=(
        column("vehicle_id", required=True),
        column("name_en", required=True),
        column("name_sw"),
        column("fuel", required=True, enum=("petrol", "electricity")),
        column("bought_on", "date"),
        column("since", required=True),
        column("seen_at", required=True),
        column("km_driven", "number"),
        column("seats", "integer"),
        column("uses"),
        column("years"),
        column("plate"),
        column("insured", "boolean"),
        column("place", required=True),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One row with a field of every kind."""

    TABLE: ClassVar = "vehicles"

    vehicle_id: str
    name: Bilingual
    fuel: Literal["petrol", "electricity"]
    bought_on: date | None
    since: Quarter
    seen_at: datetime
    distance: Decimal | None = field(metadata={"column": "km_driven"})
    seats: int | None
    uses: tuple[str, ...]
    years: tuple[int, ...]
    plate: str
    insured: bool = False
    place: int | None = field(metadata={"none": "all"})
    source: Source
    owner: str = field(metadata=NO_COLUMN)
    repairs: tuple[str, ...] = field(default=(), metadata=NO_COLUMN)


FULL = {
    "vehicle_id": "van_one",
    "name_en": "First van",
    "name_sw": "Gari la kwanza",
    "fuel": "electricity",
    "bought_on": "2025-07-31",
    "since": "2025-26-Q1",
    "seen_at": "2026-01-30T10:00:00+03:00",
    "km_driven": "1204.50",
    "seats": "8",
    "uses": "library; post",
    "years": "2024;2025",
    "plate": "illustrative",
    "insured": "TRUE",
    "place": "3",
}
NEEDED = {"vehicle_id", "name_en", "fuel", "since", "seen_at", "place"}
EMPTY = {name: text if name in NEEDED else " " for name, text in FULL.items()} | {"place": "all"}


def read(*rows: dict[str, str], faulty: tuple[int, ...] = ()) -> list[tuple[int, Vehicle]]:
    table = Table(SCHEMA, "q/vehicles.csv", tuple(Row(n, row) for n, row in enumerate(rows, start=2)), ())
    return list(mapper(Vehicle, SCHEMA).placed(table, faulty, {"owner": "assembly"}))


def test_each_field_is_read_by_its_annotation():
    ((line, record),) = read(FULL)
    assert line == 2
    assert record == Vehicle(
        vehicle_id="van_one",
        name=Bilingual("First van", "Gari la kwanza"),
        fuel="electricity",
        bought_on=date(2025, 7, 31),
        since=Quarter(2025, 1),
        seen_at=datetime.fromisoformat("2026-01-30T10:00:00+03:00"),
        distance=Decimal("1204.50"),
        seats=8,
        uses=("library", "post"),
        years=(2024, 2025),
        plate="illustrative",
        insured=True,
        place=3,
        source=Source("q/vehicles.csv", 2),
        owner="assembly",
    )
    assert str(record.distance) == "1204.50"


def test_an_empty_cell_is_what_the_annotation_says():
    ((_, record),) = read(EMPTY)
    assert (record.bought_on, record.distance, record.seats, record.place) == (None, None, None, None)
    assert (record.plate, record.uses, record.years, record.insured) == ("", (), (), False)
    assert record.name == Bilingual("First van", "")


def test_a_pair_of_empty_texts_is_no_text_and_each_other_pair_a_text_of_its_own():
    first, second, third = (
        record.name for _, record in read(FULL, FULL, FULL | {"name_en": "", "name_sw": ""})
    )
    assert first == second
    assert first is not second
    assert third is NO_TEXT


def test_a_row_with_a_faulty_cell_gives_no_record():
    assert [line for line, _ in read(FULL, FULL, FULL, faulty=(3,))] == [2, 4]


@pytest.mark.parametrize("row", [FULL, EMPTY], ids=["full", "empty"])
def test_a_record_gives_its_row_again(row: dict[str, str]):
    ((_, record),) = read(row)
    said = {name: written(record, name) for name in SCHEMA.names}
    assert said["uses"] == ("library;post" if row is FULL else "")
    assert (said["since"], said["seen_at"], said["place"]) == (
        row["since"],
        row["seen_at"],
        3 if row is FULL else "all",
    )
    assert said["km_driven"] == (Decimal("1204.50") if row is FULL else None)
    assert (said["name_en"], said["name_sw"]) == ("First van", "Gari la kwanza" if row is FULL else "")


def other(**changed: Field) -> TableSchema:
    return replace(SCHEMA, fields=tuple(changed.get(each.name, each) for each in SCHEMA.fields))


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        (replace(SCHEMA, fields=(*SCHEMA.fields, column("colour"))), "no field takes the column colour"),
        (replace(SCHEMA, fields=SCHEMA.fields[1:]), "the field vehicle_id has no column vehicle_id"),
        (
            replace(SCHEMA, fields=SCHEMA.fields[:2] + SCHEMA.fields[3:]),
            "the field name has no column name_sw",
        ),
        (other(seats=column("seats", "number")), "seats is int and seats is of type number"),
        (other(km_driven=column("km_driven")), "distance is Decimal and km_driven is of type string"),
        (
            other(fuel=column("fuel", required=True)),
            "fuel and the enum of fuel differ in electricity, petrol",
        ),
        (
            other(fuel=column("fuel", required=True, enum=("petrol", "diesel", "electricity"))),
            "fuel and the enum of fuel differ in diesel",
        ),
        (
            other(fuel=column("fuel", enum=("petrol", "electricity"))),
            "fuel may be empty and fuel says nothing for that",
        ),
        (other(since=column("since")), "since may be empty and since says nothing for that"),
        (other(uses=column("uses", "integer")), "uses holds several values and uses is of type integer"),
    ],
)
def test_a_schema_and_a_record_that_disagree_are_said_in_one_sentence(schema: TableSchema, said: str):
    with pytest.raises(ValueError, match="disagree") as found:
        mapper(Vehicle, schema)
    assert str(found.value) == f"Vehicle and vehicles.json disagree: {said}"


def test_a_shared_list_of_words_may_know_more_than_the_column_but_not_less():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Tank:
        TABLE: ClassVar = "tanks"

        fuel: Literal["petrol", "diesel"] = field(metadata=SHARED)

    def schema(*words: str) -> TableSchema:
        return replace(SCHEMA, name="tanks", fields=(column("fuel", required=True, enum=words),))

    assert mapper(Tank, schema("petrol"))
    with pytest.raises(ValueError, match=r"differ in gas$"):
        mapper(Tank, schema("petrol", "gas"))


def test_a_record_without_a_table_stops_the_work():
    missing: tuple[type[Record], ...] = (Vehicle,)
    with pytest.raises(ValueError, match=r"^Vehicle has no table: data/schemas/vehicles.json is missing$"):
        check_records(missing, {})


def test_every_table_has_one_record():
    names = [record.TABLE for subject in SUBJECTS for record in subject.records]
    assert len(names) == len(set(names))
