"""What may not stand in a text that is published, and what may, however odd it looks."""

from __future__ import annotations

import math
import re
from importlib import import_module
from typing import Any

import pytest

from checked_tables import words
from checked_tables.words import text_fault

#: How Python reads expressions itself.
parser: Any = import_module("re._parser")
EXPRESSIONS = [
    name for name, found in vars(words).items() if isinstance(found, re.Pattern) or name == "_PERSONAL"
]


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
def test_a_long_text_is_refused_before_anything_is_sought_in_it(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kind((piece * 2000)[:2000]) != "too-long"
    for name in EXPRESSIONS:
        monkeypatch.setattr(words, name, None)  # whoever seeks fails
    assert kind(piece * 40_000) == "too-long"


def reach(tree: Any) -> float:
    """How many characters an expression looks at from where it begins, at most; infinite where a repeat has
    no end. Along a chain they add up, also what is only looked for; of branches the longest counts."""
    far = 0.0
    for what, of in tree:
        match str(what):
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                far += (math.inf if of[1] == parser.MAXREPEAT else of[1]) * reach(of[2])
            case "SUBPATTERN":
                far += reach(of[-1])
            case "BRANCH":
                far += max(map(reach, of[1]))
            case "ASSERT" | "ASSERT_NOT":
                far += reach(of[1])
            case "ATOMIC_GROUP":
                far += reach(of)
            case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY":
                far += 1
            case other:
                assert other == "AT", other
    return far


@pytest.mark.parametrize(
    ("expression", "far"),
    [
        ("ab?", 2),
        ("(?:a|bcd){2}e", 7),  # twice three, and one
        ("(?=[0-9]{0,70}[a-f])[0-9a-f]{8}", 79),  # 70 + 1 looked for, then 8
        (r"(?<![\w.])[\w.]+@", math.inf),  # from each of n letters to the end: n x n / 2 steps
        (r"(?=[0-9 ]*[a-f])a", math.inf),
        (r"(?:a{1,3}+)++b", math.inf),
    ],
)
def test_how_far_an_expression_looks_is_read_from_it(expression: str, far: float) -> None:
    assert reach(parser.parse(expression)) == far


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_no_expression_looks_further_than_a_number(name: str) -> None:
    """So a text of n characters costs at most n times what begins at one character: its cost is linear in n.
    The longest is an address: a letter, brackets and blanks around a sign, and the 63 letters of a name."""
    found = getattr(words, name)
    for each in (found,) if isinstance(found, re.Pattern) else (pattern for pattern, _ in found):
        assert reach(parser.parse(each.pattern, each.flags)) <= 150, each.pattern


@pytest.mark.parametrize(
    "text",
    [
        *("jane   (  at  )   example", "jane   at \u00a0 example  dot   org", "0722    123    456"),
        *(
            "jane  @   example.org",
            "=   1",
            ";   =1",
            "<    script",
            f"&#{'0' * 40}65;",
        ),
    ],
)
def test_further_blanks_hide_nothing(text: str) -> None:
    assert kind(text) in ("personal-data", "formula", "html")
