"""Lines that a person copies into the window: they begin as the computer wants, and names stay whole."""

from __future__ import annotations

import pytest

from plugins.desk.typed import typed


@pytest.mark.parametrize(
    ("windows", "words", "line"),
    [
        (False, ("compare", "--open"), "python3 start.py compare --open"),
        (True, ("compare", "--open"), "py start.py compare --open"),
        (
            True,
            ("intake", r"C:\Our desk\2026-27-Q2.xlsx"),
            r'py start.py intake "C:\Our desk\2026-27-Q2.xlsx"',
        ),
        (False, ("sign-off", "--evidence", "Minute 4"), 'python3 start.py sign-off --evidence "Minute 4"'),
    ],
)
def test_a_line_can_be_copied(windows: bool, words: tuple[str, ...], line: str) -> None:
    assert typed(*words, windows=windows) == line
