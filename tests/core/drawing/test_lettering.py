from decimal import Decimal

import pytest

from plugins.core.drawing.lettering import shown, shown_short, spread, suffix_of, text_width, wrapped


def test_width_is_that_of_liberation_sans() -> None:
    # J 500 + u 556 + l 222 = 1278 thousandths of the size.
    assert text_width("Jul", 10) == pytest.approx(12.78)
    assert text_width("Jul", 10, bold=True) > text_width("Jul", 10)


def test_long_names_wrap_between_words() -> None:
    lines = wrapped("Committee reports completed on time", 120, 14)
    assert lines == ["Committee reports", "completed on time"]
    assert all(text_width(line, 14) <= 120 for line in lines)


def test_a_word_wider_than_the_line_stands_alone() -> None:
    assert wrapped("a Mwenyekitimsaidizi b", 30, 14) == ["a", "Mwenyekitimsaidizi", "b"]


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "text"),
    [
        (Decimal("71.25"), 1, False, "71.3"),
        (2.5, 0, False, "3"),
        (Decimal("-0.8"), 1, True, "\u22120.8"),
        (Decimal("1234567"), 0, False, "1,234,567"),
        (Decimal("3.3"), 1, True, "+3.3"),
        (Decimal("-0.04"), 1, True, "0.0"),
    ],
)
def test_numbers_are_written_half_up_with_a_true_minus(
    value: object, decimals: int, signed: bool, text: str
) -> None:
    assert shown(value, decimals, signed=signed) == text


def test_targets_drop_empty_decimals() -> None:
    assert shown_short(Decimal("75.0"), 1, "%") == "75%"
    assert shown_short(Decimal("100"), 0) == "100"


def test_labels_that_touch_are_moved_apart_by_the_same_amount() -> None:
    # 50 and 52 want 16 between them: 51 in the middle, so 43 and 59; 100 is far enough.
    assert spread([50, 52, 100], 16, 0, 200) == [43, 59, 100]


def test_labels_keep_their_order_and_their_limits() -> None:
    places = spread([198, 200, 199], 10, 0, 200)
    assert places == [180, 200, 190]
    assert spread([1, 2], 10, 5, 200) == [5, 15]


def test_a_word_that_is_said_before_its_number_is_drawn_before_it():
    assert suffix_of("siku\u00a0") == "siku\u00a0"
    assert shown(Decimal(88), 0, "siku\u00a0") == "siku\u00a088"
    assert shown_short(Decimal("5.0"), 1, "siku\u00a0") == "siku\u00a05"
