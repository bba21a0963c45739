"""The data dictionary, ``data/README.md``: every table and column, written out from the schemas.

For a clerk who fills the tables and for an outsider who reads them. The file is generated; a test
fails when it is not in step with the schemas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Template

from checked_tables.nearest import listed
from checked_tables.schemas import Field, TableSchema
from checked_tables.status import MARKER, SDMX_STATUS, WITH_VALUE, Status
from checked_tables.words import NOTE_AT_MOST, TEXT_AT_MOST
from plugins.core.time.release_file import KEYS
from plugins.subjects.scheme.record import INDEX

from .rules_in_words import say_rule

OPENING = Path(__file__).with_name("dictionary_opening.md")
#: How a folder with an index scheme is written, and tables with hidden numbers, for those who read them.
INDEX_FORM = Path(__file__).parents[1] / "packages" / "composite_index" / "FORM.md"
DISCLOSURE_FORM = Path(__file__).parents[1] / "packages" / "disclosure_control" / "FORM.md"
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "date": "date",
    "boolean": "true/false",
}
_STATUS_MEANING: Mapping[Status, str] = {
    "reported": "the figure, as reported and validated",
    "provisional": "a figure that may still change",
    "estimated": "a figure that was estimated; the note says how",
    "not_reported": "it was due and did not come",
    "not_collected": "nobody collects it yet",
    "not_applicable": "it can have no value here, such as a share of nothing",
    "suppressed": "it exists, but publishing it could point at persons",
}


def dictionary_text(schemas: Mapping[str, TableSchema], of_index: Mapping[str, TableSchema]) -> str:
    """The whole of ``data/README.md``; ``of_index`` are the tables of an index scheme."""
    parts = [
        _opening(),
        *_statuses(),
        *_release(),
        "## Tables of a quarter",
        "They lie in `data/quarters/<quarter>/v<number>/`. A released version keeps in `results/` what it "
        "came to, the columns that it was published with (`packed.csv`) and `reported.sha256`, the list "
        "whose own checksum is that of the release: it is published as it was, or the build stops.",
        *_tables(schema for schema in schemas.values() if schema.scope == "quarter"),
        "## Reference tables",
        "They lie in `data/reference/`. A published version keeps in `reference/` its own copy of all that "
        "its figures hang on, so that a later change never rewrites history.",
        *_tables(each for each in schemas.values() if each.scope == "reference"),
        *_index(of_index),
        "## Hidden numbers",
        _one_level_down(DISCLOSURE_FORM.read_text(encoding="utf-8")).strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _opening() -> str:
    template = Template(OPENING.read_text(encoding="utf-8"))
    return template.substitute(note_at_most=NOTE_AT_MOST, text_at_most=f"{TEXT_AT_MOST:,}").strip()


def _statuses() -> Iterator[str]:
    yield "## Missing is never zero"
    yield (
        "Each figure has a `status`. Published tables also give its SDMX code (code list CL_OBS_STATUS 2.2), "
        "pages a short mark."
    )
    lines = ["| Status | SDMX code | Mark | A figure? | Meaning |", "|---|---|---|---|---|"]
    for status, meaning in _STATUS_MEANING.items():
        figure = "yes" if status in WITH_VALUE else "no, empty"
        lines.append(
            f"| `{status}` | {SDMX_STATUS[status]} | {MARKER[status] or 'none'} | {figure} | {meaning} |"
        )
    yield "\n".join(lines)


def _release() -> Iterator[str]:
    yield "## release.toml"
    yield (
        "Each version of a quarter has one. It is a text file with one `key = value` on a line: texts in "
        "quotation marks, dates and true/false bare."
    )
    lines = ["| Key | Must be there | Allowed | Meaning | Example |", "|---|---|---|---|---|"]
    for name, key in KEYS.items():
        allowed = listed((f"`{choice}`" for choice in key.choices), at_most=20)
        lines.append(
            f"| `{name}` | {'yes' if key.required else 'no'} | {allowed} | {key.meaning} | `{key.example}` |"
        )
    yield "\n".join(lines)


def _tables(schemas: Iterable[TableSchema]) -> Iterator[str]:
    for schema in schemas:
        yield from _table(schema, f"{schema.name}.csv")


def _table(schema: TableSchema, file: str) -> Iterator[str]:
    yield f"### {file}: {schema.title}"
    presence = "The file may be left out." if schema.optional_file else "The file must be there."
    if not schema.may_be_empty:
        presence += " It has at least one row."
    key = listed(f"`{name}`" for name in schema.primary_key).replace(" or ", " and ")
    yield f"{schema.description} {presence} No two rows have the same {key}."
    lines = ["| Column | Type | Must be filled | Allowed | Meaning | Example |", "|---|---|---|---|---|---|"]
    belongs = {name: f"in `{other.table}.csv`" for other in schema.foreign_keys for name in other.fields}
    for field in schema.fields:
        kind = _TYPES[field.type] + (f", {field.unit}" if field.unit else "")
        allowed = "; ".join(filter(None, [*_allowed(field), belongs.get(field.name, "")]))
        example = f"`{_cell(field.example)}`" if field.example else ""
        lines.append(
            f"| `{field.name}` | {kind} | {'yes' if field.required else 'no'} | {allowed} "
            f"| {_cell(field.description)} | {example} |"
        )
    yield "\n".join(lines)
    rules = [rule for group in schema.rules for rule in group.rules]
    if rules:
        yield "Between the columns of a row:"
        yield "\n".join(f"- {say_rule(rule)}" for rule in rules)


def _allowed(field: Field) -> Iterator[str]:
    if field.enum:
        yield listed((f"`{choice}`" for choice in field.enum), at_most=20)
    if field.minimum is not None and field.maximum is not None:
        yield f"{field.minimum} to {field.maximum}"
    elif field.minimum is not None:
        yield f"{field.minimum} or more"
    elif field.maximum is not None:
        yield f"{field.maximum} or less"
    if field.exclusive_minimum is not None:
        yield f"more than {field.exclusive_minimum}"
    if field.max_length is not None:
        yield f"at most {field.max_length} characters"
    elif field.name.startswith("note_"):
        yield f"at most {NOTE_AT_MOST} characters"
    if field.unique:
        yield "each only once"
    if field.pattern.startswith("^[a-z][a-z0-9_]"):
        yield "small letters, digits and `_`"
    elif "Q[1-4]" in field.pattern:
        yield "a quarter"


def _index(schemas: Mapping[str, TableSchema]) -> Iterator[str]:
    yield "<!-- The index form begins here: from plugins/packages/composite_index/FORM.md -->"
    yield "## The index"
    yield _one_level_down(INDEX_FORM.read_text(encoding="utf-8")).strip()
    for schema in schemas.values():
        yield from _table(schema, f"{INDEX}/{schema.name.removeprefix(f'{INDEX}_')}.csv")
    yield "<!-- The index form ends here. -->"


def _one_level_down(markdown: str) -> str:
    """Headings below this file's second level; a first title is dropped, ours stands in its place."""
    lines = markdown.splitlines()
    fenced = False
    moved = []
    for line in lines:
        fenced ^= line.startswith("```")
        if line.startswith("# ") and not fenced:
            continue
        moved.append(f"#{line}" if line.startswith("##") and not fenced else line)
    return "\n".join(moved)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
