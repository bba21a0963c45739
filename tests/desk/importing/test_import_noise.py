"""Each kind of noise in a small sample: it is gone from the page and named in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.importing.importing_help import chapter, dropped, laid_out

LONG = "The Assembly meets in its chamber on four days of a week, and its committees meet on the other days"


def test_a_contents_list_goes_and_its_entries_stay_headings(tmp_path: Path) -> None:
    source = (
        "TABLE OF CONTENTS\n\nWhat we do.....\ti\n1.1 Aims . . . . . . 2\n1.2 Ways\t3\n\n1.3 Means4\n\n"
        "What we do\n\nEverything.\n\n1.1 Aims\n\nOne.\n\n1.2 Ways\n\nTwo.\n\n1.3 Means\n\nThree."
    )
    laid = laid_out(tmp_path, source)
    assert chapter(laid) == (
        "### What we do {#c1-what-we-do}\n\nEverything.\n\n"
        '### <span class="no">1.1</span> Aims {#c1-1}\n\nOne.\n\n'
        '### <span class="no">1.2</span> Ways {#c1-2}\n\nTwo.\n\n'
        '### <span class="no">1.3</span> Means {#c1-3}\n\nThree.'
    )
    assert [text for _, text in dropped(laid)] == [
        "TABLE OF CONTENTS", "What we do.....\ti", "1.1 Aims . . . . . . 2", "1.2 Ways\t3", "1.3 Means4",
    ]  # fmt: skip
    assert laid.record.missing == []


def test_an_entry_without_a_heading_is_reported(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, "CONTENTS\n\n1.1 Aims.....\t2\n1.2 Ways.....\t3\n\n1.1 Aims\n\nOne.")
    assert [(each.line, each.text) for each in laid.record.missing] == [(12, "1.2 Ways")]


def test_an_appendix_that_only_the_contents_name_gets_its_heading(
    tmp_path: Path,
) -> None:
    laid = laid_out(
        tmp_path,
        "CONTENTS\n\n1.1 Aims.....\t2\nAppendix 1: Plan.....\t3\n\n1.1 Aims\n\nOne.\n\n"
        "What\tWho\nWork\tClerk",
    )
    assert "## Appendix 1: Plan {#workplan}\n\n<table>" in chapter(laid)


def test_the_title_of_a_page_that_only_stands_before_a_chapter_goes(tmp_path: Path) -> None:
    laid = laid_out(
        tmp_path,
        "It begins.\n\n2\n\nWAYS\n\n\n\nCHAPTER TWO: WAYS\n\nTwo.\n\n"
        "3\n\nOUTLOOK\n\nCHAPTER THREE: END\n\nIt ends.",
    )
    assert chapter(laid) == (
        "It begins.\n\n## CHAPTER TWO: WAYS {#c2}\n\nTwo.\n\n## CHAPTER THREE: END {#c3}\n\nIt ends."
    )
    pages = [("2", "WAYS"), ("3", "OUTLOOK")]
    assert dropped(laid) == [("divider page", line) for page in pages for line in page]
    # with a word under it, it is a part of its own
    with_words = laid_out(tmp_path, "It begins.\n\nOUTLOOK\n\nIt is fair.\n\nCHAPTER TWO: WAYS\n\nTwo.")
    assert "## OUTLOOK {#outlook}\n\nIt is fair." in chapter(with_words)


def test_cells_that_are_blank_in_the_text_are_said_to_be(tmp_path: Path) -> None:
    note = "A cell without words is so in the text that was supplied, or is one there with the cell above it."
    full = chapter(laid_out(tmp_path, "What\tWho\nWork\tClerk\nRest\tClerk"))
    some = chapter(laid_out(tmp_path, "What\tWho\nWork\tClerk\nRest\t"))
    none = chapter(laid_out(tmp_path, "What\tWho\nWork\t\nRest\t"))
    assert note not in full
    assert some.endswith(f"</table>\n\n{note}\n{{: .sub }}")
    assert none.endswith(
        f"{note} No row has an entry under Who: marks or colours may have been lost before.\n{{: .sub }}"
    )


@pytest.mark.parametrize("number", ["7", "iv", "- 12 -", "Page 3", "Page 3 of 24", "3 / 24", "| 9 |"])
def test_a_lone_page_number_goes_and_the_paragraph_is_whole(tmp_path: Path, number: str) -> None:
    laid = laid_out(tmp_path, f"{LONG}\n\n{number}\n\nas the calendar says.")
    assert chapter(laid) == f"{LONG} as the calendar says."
    assert dropped(laid) == [("page number", number)]


@pytest.mark.parametrize("text", ["2025", "IV", "7.", "No 7", "2 400"])
def test_what_is_not_surely_a_page_number_stays(tmp_path: Path, text: str) -> None:
    laid = laid_out(tmp_path, f"{LONG}.\n\n{text}\n\nAnd so on, as the calendar says.")
    assert text.replace("7.", "7\\.") in chapter(laid)
    assert dropped(laid) == []


def test_running_heads_at_form_feeds_go(tmp_path: Path) -> None:
    laid = laid_out(
        tmp_path,
        f"{LONG}\n\fAnnual text 2025\n\nas the calendar says.\n\n{LONG}\n\fAnnual text 2025\n\nwhen it may.",
    )
    assert chapter(laid) == f"{LONG} as the calendar says.\n\n{LONG} when it may."
    assert dropped(laid) == [("running head or repeated cover line", "Annual text 2025")] * 2


def test_a_running_head_with_its_page_number_goes(tmp_path: Path) -> None:
    pages = "\n\n".join(f"Yearly statement of work | {page}\n\n{LONG}." for page in (4, 5, 6))
    laid = laid_out(tmp_path, pages)
    assert chapter(laid) == f"{LONG}.\n\n{LONG}.\n\n{LONG}."
    assert len(dropped(laid)) == 3


def test_the_cover_printed_again_goes_but_the_cover_stays(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, f"{LONG}.\n\nProductivity mainstreaming policy\n\n{LONG}.")
    page = laid.files["en/policy/official.md"]
    assert page.count("PRODUCTIVITY MAINSTREAMING POLICY") == 1
    assert dropped(laid) == [("running head or repeated cover line", "Productivity mainstreaming policy")]


def test_a_heading_that_several_sections_share_is_no_running_head(tmp_path: Path) -> None:
    sections = "\n\n".join(f"1.{number} Part {number}\n\nWhat it is for\n\n{LONG}." for number in (1, 2, 3))
    laid = laid_out(tmp_path, sections)
    assert chapter(laid).count("What it is for {#") == 3
    assert dropped(laid) == []


@pytest.mark.parametrize("error", ["Error! Bookmark not defined.", "Error! Reference source not found."])
def test_a_broken_cross_reference_goes_and_its_sentence_stays(tmp_path: Path, error: str) -> None:
    laid = laid_out(tmp_path, f"As table <b>{error}</b> shows, work is done.")
    assert chapter(laid) == "As table shows, work is done."
    assert dropped(laid) == [("bookmark error", f"<b>{error}</b>")]


def test_a_missing_picture_keeps_its_caption_and_says_so(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, f"{LONG}.\n\n**Figure 1: How it fits**\n\n\n \n{LONG}.")
    said = "The picture is not in the text that was supplied.\n{: .sub }"
    assert chapter(laid) == f"{LONG}.\n\n**Figure 1: How it fits**\n\n{said}\n\n{LONG}."
    assert laid.record.gaps == [(11, "the picture is not in the file: Figure 1: How it fits")]


def test_characters_that_nobody_sees_go(tmp_path: Path) -> None:
    laid = laid_out(tmp_path, "The c\u00adlerk \u202ereads\u202c\u00a0it.")
    assert chapter(laid) == "The clerk reads it."
    assert dropped(laid) == [("invisible character", "U+00AD, U+202E, U+202C")]
