"""The picture beside a shared link: its size, its weight, its words, the same everywhere."""

from __future__ import annotations

import struct

import pytest

from plugins.core.drawing.card import FONTS, Card, card_png, card_svg

CARD = Card(
    above="Example Assembly · July to September 2026",
    number="14 / 22",
    said="Of 22 targets that can be judged, 14 were met & the others were not.",
    mark="Illustrative figures",
)


def test_it_is_1200_by_630_weighs_little_and_says_its_words() -> None:
    png = card_png(card_svg(CARD), CARD.words)
    assert struct.unpack(">II", png[16:24]) == (1200, 630)
    assert len(png) <= 30_000
    assert CARD.words.encode() in png
    assert CARD.words.startswith("Illustrative figures. Example Assembly")
    assert png == card_png(card_svg(CARD), CARD.words)


def test_other_words_are_another_picture() -> None:
    other = Card(above=CARD.above, number="15 / 22", said=CARD.said, mark=CARD.mark)
    assert card_png(card_svg(other), "") != card_png(card_svg(CARD), "")


def test_its_letters_are_its_own_and_weigh_little() -> None:
    found = sorted(FONTS.glob("*.ttf"))
    assert [path.stat().st_size <= 40_000 for path in found] == [True, True]
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert 'font-family="Portal Card Sans"' in card_svg(CARD)


@pytest.mark.parametrize("letters", [60, 150, 400])
def test_a_long_sentence_is_set_smaller_and_stays_on_the_card(letters: int) -> None:
    svg = card_svg(Card(above="A", number="1", said="word " * (letters // 5)))
    lines = [int(line.partition('y="')[2].partition('"')[0]) for line in svg.split("<text ")[1:]]
    assert max(lines) < 630 - 40
