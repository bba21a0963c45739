"""Headings, lists, tables and paragraphs are recognised as what they are, and nothing in them is markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.desk.importing.blocks import Table
from tests.desk.importing.importing_help import chapter, laid_out, rendered, words_of

LONG = "The Assembly meets in its chamber on four days of a week, and its committees meet on the other days"


def test_levels_follow_numbers_whatever_the_marks_say(tmp_path: Path) -> None:
    source = "### 1.1 Aims\n\n# 1.1.1 First\n\n**(a) Start**\n\nText.\n\n**1.1.2 Second**\n\nMore."
    assert chapter(laid_out(tmp_path, source)) == (
        '### <span class="no">1.1</span> Aims {#c1-1}\n\n'
        '#### <span class="no">1.1.1</span> First {#c1-1-1}\n\n'
        '##### <span class="no">(a)</span> Start {#c1-1-1-a}\n\nText.\n\n'
        '#### <span class="no">1.1.2</span> Second {#c1-1-2}\n\nMore.'
    )


def test_a_number_that_comes_twice_gets_two_addresses(tmp_path: Path) -> None:
    made = chapter(
        laid_out(tmp_path, "1.5 The Clerk\n\nOne.\n\n1.5 The Board\n\nTwo.\n\n1.5 The Board\n\nThree.")
    )
    assert [part.partition("}")[0] for part in made.split("{#")[1:]] == [
        "c1-5-clerk",
        "c1-5-board",
        "c1-5-board-2",
    ]


def test_a_short_title_is_a_heading_only_where_text_follows(tmp_path: Path) -> None:
    made = chapter(laid_out(tmp_path, f"Clear purpose\n\n{LONG}.\n\nA. N. OTHER\n\nCLERK, OF THE ASSEMBLY"))
    assert (
        made == f"### Clear purpose {{#c1-clear-purpose}}\n\n{LONG}.\n\nA. N. OTHER\n\nCLERK, OF THE ASSEMBLY"
    )


def test_a_numbered_line_is_a_heading_alone_and_an_item_among_its_like(tmp_path: Path) -> None:
    made = chapter(laid_out(tmp_path, f"1. Purpose\n\n{LONG}.\n\n1. Apples\n\n2. Pears\n\nBoth are fruit."))
    assert made.startswith('### <span class="no">1.</span> Purpose {#c1-1}')
    assert '- <span id="c1-1-1">1.</span> Apples\n- <span id="c1-1-2">2.</span> Pears\n\nBoth' in made


def test_lists_keep_numbers_and_depth_across_a_page_break(tmp_path: Path) -> None:
    source = (
        "We shall:\n\n- (i) read;\n  1. books\n  2. bills\n\n- (ii) write; and\n\n(iii) Speak.\n\n• Rest."
    )
    assert chapter(laid_out(tmp_path, source)) == (
        'We shall:\n\n- <span id="c1-i">(i)</span> read;\n    - <span id="c1-1">1.</span> books\n'
        '    - <span id="c1-2">2.</span> bills\n- <span id="c1-ii">(ii)</span> write; and\n'
        '- <span id="c1-iii">(iii)</span> Speak.\n- Rest.'
    )


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (LONG, "as the calendar says.", True),
        (f"The county\nCounty Seats lie there. {LONG} and in the County", "Seats of the land.", True),
        (f"{LONG}.", "as the calendar says.", False),
        (LONG, "Oversight: it looks at what is done.", False),
        ("A short line", "as the calendar says.", False),
    ],
)
def test_a_paragraph_is_rejoined_only_where_it_was_broken(
    tmp_path: Path, above: str, below: str, joined: bool
) -> None:
    made = chapter(laid_out(tmp_path, f"{above}\n\n{below}"))
    assert (f"{above.split()[-1]} {below}" in made) is joined


def test_lines_of_one_paragraph_run_together_but_an_address_keeps_its_lines(tmp_path: Path) -> None:
    made = chapter(laid_out(tmp_path, f"{LONG}\nand so on.\n\nP.O. Box 1\nKisumu"))
    assert made == f"{LONG} and so on.\n\nP.O. Box 1  \nKisumu"


def test_a_table_is_one_across_a_page_break(tmp_path: Path) -> None:
    laid = laid_out(
        tmp_path, "No.\tWho\tYear\n1.\tHigh level and\t2015\n\nNo.\tWho\tYear\n\thigher\t2016\n2.\tB\t2017"
    )
    (table,) = (block for block in laid.blocks if isinstance(block, Table))
    assert table.rows == [
        ["No.", "Who", "Year"],
        ["1.", "High level and higher", "2015"],
        ["", "", "2016"],
        ["2.", "B", "2017"],
    ]


def test_header_cells_over_several_columns_span_them(tmp_path: Path) -> None:
    made = chapter(laid_out(tmp_path, "What\tWhen\t\tWho\n\tFirst\tSecond\t\nWork\tx\t\tClerk"))
    assert (
        '<tr><th scope="col" rowspan="2">What</th><th scope="colgroup" colspan="2">When</th>'
        '<th scope="col" rowspan="2">Who</th></tr>\n'
        '<tr><th scope="col">First</th><th scope="col">Second</th></tr>'
    ) in made


def test_a_table_has_its_caption_and_its_header(tmp_path: Path) -> None:
    made = chapter(laid_out(tmp_path, "**Table 2: Work**\n\nWhat\tWho\nBooks & bills\tClerk\nHansard\tClerk"))
    assert made == (
        '<table>\n<caption id="table-2">Table 2: Work</caption>\n<thead>\n'
        '<tr><th scope="col">What</th><th scope="col">Who</th></tr>\n</thead>\n<tbody>\n'
        "<tr><td>Books &amp; bills</td><td>Clerk</td></tr>\n<tr><td>Hansard</td><td>Clerk</td></tr>\n"
        "</tbody></table>"
    )


def test_short_terms_without_a_header_are_terms(tmp_path: Path) -> None:
    assert chapter(laid_out(tmp_path, "CAK\tThe Assembly\nNPCC\tThe Centre")) == (
        "CAK\n:   The Assembly\n\nNPCC\n:   The Centre"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> & <b onclick=x>y</b>",
        "[[figure: index]] and [a](javascript:b)",
        "A line {: .note } and {#id} and `code` and 2 * 3 * 4 and snake_case_name",
        "1986. A great year!",
        "+ plus",
        ": not a meaning",
        "=====",
        "~~~ not a fence",
        "C:\\folder\\file",
        "*[HTML]: not an abbreviation",
        "[^1]: not a footnote",
        "a | b\n--- | ---\n1 | 2",
    ],
)
def test_nothing_in_the_text_is_markup(tmp_path: Path, text: str) -> None:
    html = rendered(laid_out(tmp_path, f"{LONG}.\n\n{text}\n\n{LONG}.").files["en/policy/official.md"])
    assert "<script" not in html
    assert "onclick" not in html.replace("&lt;b onclick", "")
    assert "[[figure" not in html
    shown = words_of(html.partition('id="c1"')[2].partition(">")[2])
    assert " ".join(shown).replace("*", "") == f"CHAPTER 1: INTRODUCTION {LONG}. {text} {LONG}.".replace(
        "*", ""
    ).replace("\n", " ")


WORDS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="*"), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=12, max_size=30))
def test_any_words_of_a_paragraph_come_out_as_they_went_in(tmp_path: Path, words: list[str]) -> None:
    paragraph = f"Words {' '.join(words)} end."
    html = rendered(laid_out(tmp_path, f"{LONG}.\n\n{paragraph}").files["en/policy/official.md"])
    shown = words_of(html.partition('id="c1"')[2].partition(">")[2])
    assert " ".join(shown).partition(f"{LONG}. ")[2] == paragraph
