"""What a subject lacks stops the build with one sentence that says what to write where."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.facts.read import read_schemas_of
from plugins.core.packing.descriptions import read_descriptions
from plugins.portal.complete import Incomplete, check_complete
from plugins.portal.subjects import SUBJECTS

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "content" / "wording"
SCHEMAS = read_schemas_of(ROOT / "data")
PUBLISHED = read_descriptions(ROOT / "data" / "schemas")


def test_every_subject_of_the_portal_has_what_it_needs() -> None:
    check_complete(SUBJECTS, SCHEMAS, PUBLISHED, WORDS)


def test_a_schema_that_no_subject_names_is_refused() -> None:
    schemas = {**SCHEMAS, "nobodys": replace(SCHEMAS["petitions"], name="nobodys")}
    with pytest.raises(Incomplete) as stopped:
        check_complete(SUBJECTS, schemas, PUBLISHED, WORDS)
    assert str(stopped.value) == (
        "The schema of nobodys in data/schemas has no subject: name a record for it in a subject of "
        "plugins/portal/subjects.py."
    )


def test_a_subject_with_a_page_and_without_words_is_refused(tmp_path: Path) -> None:
    for path in WORDS.glob("*.toml"):
        if path.stem != "glossary":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(Incomplete) as stopped:
        check_complete(SUBJECTS, SCHEMAS, PUBLISHED, tmp_path)
    assert str(stopped.value) == (
        "The subject glossary has a page but no words: write them, in both languages, into "
        "content/wording/glossary.toml."
    )


@pytest.mark.parametrize("said", ["", "  ", None])
def test_a_published_column_without_a_description_is_refused(said: str | None) -> None:
    fields = [
        {**field, "description": said} if field["name"] == "received_on" else field
        for field in PUBLISHED["petitions"]["fields"]
    ]
    published = {**PUBLISHED, "petitions": {**PUBLISHED["petitions"], "fields": fields}}
    with pytest.raises(Incomplete) as stopped:
        check_complete(SUBJECTS, SCHEMAS, published, WORDS)
    assert str(stopped.value) == (
        "The column received_on of petitions is published without a description: say in its schema in "
        "data/schemas what it means."
    )


def test_a_table_whose_schema_names_no_data_set_is_refused() -> None:
    petitions = {key: word for key, word in PUBLISHED["petitions"].items() if key != "set"}
    with pytest.raises(Incomplete) as stopped:
        check_complete(SUBJECTS, SCHEMAS, {**PUBLISHED, "petitions": petitions}, WORDS)
    assert str(stopped.value) == (
        "The table petitions is in no data set: its schema in data/schemas names one as set, or null "
        "for what is never published."
    )
