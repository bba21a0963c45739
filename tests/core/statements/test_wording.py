"""What a wording file may hold, and how its words are called."""

import json
from datetime import date
from decimal import Decimal

import pytest

from plugins.core.statements.voice import Fact, Sentence, Voice
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

OF_A_WHOLE = """
[targets]
met.noun = "lengo"
met.en.none = "None of {n} targets was met."
met.en.one = "One of {n} targets was met."
met.en.some = "Of {n} targets, {count} were met."
met.en.all = "All {n} targets were met."
met.en.only = "The only target was met."
met.en.missed = "The only target was not met."
met.sw.none = "Hakuna lengo lililofikiwa, kati ya {n}."
met.sw.one = "Lengo {count} kati ya {n} lilifikiwa."
met.sw.some = "Malengo {count} kati ya {n} yalifikiwa."
met.sw.all = "Malengo yote {n} yalifikiwa."
met.sw.only = "Lengo pekee lilifikiwa."
met.sw.missed = "Lengo pekee halikufikiwa."
late.en = {none = "None came late.", one = "One came late.", other = "Late: {count}."}
late.sw.none = "Hakuna iliyochelewa."
late.sw.one = "Ripoti {count} ilichelewa."
late.sw.other = "Ripoti {count} zilichelewa."
due = {en = "Of {n} figures due, {count} came.", sw = "Takwimu {count} kati ya {n} zilikuja."}
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


@pytest.mark.parametrize(
    ("met", "of", "english", "kiswahili"),
    [
        (0, 4, "None of 4 targets was met.", "Hakuna lengo lililofikiwa, kati ya 4."),
        (1, 4, "One of 4 targets was met.", "Lengo 1 kati ya 4 lilifikiwa."),
        (2, 4, "Of 4 targets, 2 were met.", "Malengo 2 kati ya 4 yalifikiwa."),
        (4, 4, "All 4 targets were met.", "Malengo yote 4 yalifikiwa."),
        (1, 1, "The only target was met.", "Lengo pekee lilifikiwa."),
        (0, 1, "The only target was not met.", "Lengo pekee halikufikiwa."),
        (1200, 1300, "Of 1,300 targets, 1,200 were met.", "Malengo 1,200 kati ya 1,300 yalifikiwa."),
    ],
)
def test_none_one_some_and_all_of_a_whole_are_four_sentences(folder, met, of, english, kiswahili):
    wording = read_wording(folder(a=OF_A_WHOLE))
    assert wording.of("en")("targets.met", count=met, of=of) == english
    assert wording.of("sw")("targets.met", count=met, of=of) == kiswahili
    voice, fact = Voice(wording.of("sw")), Fact("f/met", str(met), met)
    assert voice.say("targets.met", count=fact, of=Fact("f/judged", str(of), of)) == Sentence(
        kiswahili, "sw", ("f/met", "f/judged")
    )


def test_nothing_has_its_own_sentence_where_there_is_no_whole(folder):
    words = read_wording(folder(a=OF_A_WHOLE)).of("sw")
    said = [words("targets.late", count=count) for count in (0, 1, 2)]
    assert said == ["Hakuna iliyochelewa.", "Ripoti 1 ilichelewa.", "Ripoti 2 zilichelewa."]


def test_one_sentence_may_serve_every_count_of_a_whole(folder):
    words = read_wording(folder(a=OF_A_WHOLE)).of("en")
    assert [words("targets.due", count=count, of=2) for count in (0, 1, 2)] == [
        "Of 2 figures due, 0 came.",
        "Of 2 figures due, 1 came.",
        "Of 2 figures due, 2 came.",
    ]


def test_a_form_that_is_missing_is_named_with_its_file_and_key(folder):
    lacking = OF_A_WHOLE.replace('met.sw.all = "Malengo yote {n} yalifikiwa."', "")
    (problem,) = problems_of(folder(a=lacking))
    assert problem.startswith("a.toml: targets.met has the forms none, one, some, only, missed in sw; write ")
    assert problem.endswith("none, one, some, all, only, missed (all is missing)")


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
        (lambda words: words("sizes.rows", table="A"), "sizes.rows.*needs"),
        (lambda words: words("targets.met", count=2), "targets.met.*needs"),
        (lambda words: words("targets.late", count=2, colour="red"), "targets.late"),
    ],
)
def test_a_wrong_call_is_an_error_that_names_the_key(folder, call, said):
    words = read_wording(folder(common=GOOD, targets=OF_A_WHOLE)).of("en")
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
        "a.toml: page.forms has the forms one, many in en; write one, other (other is missing)",
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
