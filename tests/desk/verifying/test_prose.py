"""Each rule of prose finds its spoilt sample and lets the right sentence pass."""

import pytest

from plugins.desk.verifying.page import read_page
from plugins.desk.verifying.prose import pieces_of, pieces_of_text, sentences
from plugins.desk.verifying.prose_rules import RULES, check_prose

TOLD = "Of 69 figures due, 61 were reported so far."
#: The rule, the language, what it refuses, what is right.
SAMPLES = (
    (
        "a sentence opens with a digit",
        "en",
        "<p>61 of 69 figures were reported.</p>",
        "<p>Of 69 figures due, 61 were reported.</p>",
    ),
    (
        "a sentence opens with a digit",
        "sw",
        "<p>Hakuna. 6 hazikuwasilishwa.</p>",
        "<p>Hakuna. Takwimu 6 hazikuwasilishwa.</p>",
    ),
    (
        "a sentence opens with a digit",
        "en",
        "<p>0.1 points were added.</p>",
        "<p>6.1 to 6.3 describe no test.</p>",
    ),
    (
        "a title opens with a digit",
        "en",
        "<h2>14 of 22 targets were met</h2>",
        "<h2>Of 22 targets, 14 were met</h2>",
    ),
    (
        "a capital follows the mark",
        "sw",
        "<p>Takwimu za mfano: Uko kwa Gavana.</p>",
        "<p>Takwimu za mfano: uko kwa Gavana.</p>",
    ),
    (
        "two sentences are joined by a colon",
        "en",
        "<p>Days to pass a bill: Over 8 quarters, from 118 to 88.</p>",
        "<p>Bills passed: 4; in the quarter before, 5.</p>",
    ),
    (
        "a sentence begins with a small letter",
        "en",
        "<p>Due 30 September 2026. past its date</p>",
        "<p>Due 30 September 2026; past its date.</p>",
    ),
    (
        "one is told with a plural verb",
        "en",
        "<p>In oversight, 1 of 4 targets were met.</p>",
        "<p>One of 4 targets was met.</p>",
    ),
    (
        "one is told with a plural verb",
        "sw",
        "<p>Malengo 1 kati ya 4 yalifikiwa.</p>",
        "<p>Lengo 1 kati ya 4 lilifikiwa.</p>",
    ),
    (
        "one is told with a plural verb",
        "sw",
        "<p>Idara 1 zilichelewa.</p>",
        "<p>KSh milioni 0.1 zilitumika.</p>",
    ),
    (
        "nothing is told with a number",
        "sw",
        "<p>Malengo 0 kati ya 4 yalifikiwa.</p>",
        "<p>Hakuna lengo lililofikiwa, kati ya 4.</p>",
    ),
    (
        "words stand twice in a row",
        "en",
        "<p>Published on Published on 1 May.</p>",
        "<p>Published on 1 May.</p>",
    ),
    (
        "words stand twice in a row",
        "sw",
        "<p>Ripoti ya tija ripoti ya tija ripoti ya tija.</p>",
        "<p>Hutolewa mara kwa mara kwa njia ile ile.</p>",
    ),
    (
        "two spaces stand together",
        "en",
        "<p>street lights.\u00a0 Finding</p>",
        "<p>street lights. Finding</p>",
    ),
    (
        "per cent touches its number in a sentence",
        "en",
        "<p>Spent: 88%.</p>",
        "<p>Spent: 88\u00a0%.</p><table><tr><td>77.8%</td></tr></table>",
    ),
    (
        "a per cent sign stands in a sentence",
        "sw",
        "<p>Ni asilimia 10 (10%).</p>",
        "<p>Ni asilimia 10.</p><table><tr><td>61%</td></tr></table>",
    ),
    ("something was not filled in", "en", "<td>{count} rows</td>", "<td>4 rows</td>"),
    ("something was not filled in", "en", "<p>The audit ( ) came out.</p>", "<p>The audit came out.</p>"),
    ("something was not filled in", "en", "<p>It came out..</p>", "<p>It came out…</p>"),
    (
        "English stands in Kiswahili without its language said",
        "sw",
        "<td>Office of the Clerk</td>",
        '<td lang="en">Office of the Clerk</td>',
    ),
    (
        "a word is refused",
        "sw",
        "<p>Kiwango cha maswali kilipata nafuu.</p>",
        "<p>Kiwango cha mwanzo ni 40.</p>",
    ),
    ("a word is refused", "sw", "<td>Namba</td>", "<td>Nambari</td>"),
    ("a word is refused", "sw", "<p>Wakaazi walijaza dodoso.</p>", "<p>Sera inasema “dodoso”.</p>"),
    ("a signature is called right", "sw", "<p>Karani hajautia sahihi.</p>", "<p>Takwimu si sahihi.</p>"),
    ("a number stands before its noun", "sw", "<p>Ilichukua 88 siku.</p>", "<p>Mwaka 2026, siku 88.</p>"),
    (
        "three genitives in a row",
        "sw",
        "<p>Hali ya kazi ya kamati ya usimamizi.</p>",
        "<p>Robo ya kwanza ya mwaka wa fedha.</p>",
    ),
    (
        "na is by and and in one clause",
        "sw",
        "<p>Mswada ulipitishwa na kamati na spika.</p>",
        "<p>Kamati ilipitisha mswada.</p>",
    ),
    (
        "the same is told twice",
        "en",
        f"<p>{TOLD}</p><p>{TOLD}</p>",
        f"<p>{TOLD}</p><ul><li>{TOLD}</li></ul>",
    ),
)


def faults(language: str, body: str) -> list[str]:
    page, _ = read_page(f'<!doctype html><html lang="{language}"><body><main>{body}</main></body></html>')
    return list(check_prose(pieces_of(page)))


@pytest.mark.parametrize(("rule", "language", "spoilt", "right"), SAMPLES)
def test_a_rule_finds_its_spoilt_sample_and_nothing_in_the_right_one(rule, language, spoilt, right):
    assert [fault for fault in faults(language, spoilt) if fault.startswith(f"{rule}: ")] != []
    assert faults(language, right) == []


def test_every_rule_has_a_spoilt_sample():
    assert {rule.name for rule in RULES} <= {sample[0] for sample in SAMPLES}


def test_a_fault_names_its_rule_and_shows_the_words():
    assert faults("en", "<p>61 of 69 figures were reported.</p>") == [
        "a sentence opens with a digit: “61 of 69 figures were reported.”"
    ]


def test_what_is_quoted_is_somebody_elses():
    assert faults("sw", "<p>Sera inasema “bi-monthly, 46%”.</p><blockquote>61 of 69 came.</blockquote>") == []


def test_a_sentence_that_leans_on_another_is_told_twice_only_after_the_same():
    late, left = "Documents handled late rose to 12.", "Compared are the 4 units that reported both times."
    told, other = f"<p>{late} {left}</p>", f"<p>Petitions answered fell to 3. {left}</p>"
    assert faults("en", told + other) == []
    assert faults("en", told + told) == [f"the same is told twice: “{left}”"]


def test_a_plain_text_file_is_read_line_by_line():
    found = list(check_prose(pieces_of_text("Heading\n\n6 were late.\nSpent: 88 %.\n", "en")))
    assert found == ["a sentence opens with a digit: “6 were late.”"]


def test_a_stop_after_a_number_or_a_letter_ends_no_sentence():
    assert sentences("Act No. 15 of 2020 wants it. One came.") == (
        "Act No. 15 of 2020 wants it.",
        "One came.",
    )
    assert sentences("1. Clause") == ("1. Clause",)
