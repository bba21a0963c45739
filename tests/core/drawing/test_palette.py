import pytest

from plugins.core.drawing.palette import (
    AXIS,
    INKS,
    MUTED,
    PAPER,
    SERIES,
    TARGET,
    TEXT,
    Ink,
    chart_css,
    contrast,
)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # The Analysis Function's blue on white, measured elsewhere as 10.25.
    assert contrast("#12436d", "#ffffff") == pytest.approx(10.25, abs=0.01)


@pytest.mark.parametrize("ink", [*SERIES, TARGET, AXIS], ids=lambda ink: ink.name)
def test_lines_and_bars_are_seen_on_both_pages(ink: Ink) -> None:
    assert contrast(ink.light, PAPER.light) >= 3
    assert contrast(ink.dark, PAPER.dark) >= 3


@pytest.mark.parametrize("ink", [TEXT, MUTED], ids=lambda ink: ink.name)
def test_words_are_read_on_both_pages(ink: Ink) -> None:
    assert contrast(ink.light, PAPER.light) >= 4.5
    assert contrast(ink.dark, PAPER.dark) >= 4.5


def test_every_ink_has_its_own_light_colour() -> None:
    # The post-processor finds the class by it.
    assert len({ink.light for ink in INKS}) == len(INKS)


def test_the_style_sheet_has_one_rule_an_ink() -> None:
    rules = chart_css("dark").splitlines()
    assert ".chart .s1 { color: #74b9e8 }" in rules
    # All but the page and the words, which the page itself colours; and the inside of hollow points.
    assert len(rules) == len(INKS) - 2 + 1
    assert rules[-1] == ".chart .hollow { fill: #12181f }"
