"""A checksum that is read into the record is no personal data, whatever digits it happens to have."""

from __future__ import annotations

from checked_tables.words import text_fault

CHECKSUM = "17c3b52b 568bc17d 2a577f7a 5b18a97e f22fb05f 39878503 f7134e67 425067fa"


def test_a_checksum_with_a_group_of_digits_only():
    assert text_fault(f"Minute of tabled checksum {CHECKSUM}") is None


def test_the_same_group_by_itself_or_beside_a_checksum_is_asked_about():
    assert text_fault("Minute 39878503") is not None
    assert text_fault(f"checksum {CHECKSUM} of 39878503") is not None


def test_eight_numbers_are_no_checksum():
    assert text_fault(" ".join(["39878503"] * 8)) is not None
