"""What a message quotes and suggests."""

from __future__ import annotations

import pytest

from checked_tables.nearest import did_you_mean, listed, nearest, shown

UNITS = ("assembly", "dept_acacia", "dept_baobab", "comm_ibis", "KE-039")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("dept_acaca", "dept_acacia"),
        ("Dept Acacia", "dept_acacia"),
        (" assembly", "assembly"),
        ("ASSEMBLY", "assembly"),
        ("ke-039", "KE-039"),  # the same code in another case
        ("KE-999", None),  # a near code is another thing
        ("treasury", None),
        ("", None),
    ],
)
def test_nearest(text, meant):
    assert nearest(text, UNITS) == meant


def test_a_long_text_is_not_compared_at_length(monkeypatch):
    asked = []
    monkeypatch.setattr("difflib.get_close_matches", lambda word, *_, **__: asked.append(word) or [])
    assert nearest("x" * 81, UNITS) is None
    assert asked == []
    assert nearest("x" * 80, UNITS) is None
    assert asked == ["x" * 80]


def test_did_you_mean_says_nothing_when_there_is_nothing_near():
    assert did_you_mean("budgett", ["budget"]) == "Did you mean budget?"
    assert did_you_mean("zebra", ["budget"]) == ""


def test_at_most_forty_characters_are_shown():
    assert shown("x" * 40) == '"' + "x" * 40 + '"'
    assert shown("x" * 41) == '"' + "x" * 40 + '..."'


def test_invisible_characters_are_written_out():
    assert shown("a\u202e\n\u00a0\x1b[31m") == r'"a\u202e\n\xa0\x1b[31m"'


def test_lists_read_as_sentences_do():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed("abcdefghijklmn") == "a, b, c, d, e, f, g, h, i, j, k, l ..."
