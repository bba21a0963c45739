"""Laws and offices that tables name in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.pages.cited import cited
from plugins.core.statements.wording import read_wording

WORDING = read_wording(Path(__file__).parents[3] / "content" / "wording")


@pytest.mark.parametrize(
    ("english", "kiswahili"),
    [
        ("County Governments Act 2012, s.24(2)", "Sheria ya Serikali za Kaunti ya 2012, kif. 24(2)"),
        ("Access to Information Act 2016", "Sheria ya Upataji wa Habari ya 2016"),
        ("Productivity policy, 2.2(4)", "Sera ya tija, 2.2(4)"),
        ("Heads of department", "Wakuu wa idara"),
        ("Standing Orders, rules.4", "Standing Orders, rules.4"),
    ],
)
def test_what_is_known_is_named_in_the_readers_words(english: str, kiswahili: str) -> None:
    of = WORDING.of
    assert cited(english, of("en"), of("sw")) == kiswahili
    assert cited(english, of("en"), of("en")) == english
