"""The descriptions of the tables that the site publishes, made from ``data/schemas``.

A table of a quarter is published as it is read, after the columns that every row of a release begins with.
Its schema says what is special: under a column, ``published`` is ``false`` (the column stays inside) or the
words that differ in the published table (``null``: none; ``name``: the column is called otherwise); under
the table, ``published`` holds the words of the table that differ, its keys among them, and ``derived`` the
columns that follow from others. A column with ``after`` stands behind the published column of that name,
else in its order.

A reference table may be invented in part: with ``provenance`` under its ``derived`` it begins with that.

Each field says its ``derivation``: ``given`` (as somebody wrote it: so is all in a table that is read, unless
it says otherwise), ``looked up``, ``counted``, ``computed`` or ``simulated``. A column that follows from
others, or stands in a computed table, must say which.

A column, or a computed table, with ``compares`` hangs on earlier releases as well as on its own: a correction
of one of them may alter it. All else stays as it was released.

A column with ``seriesOnly`` stands in the file of all quarters and in that of no release: words about a
figure, which may improve while the figure stays.

The schemas stand in the folders of their subjects. Those of scope ``published`` are of the tables that are
computed from others as a whole; one with ``ofRelease`` false is of no release, but a code list.
``columns.json`` has the columns of a release, and those that many tables share: such a one is written as
its name, or with ``name`` and the words that differ (``null``: none). Its ``titles_sw`` are what columns are
called in Kiswahili, where they have no heading (``labels``) that says it: by name, or without the ending of
a language (``name`` for ``name_en`` and ``name_sw``). A field then has it as ``title_sw``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Description = Mapping[str, Any]
COLUMNS = "columns.json"
#: How the values of a column come about.
DERIVATIONS = ("given", "looked up", "counted", "computed", "simulated")
#: Of a column that releases from some day on carry, where older ones stand in the same file.
_SINCE = "Empty in the rows of releases that came out before it was published."


def read_descriptions(folder: Path) -> Mapping[str, Description]:
    """Each table's schema by name, as it is published; a computed table stands before the input's of the
    same name. ``column`` of a field is the record's column where that is called otherwise."""
    paths = sorted(folder.rglob("*.json"), key=lambda path: path.name)
    tables = [_read(path) for path in paths if path.name != COLUMNS]
    known = _read(folder / COLUMNS)
    release, shared = known["release"], {field["name"]: field for field in known["shared"]}
    described = {
        schema["name"]: _published(schema, release, shared)
        if schema["scope"] == "quarter"
        else _reference(schema, release)
        for schema in tables
        if schema["scope"] != "published"
    }
    for schema in tables:
        if schema["scope"] == "published":
            own = [_shared(field, shared) for field in schema["fields"]]
            scope, first = ("reference", []) if schema.get("ofRelease") is False else ("published", release)
            fields = [*first, *_told(own, DERIVATIONS, schema)]
            described[schema["name"]] = {**schema, "scope": scope, "fields": fields}
    titles: Mapping[str, str] = known.get("titles_sw", {})
    return {
        name: {**one, "fields": [_titled(field, titles) for field in one["fields"]]}
        for name, one in described.items()
    }


#: What is said beside a title of a text that stands in each language in a column of its own.
_IN_LANGUAGE = {"_en": "Kiingereza", "_sw": "Kiswahili"}


def _titled(field: Description, titles: Mapping[str, str]) -> Description:
    """A column with what it is called in Kiswahili, where somebody has said it."""
    name, ending = field["name"], field["name"][-3:]
    told = field.get("labels", {}).get("sw") or titles.get(name)
    if not told and ending in _IN_LANGUAGE and name[:-3] in titles:
        told = f"{titles[name[:-3]]} ({_IN_LANGUAGE[ending]})"
    return {**field, "title_sw": told} if told else field


def narrowed(description: Description, columns: Sequence[str], since: Collection[str] = ()) -> Description:
    """A table with fewer ``columns``, as it was when a release carried no more; the same one where it has
    just these. Those of ``since`` came to be published later than some of its rows and may be empty there.
    """
    fields = [dict(field) for field in description["fields"] if field["name"] in columns]
    if len(fields) == len(description["fields"]) and not since:
        return description
    for field in fields:
        if field["name"] in since:
            words = field.get("constraints", {})
            field["constraints"] = {key: word for key, word in words.items() if key != "required"}
            field["description"] = f"{field['description']} {_SINCE}"
    keys = [key for key in description.get("foreignKeys", ()) if {*key["fields"]} <= {*columns}]
    primary = [column for column in description["primaryKey"] if column in columns]
    return {**description, "fields": fields, "primaryKey": primary, "foreignKeys": keys}


def comparing(description: Description) -> frozenset[str]:
    """The columns whose values hang on other releases, too: a correction of one of these alters them."""
    whole = description.get("compares", False)
    return frozenset(field["name"] for field in description["fields"] if whole or field.get("compares"))


def _read(path: Path) -> Description:
    found: Description = json.loads(path.read_text(encoding="utf-8"))
    return found


def _published(schema: Description, release: list[Any], shared: Mapping[str, Any]) -> Description:
    """The schema of a table of a quarter as it is published."""
    own = [field for field in schema["fields"] if field.get("published") is not False]
    derived = [_shared(field, shared) for field in schema.get("derived", ())]
    derived = _told(derived, DERIVATIONS[1:], schema)
    fields = _in_order([*(_changed(field) for field in own), *derived], schema["name"])
    return {**schema, **schema.get("published", {}), "fields": [*release, *fields]}


def _reference(schema: Description, release: list[Any]) -> Description:
    """The schema of a reference table as it is published: as it is read, perhaps after its mark."""
    mark = [field for field in release if field["name"] in schema.get("derived", ())]
    own = ({"derivation": "given", **field} for field in schema["fields"])
    return {**schema, **schema.get("published", {}), "fields": [*mark, *own]}


def _told(fields: list[dict[str, Any]], known: Sequence[str], schema: Description) -> list[dict[str, Any]]:
    """The fields; each says how its values come about."""
    for field in fields:
        if field.get("derivation") not in known:
            raise ValueError(f"{schema['name']}.json: {field['name']} does not say its derivation")
    return fields


def _changed(field: Description) -> dict[str, Any]:
    """A column in the words in which it is published."""
    words = _merged({"column": field["name"], "derivation": "given", **field}, field.get("published", {}))
    return {key: word for key, word in words.items() if key != "published"}


def _shared(field: str | Description, shared: Mapping[str, Any]) -> dict[str, Any]:
    """A column of a computed table, with the words that it shares with others."""
    if isinstance(field, str):
        if field not in shared:
            raise ValueError(f"{COLUMNS} has no shared column {field}")
        return dict(shared[field])
    return _merged(shared.get(field["name"], {}), field)


def _merged(field: Description, changes: Description) -> dict[str, Any]:
    return {key: word for key, word in {**field, **changes}.items() if word is not None}


def _in_order(fields: list[dict[str, Any]], table: str) -> Iterator[dict[str, Any]]:
    following: dict[str, list[dict[str, Any]]] = {}
    for field in fields:
        if "after" in field:
            following.setdefault(field["after"], []).append(field)

    def with_followers(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield field
        for each in following.pop(field["name"], ()):
            yield from with_followers(each)

    for field in fields:
        if "after" not in field:
            yield from with_followers(field)
    if following:
        raise ValueError(f"{table}.json: no published column {', '.join(sorted(following))} to stand after")
