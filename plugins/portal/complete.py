"""What a subject must have before anything is built: a home for its table, words for its page, a meaning for
each of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.facts.version import Schemas
from plugins.core.packing.descriptions import Description
from plugins.core.subject import Subject


class Incomplete(Exception):  # noqa: N818  (it is what people read, not the name of a fault)
    """Something of a subject is missing; the text is one sentence that says what to write where."""


def check_complete(
    subjects: tuple[Subject, ...], schemas: Schemas, published: Mapping[str, Description], words: Path
) -> None:
    """``Incomplete`` with the first that is missing: the subject of a schema, the file of a subject with a
    page in the folder ``words``, the description of a published column."""
    for missing in _missing(subjects, schemas, published, words):
        raise Incomplete(missing)


def _missing(
    subjects: tuple[Subject, ...], schemas: Schemas, published: Mapping[str, Description], words: Path
) -> Iterator[str]:
    known = {record.TABLE for subject in subjects for record in subject.records}
    for table in schemas:
        if table not in known:
            yield (
                f"The schema of {table} in data/schemas has no subject: name a record for it in a subject of "
                "plugins/portal/subjects.py."
            )
    for subject in subjects:
        if subject.pages is not None and not (words / f"{subject.word}.toml").is_file():
            yield (
                f"The subject {subject.word} has a page but no words: write them, in both languages, into "
                f"content/wording/{subject.word}.toml."
            )
    for table, description in published.items():
        if "set" not in description:
            yield (
                f"The table {table} is in no data set: its schema in data/schemas names one as set, or null "
                "for what is never published."
            )
        for field in description["fields"]:
            if not str(field.get("description") or "").strip():
                yield (
                    f"The column {field['name']} of {table} is published without a description: say in its "
                    "schema in data/schemas what it means."
                )
