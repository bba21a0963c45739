from plugins.core.drawing.scales import line_ticks, tick_decimals, ticks


def test_ticks_are_round_and_enclose_the_data() -> None:
    # 97 / 4 = 24.25 -> the next round step is 25.
    assert ticks(0, 97) == [0, 25, 50, 75, 100]
    # A span of 3.2 / 4 = 0.8 -> 1.
    assert ticks(88, 91.2) == [88, 89, 90, 91, 92]
    assert ticks(-3, 5) == [-4, -2, 0, 2, 4, 6]


def test_no_spread_still_gives_a_scale() -> None:
    assert ticks(0, 0) == [0, 0.25, 0.5, 0.75, 1]
    assert line_ticks([3, 3])[0] == 0


def test_a_line_starts_at_zero_unless_it_would_lie_flat() -> None:
    # 66 - 52 = 14 is more than a fifth of 66: zero stays.
    assert line_ticks([52, 66])[0] == 0
    # 92 - 88 = 4 is less than a fifth of 92 = 18.4: zero would flatten the line.
    assert line_ticks([88, 92])[0] > 0
    assert line_ticks([-66, -52])[-1] == 0


def test_ticks_are_written_with_as_few_decimals_as_they_need() -> None:
    assert tick_decimals([0, 20, 40]) == 0
    assert tick_decimals([0, 2.5, 5]) == 1
