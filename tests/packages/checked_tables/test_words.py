"""What may not stand in a text that is published, and what may, however odd it looks."""

from __future__ import annotations

import time

import pytest

from checked_tables.words import text_fault


def kind(text: str) -> str:
    fault = text_fault(text)
    return fault.kind if fault else ""


@pytest.mark.parametrize(
    "character",
    [
        *("\u3164", "\u115f", "\u1160", "\uffa0"),  # Hangul fillers
        *("\u2800", "\u200b", "\u2060", "\u034f", "\u180e"),  # blank Braille, joiners
        *("\ufe0f", "\U000e0101"),  # selectors of a form
        *("\U000e0041", "\U000e007f"),  # tags
        *("\U0001d173", "\U0001bca0", "\U00013430"),  # controls of a script
    ],
)
def test_a_character_that_nobody_sees_is_refused_and_written_out(character: str) -> None:
    for text in (character, f"two{character}words"):
        fault = text_fault(text)
        assert fault is not None
        assert fault.kind == "control-character"
        assert fault.found.isascii()


@pytest.mark.parametrize(
    "text", ["=1+1", "see;=1+1", "see; +cmd", "see;\u00a0@SUM(A1)", "see; -2+3", "see;＝1", "see；=1"]
)
def test_a_formula_is_refused_at_the_start_and_after_a_semicolon(text: str) -> None:
    assert kind(text) == "formula"


@pytest.mark.parametrize("text", ["one\n=1+1", "one\t=1+1"])
def test_no_line_begins_within_a_cell(text: str) -> None:
    assert kind(text) == "line-break"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0712345678",
            "0712·345·678",
            "0712 \u2022 345 \u2022 678",
            "0712 345 678",
            "0712-345-678",
            "0712.345.678",
            "0712 34 56 78",
            "07 12 34 56 78",
        ),
        *("0 7 1 2 3 4 5 6 7 8", "(0712) 345 678", "tel. +254712345678", "tel. +254.712.345.678"),
        *(
            "tel. +254 (0)712 345678",
            "254-112-345-678",
            "０７１２３４５６７８",
            "call 0712\u2011345\u2011678 today",
        ),
        *(
            "jane⟨at⟩example",
            "jane «at» example",
            "jane@example.org",
            "jane (at) example.org",
            "jane [at] example dot org",
            "jane＠example.org",
        ),
        *("jane at example dot com", "jane AT example DOT co DOT ke"),
        *("0712/345/678", "0712_345_678", "07123 45678", "0712,345,678", "00254712345678"),
        *("0712 – 345 – 678", "0712 — 345 — 678", "٠٧١٢٣٤٥٦٧٨", "۰۷۱۲۳۴۵۶۷۸"),
        *("0722:123:456", "0722 : 123 : 456", "0722：123：456", "0722∶123∶456", "tel. +254:722:123:456"),
        *("0722:12:34:56", "07:22:12:34:56", "07221:23456", "0:7:2:2:1:2:3:4:5:6", "254:722-123.456"),
        *("O722 123 456", "o722123456", "072O 123 456", "O7OO-123-456", "О722 123 456", "Ο722 123 456"),
        *("tel. +254 7OO 123 456", "O722:123:456", "0722 l23 456", "07I2 345 678", "call O722123456 today"),
        *("A123456789O", "P051234567O"),  # a tax PIN may end with that letter
        *("jane @ example.org", "jane@example . org", "jane(@)example.org", "jane [ @ ] example.org"),
        *("jane -at- example.org", "jane_at_example_dot_org", "jane-at-example-dot-org"),
    ],
)
def test_a_person_s_number_or_address_is_refused_however_it_is_written(text: str) -> None:
    assert kind(text) == "personal-data"


@pytest.mark.parametrize(
    "text",
    [
        *("Ng'eno", "Murang’a", "O'Brien", "Ong'ong'o and others", "Tom Mboya Labour College, Kisumu"),
        *("The Serjeant-at-Arms spoke.", "Order No. 07/12/2026", "Minutes 01/2026 to 07/2026", "5 @ KES 20"),
        *("0 10 20 30 40", "Sold at 07/2026; 345", "12 345 678 litres", "KES 254,712,345,678"),
        *("Heard on 01.10.2026 12:30", "KES 1,200,000 of 5,000,000", "0.712345678", "Vote 3; see page 4"),
        *(
            "Kisumu (at the lake)",
            "Met at Ahero, dot on time",
            "2026-27-Q1; 2026-27-Q2",
            "Sections 1.2.3; 4.5",
        ),
        *("Sat from 10:15 to 12:30", "07:30 08:45 09:00", "01:12:30 02:15:00 03:00:10", "07:30-08:45, 10:15"),
        *("2026-01-10 10:15:30", "Heard 01-10 10:15:30 to 12:45", "10:15:00+03:00", "Ratio 1:700:123"),
        *("CO2 of 722,123,456 kg", "O2 and H2O in 2026", "Item 7OO of 1O", "Solo 722", "Form 12I, Part II"),
    ],
)
def test_names_amounts_and_days_stay(text: str) -> None:
    assert kind(text) == ""


@pytest.mark.parametrize("piece", ["a", "a.", "(at", "a at ", "0 ", "254", "; ", "<", "&a"])
def test_a_long_text_is_refused_before_anything_is_sought_in_it(piece: str) -> None:
    start = time.process_time()
    assert kind(piece * 40_000) == "too-long"
    assert kind((piece * 2000)[:2000]) != "too-long"
    assert time.process_time() - start < 0.5
