"""What a wording file may hold, and how its words are called."""

import json
from datetime import date
from decimal import Decimal

import pytest

from plugins.core.statements.wording import WordingProblems, read_wording
from plugins.core.time.quarter import Quarter

GOOD = """
reviewed = false

[constants]
pfm_year = "2012"

[nav]
reports = {en = "Reports", sw = "Ripoti", reviewed = true}

[sizes]
rows.en = {one = "{count} row in {table}", other = "{count} rows in {table}"}
rows.sw = "Safu {count} katika {table}"
law = {en = "The Act of {pfm_year}", sw = "Sheria ya {pfm_year}"}
"""


@pytest.fixture
def folder(tmp_path):
    def write(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def problems_of(folder):
    with pytest.raises(WordingProblems) as caught:
        read_wording(folder)
    return caught.value.problems


def test_a_key_gives_its_text_in_each_language(folder):
    wording = read_wording(folder(common=GOOD))
    assert wording.of("en")("nav.reports") == "Reports"
    assert wording.of("sw")("nav.reports") == "Ripoti"
    assert wording.of("en").has("nav.reports")
    assert not wording.of("en").has("nav.report")


def test_a_count_chooses_the_form_and_is_written_with_separators(folder):
    wording = read_wording(folder(common=GOOD))
    assert wording.of("en")("sizes.rows", count=1, table="A") == "1 row in A"
    assert wording.of("en")("sizes.rows", count=0, table="A") == "0 rows in A"
    assert wording.of("en")("sizes.rows", count=1200, table="A") == "1,200 rows in A"
    assert wording.of("sw")("sizes.rows", count=1, table="A") == "Safu 1 katika A"


def test_a_constant_brings_its_digits_in(folder):
    assert read_wording(folder(common=GOOD)).of("en")("sizes.law") == "The Act of 2012"


def test_unreviewed_kiswahili_carries_the_mark_and_english_does_not(folder):
    wording = read_wording(folder(common=GOOD))
    assert wording.of("sw").unreviewed == ("sizes.law", "sizes.rows")
    assert wording.of("sw").carries_mark
    assert not wording.of("en").carries_mark
    signed = read_wording(folder(common=GOOD.replace("reviewed = false", "reviewed = true")))
    assert not signed.of("sw").carries_mark


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda words: words("nav.raports"), "nav.raports"),
        (lambda words: words("nav.reports", colour="red"), "nav.reports"),
        (lambda words: words("sizes.rows", count=2), "sizes.rows"),
        (lambda words: words("sizes.rows", table="A"), "sizes.rows"),
    ],
)
def test_a_wrong_call_is_an_error_that_names_the_key(folder, call, said):
    words = read_wording(folder(common=GOOD)).of("en")
    with pytest.raises(KeyError, match=said):
        call(words)


def test_every_mistake_is_listed_by_file_and_key(folder):
    spoilt = """
[page]
missing = {en = "Only English"}
figure = {en = "14 of 22 targets", sw = "Malengo {met} kati ya {judged}"}
forms = {en = {one = "One", many = "Many"}, sw = "Moja"}
plain = "not a pair"
Upper = {en = "a", sw = "b"}
extra = {en = "a", sw = "b", fr = "c"}
"""
    again = '[page]\nmissing = {en = "a", sw = "b"}\n'
    found = problems_of(folder(a=spoilt, b=again, c="= broken"))
    for text in [
        "a.toml: page.missing has no text in sw",
        "a.toml: page.figure has the figure 14 typed into its en text; use a placeholder",
        "a.toml: page.figure has the placeholders [] in en and ['judged', 'met'] in sw",
        "a.toml: page.forms has the forms one, many in en; write one and other",
        "a.toml: page.plain has no text in en",
        "a.toml: page.Upper is not a key",
        "a.toml: page.extra holds fr",
        "b.toml: page.missing is already in a.toml",
        "c.toml: cannot be read",
    ]:
        assert any(text in problem for problem in found), (text, found)


def test_a_brace_left_open_is_a_problem_not_a_traceback(folder):
    assert any(
        "page.a" in problem for problem in problems_of(folder(a='[page]\na = {en = "x {y", sw = "x"}\n'))
    )


def test_numbers_days_and_quarters_are_written_as_the_language_writes_them(folder):
    wording = read_wording(folder(common=GOOD))
    for value, english, kiswahili in (
        (1200, "1,200", "1,200"),
        (Decimal("-3.5"), "−3.5", "−3.5"),
        (date(2026, 10, 30), "30\u00a0October 2026", "30\u00a0Oktoba 2026"),
        (Quarter(2026, 1), "July to September 2026", "Julai hadi Septemba 2026"),
    ):
        assert wording.of("en")("sizes.rows", count=2, table=value) == f"2 rows in {english}"
        assert wording.of("sw")("sizes.rows", count=2, table=value) == f"Safu 2 katika {kiswahili}"


def test_the_heading_of_a_column_is_wording_that_its_schema_holds(tmp_path):
    content, schemas = tmp_path / "content" / "wording", tmp_path / "data" / "schemas" / "roads"
    content.mkdir(parents=True)
    schemas.mkdir(parents=True)
    km = {"name": "km", "labels": {"en": "Length", "sw": "Urefu"}}
    (schemas / "roads.json").write_text(json.dumps({"name": "roads", "fields": [km]}), encoding="utf-8")
    wording = read_wording(content)
    assert wording.of("sw")("label.roads.km") == "Urefu"
    assert wording.of("sw").unreviewed == ("label.roads.km",)
    (schemas / "roads.json").write_text(
        json.dumps({"name": "roads", "fields": [], "derived": [km | {"labels": {"en": "Length"}}]}),
        encoding="utf-8",
    )
    assert problems_of(content) == ("roads.json: label.roads.km has no text in sw",)
