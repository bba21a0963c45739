"""What every table must look like, read from ``data/schemas``: the one description of each column.

The files are Frictionless Table Schemas (JSON) with words of our own. Of a table: ``scope`` (``quarter``
or ``reference``), ``optionalFile``, ``mayBeEmpty``, ``carriedForward`` (each quarter repeats earlier rows),
``filledBy`` (the unit that usually fills it), ``life`` (from which period to which a row holds, and which
rows are examples; see ``Life``), ``copied`` (which rows a frozen period has a copy of; see ``Copied``),
``instead`` (a sentence: what to do where a frozen row should change). Of a column: ``drift`` (what it is when
it changes in a frozen row; see ``DriftKind``), ``copied`` (``false``: nothing rests on it, and no frozen
period's copy has it), ``addedLater`` (a file written before it existed may be
without it), ``disclosure`` (``count of people``, or ``base of people`` behind a mean or a share), ``partOf``
(the column of the same row of whose people these are some), ``zeros`` (``hidden`` where a count of nobody is
withheld like a small one; else it is printed), ``labels`` (its heading on pages, in both
languages). Checker, disclosure control, data dictionary and published data package all read them here, so
a column is described once. What must hold between columns stands in the list ``rules`` (``column_rules``);
``published`` and ``derived``, and files of scope ``published``, are for whoever publishes the tables.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from .column_rules import RuleGroup, rules_of
from .texts import LANGUAGES, NO_TEXT, Bilingual

FieldType = Literal["string", "integer", "number", "date", "boolean"]
Scope = Literal["quarter", "reference"]
#: What a column of whole numbers counts; empty: nothing about people.
Disclosure = Literal["", "count of people", "base of people"]
#: What happens to a count of nobody: it is printed, or hidden like a small count.
Zeros = Literal["", "hidden"]
#: Which rows of a reference table a frozen period has a copy of: all of them, those whose life had begun, or
#: those whose life it lies in; empty: it has none.
Copied = Literal["", "all", "begun", "in force"]
#: What it is when a column changes in a row that a frozen period has a copy of: nothing to speak of, words
#: that somebody gives a reason for, an event that another table tells of; empty: an error.
DriftKind = Literal["", "silent", "asked", "event"]

_CONSTRAINTS = frozenset(
    {"required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "pattern", "maxLength"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column: its meaning in words and what its cells may hold."""

    name: str
    type: FieldType
    title: str = ""
    description: str = ""
    description_sw: str = ""
    unit: str = ""
    example: str = ""
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    exclusive_minimum: Decimal | None = None
    pattern: str = ""
    max_length: int | None = None
    disclosure: Disclosure = ""
    part_of: str = ""
    zeros: Zeros = ""
    labels: Bilingual = NO_TEXT
    added_later: bool = False
    copied: bool = True
    drift: DriftKind = ""


@dataclass(frozen=True, slots=True)
class Life:
    """The time that a row holds for. ``first`` and ``last`` are the columns of its first and last period,
    both inclusive; a table may have neither, and an empty cell leaves that side open. A row with any of the
    values ``example`` is an example; one of the others with any of the values ``real`` stands in no
    example; what is neither serves both. ``announced``: a row is told of before its life begins."""

    first: str = ""
    last: str = ""
    announced: bool = False
    example: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    real: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """These columns together must be found in ``columns`` of the table ``table``; ``living``: in a row whose
    life the period of this table lies in."""

    fields: tuple[str, ...]
    table: str
    columns: tuple[str, ...]
    living: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema:
    """One table: the file ``<name>.csv`` of each quarter, or of the reference folder."""

    name: str
    title: str
    description: str
    scope: Scope
    optional_file: bool
    may_be_empty: bool
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    carried_forward: bool = False
    filled_by: str = ""
    rules: tuple[RuleGroup, ...] = ()
    life: Life = Life()
    copied: Copied = ""
    instead: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in their order: the header line of the file."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The column of that name; ``KeyError`` if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def read_schemas(folder: Path) -> dict[str, TableSchema]:
    """Every schema of a table to be read, in ``folder`` and the folders in it, by table name in alphabetical
    order. What is only published (scope ``published``) is passed over."""
    found = map(_read, sorted(folder.rglob("*.json"), key=lambda path: path.name))
    return {schema.name: schema for schema in found if schema is not None}


def read_schema(path: Path) -> TableSchema:
    """The schema in one JSON file; ``ValueError`` names the file when a word in it is not known here."""
    return _schema(path.name, _parsed(path.name, _text(path)))


def _read(path: Path) -> TableSchema | None:
    return _said(path.name, _text(path))


@lru_cache(maxsize=256)
def _said(file: str, text: str) -> TableSchema | None:
    """The schema that a file of that name and text says; ``None`` if its table is only published. One text
    is understood once, however often its folder is read."""
    found = _parsed(file, text)
    return None if found.get("scope") == "published" else _schema(file, found)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except ValueError as error:
        raise ValueError(f"{path.name} is not a table schema: {error}") from error


def _parsed(file: str, text: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = json.loads(text)
    except ValueError as error:
        raise ValueError(f"{file} is not a table schema: {error}") from error
    return found


def _schema(file: str, found: Mapping[str, Any]) -> TableSchema:
    try:
        schema = TableSchema(
            name=found["name"],
            title=found["title"],
            description=found["description"],
            scope=_one_of(found["scope"], get_args(Scope)),
            optional_file=found.get("optionalFile", False),
            may_be_empty=found.get("mayBeEmpty", False),
            fields=tuple(_field(each) for each in found["fields"]),
            primary_key=tuple(found["primaryKey"]),
            foreign_keys=tuple(_foreign_key(each) for each in found.get("foreignKeys", [])),
            carried_forward=found.get("carriedForward", False),
            filled_by=found.get("filledBy", ""),
            life=_life(found.get("life", {})),
            copied=_one_of(found.get("copied", ""), get_args(Copied)),
            instead=found.get("instead", ""),
            rules=rules_of(found.get("rules", ()), {each["name"]: each["type"] for each in found["fields"]}),
        )
        for each in found.get("derived", ()):
            if not isinstance(each, str):
                _labels(each)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file} is not a table schema: {error}") from error
    named = {*schema.primary_key, *(name for key in schema.foreign_keys for name in key.fields)}
    named |= {*({schema.life.first, schema.life.last} - {""}), *schema.life.example, *schema.life.real}
    unknown = (named | {each.part_of for each in schema.fields if each.part_of}) - set(schema.names)
    if schema.name != file.removesuffix(".json") or unknown:
        raise ValueError(f"{file} is not a table schema: name or keys do not fit {sorted(unknown)}")
    return schema


def _field(found: Mapping[str, Any]) -> Field:
    limits: Mapping[str, Any] = found.get("constraints", {})
    if unknown := set(limits) - _CONSTRAINTS:
        raise ValueError(f"{found['name']}: unknown constraint {sorted(unknown)}")
    return Field(
        name=found["name"],
        type=_one_of(found["type"], get_args(FieldType)),
        title=found.get("title", ""),
        description=found.get("description", ""),
        description_sw=found.get("description_sw", ""),
        unit=found.get("unit", ""),
        example=str(found.get("example", "")),
        required=limits.get("required", False),
        unique=limits.get("unique", False),
        enum=tuple(limits.get("enum", ())),
        minimum=_number(limits.get("minimum")),
        maximum=_number(limits.get("maximum")),
        exclusive_minimum=_number(limits.get("exclusiveMinimum")),
        pattern=limits.get("pattern", ""),
        max_length=limits.get("maxLength"),
        disclosure=_one_of(found.get("disclosure", ""), get_args(Disclosure)),
        part_of=found.get("partOf", ""),
        zeros=_one_of(found.get("zeros", ""), get_args(Zeros)),
        labels=_labels(found),
        added_later=found.get("addedLater", False),
        copied=found.get("copied", True),
        drift=_one_of(found.get("drift", ""), get_args(DriftKind)),
    )


def _life(found: Mapping[str, Any]) -> Life:
    def values(word: str) -> Mapping[str, tuple[str, ...]]:
        return {column: tuple(allowed) for column, allowed in found.get(word, {}).items()}

    first, last, announced = found.get("first", ""), found.get("last", ""), found.get("announced", False)
    return Life(first, last, announced, values("example"), values("real"))


def _labels(found: Mapping[str, Any]) -> Bilingual:
    """The heading of a column; ``ValueError`` if a language is missing."""
    labels: Mapping[str, str] = found.get("labels", {})
    if labels and (set(labels) != set(LANGUAGES) or not all(text.strip() for text in labels.values())):
        raise ValueError(f"{found['name']}: write its labels in {' and '.join(LANGUAGES)}")
    return Bilingual(**labels) if labels else NO_TEXT


def _foreign_key(found: Mapping[str, Any]) -> ForeignKey:
    there = found["reference"]
    return ForeignKey(
        fields=tuple(found["fields"]),
        table=there["resource"],
        columns=tuple(there["fields"]),
        living=found.get("living", False),
    )


def _number(found: int | float | str | None) -> Decimal | None:
    return None if found is None else Decimal(str(found))


def _one_of(found: str, allowed: tuple[str, ...]) -> Any:
    if found not in allowed:
        raise ValueError(f"{found!r} is none of {allowed}")
    return found
