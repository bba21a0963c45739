"""Small pictures: where their marks stand, worked by hand."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup

from plugins.core.strips.course import Point, course
from plugins.core.strips.discs import discs
from plugins.core.strips.dots import dot_strip
from plugins.core.strips.gauge import gauge
from plugins.core.strips.moved import moved_strips
from plugins.core.strips.part import part_strip
from plugins.core.strips.squares import squares
from plugins.core.strips.stairs import stair_strips
from plugins.core.strips.target import target_strip
from plugins.core.strips.waits import scale_of_days, wait_strip
from plugins.core.strips.year import year_panel


def marks(drawn: Markup, tag: str) -> list[dict[str, str]]:
    """The attributes of each ``tag`` of a picture."""
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', one)) for one in re.findall(rf"<{tag}\b[^>]*>", drawn)]


def disc(drawn: Markup) -> tuple[str, float]:
    """The look and the place of the only disc."""
    (found,) = marks(drawn, "circle")
    return found["class"], float(found["cx"].rstrip("%"))


@pytest.mark.parametrize(
    ("achieved", "met", "place"),
    [
        ("48.2", False, 38.6),  # 48.2 / 125 = 38.56 %
        ("100", True, 80.0),  # the promise itself: 100 / 125
        ("108.7", True, 87.0),  # 86.96
        ("0", False, 0.0),
        ("250", True, 100.0),  # beyond the end of the scale
    ],
)
def test_a_disc_stands_at_its_share_of_the_promise(achieved: str, met: bool, place: float) -> None:
    drawn = target_strip(Decimal(achieved), met=met)
    assert disc(drawn) == ("kept" if met else "missed", place)
    assert [line["x1"] for line in marks(drawn, "line") if line["class"] == "due"] == ["80%"]


def test_without_a_figure_the_promise_stands_alone() -> None:
    drawn = target_strip(None, met=False)
    assert marks(drawn, "circle") == []
    assert [line["class"] for line in marks(drawn, "line")] == ["rail", "due"]


def test_a_margin_is_shaded_where_it_lies() -> None:
    # 90 to 110 per cent of the promise: from 72 to 88 % of the width
    (shaded,) = marks(target_strip(Decimal(101), met=True, interval=(Decimal(90), Decimal(110))), "rect")
    assert (shaded["x"], shaded["width"]) == ("72%", "16%")


@given(some.integers(0, 60), some.integers(0, 60))
def test_there_is_a_disc_for_each_target(kept: int, missed: int) -> None:
    drawn = discs(kept, missed)
    looks = [one["class"] for one in marks(drawn, "circle")]
    assert looks == ["kept"] * kept + ["missed"] * missed
    assert drawn.count("<svg") == -(-kept // 5) + -(-missed // 5)


@given(some.integers(0, 99), some.integers(0, 99), some.integers(0, 99))
def test_there_is_a_square_for_each_thing(kept: int, missed: int, quiet: int) -> None:
    drawn = squares(kept, missed, quiet)
    sizes = {one["class"]: one["d"].count("z") for one in marks(drawn, "path")}
    assert sizes == {look: n for look, n in (("kept", kept), ("missed", missed), ("quiet", quiet)) if n}


def test_squares_follow_one_another_full_then_hollow_then_small() -> None:
    """Nine in rows of eight, 12 apart: the second hollow one begins the second row, the small one is next."""
    paths = {one["class"]: one["d"] for one in marks(squares(7, 2, 1), "path")}
    assert paths["kept"].startswith("M1 1h9v9h-9z")
    assert paths["missed"] == "M85.5 1.5h8v8h-8zm-84 12h8v8h-8z"  # at 7 x 12; a row lower at 0
    assert paths["quiet"] == "M15 15h5v5h-5z"  # 12 and 3 inside


def test_what_is_usual_is_dotted_and_judges_nothing() -> None:
    drawn = wait_strip(120, 200, usual=105)
    assert [(one["class"], one["x1"]) for one in marks(drawn, "line")] == [
        ("rail", "0%"),
        ("usual", "52.5%"),  # 105 / 200
        ("kept", "0%"),
    ]
    assert disc(drawn) == ("kept", 60.0)


def test_the_stages_ahead_follow_dotted_on_the_same_scale() -> None:
    """Begun on days 0 and 40, today is day 50; the second would usually end on day 60, the next on day
    100."""
    first, second, third = stair_strips([0, 40], 50, under_way=True, ahead=[60, 100])
    assert [(one["class"], one["x1"], one["x2"]) for one in marks(second, "line")] == [
        ("rail", "50%", "50%"),
        ("kept", "40%", "50%"),
        ("usual", "50%", "60%"),
    ]
    assert [(one["class"], one["x1"], one["x2"]) for one in marks(third, "line")] == [
        ("usual", "60%", "100%"),
        ("rail", "50%", "50%"),
    ]
    assert marks(first, "line")[1]["x2"] == "40%"
    assert marks(third, "circle") == []


def test_the_index_stands_on_its_scale_with_its_range_and_the_value_before() -> None:
    edges = [Decimal(edge) for edge in (40, 60, 80, 95)]
    drawn = gauge(Decimal("71.4"), edges, interval=(Decimal("61.9"), Decimal("73.8")), before=Decimal("69.2"))
    places = [(one["class"], one["cx"]) for one in marks(drawn, "circle")]
    assert places == [("ring", "69.2%"), ("kept", "71.4%")]
    (shaded,) = marks(drawn, "rect")
    assert (shaded["x"], shaded["width"]) == ("61.9%", "11.9%")  # 73.8 - 61.9
    # 95 would touch the 100 at the end
    assert re.findall(r">(\d+)</text>", drawn) == ["0", "40", "60", "80", "100"]


@given(some.lists(some.decimals(-20, 20, places=1), min_size=1, max_size=12))
def test_what_was_added_lies_right_of_zero_and_what_was_taken_left_of_it(points: list[Decimal]) -> None:
    strips = moved_strips(points)
    zeros = {one["x1"] for strip in strips for one in marks(strip, "line") if one["class"] == "due"}
    assert len(zeros) == 1
    zero = float(zeros.pop().rstrip("%"))
    for each, strip in zip(points, strips, strict=True):
        if each:
            look, place = disc(strip)
            assert look == ("kept" if each > 0 else "missed")
            assert place >= zero if each > 0 else place <= zero
        else:
            assert marks(strip, "circle") == []


def test_a_part_without_a_score_is_a_bare_rail() -> None:
    assert disc(part_strip(Decimal("69.3"))) == ("kept", 69.3)
    assert marks(part_strip(None), "circle") == []


def test_a_course_breaks_where_two_figures_may_not_be_joined() -> None:
    """Four quarters from 3 to 97 % of the width, 94 / 3 = 31.33 apart; of 20 to 40 on 56 pixels less 2 x 6,
    30 stands at 28."""
    values = (20, 30, 40, 30)
    points = [
        Point(value=Decimal(each), back_cast=place < 2, apart=place == 2) for place, each in enumerate(values)
    ]
    drawn = course(points)
    joined = [line for line in marks(drawn, "line") if line["class"] == "kept"]
    assert [(line["x1"], line["x2"], line["y1"], line["y2"]) for line in joined] == [
        ("3%", "34.3%", "50", "28"),
        ("65.7%", "97%", "6", "28"),
    ]
    assert [one["class"] for one in marks(drawn, "circle")] == ["ring", "ring", "kept", "kept"]
    # the ground of the first two ends half way to the third: 34.33 + 15.67
    assert [one["width"] for one in marks(drawn, "rect")] == ["50%"]


def test_a_quarter_without_a_figure_has_no_point_and_no_line() -> None:
    drawn = course([Point(value=Decimal(1)), Point(value=None), Point(value=Decimal(2))])
    assert len(marks(drawn, "circle")) == 2
    assert marks(drawn, "line") == []
    assert course([Point(value=Decimal(1)), Point(value=None)]) == ""


def test_a_target_is_a_step() -> None:
    points = [Point(value=Decimal(10), target=Decimal(each)) for each in (10, 10, 20)]
    steps = [
        (one["x1"], one["x2"], one["y1"]) for one in marks(course(points), "line") if one["class"] == "due"
    ]
    assert steps == [("0%", "73.5%", "50"), ("73.5%", "100%", "6")]


@given(some.integers(0, 5000))
def test_a_scale_of_days_ends_beyond_the_longest_at_a_round_number(longest: int) -> None:
    end = scale_of_days([longest, None])
    assert end >= max(longest, 10)
    assert set(str(end)[1:]) <= {"0"}
    assert longest < 10 or end <= 2 * longest


def test_a_wait_is_hollow_once_it_is_longer_than_promised() -> None:
    # 134 of 300 days: 44.7 %; 90 of 300: 30 %
    assert disc(wait_strip(134, 300, 90)) == ("missed", 44.7)
    assert disc(wait_strip(90, 300, 90)) == ("kept", 30.0)
    assert disc(wait_strip(134, 300)) == ("kept", 44.7)


def test_each_stage_begins_where_the_one_before_it_ended() -> None:
    strips = stair_strips([0, 30, 40], 100, under_way=True)
    lines = [[one for one in marks(each, "line") if one["class"] == "kept"] for each in strips]
    assert [(one["x1"], one["x2"]) for (one,) in lines] == [("0%", "30%"), ("30%", "40%"), ("40%", "100%")]
    ended = stair_strips([0, 30, 40], 100, under_way=False)
    assert [(one["x1"], one["x2"]) for one in marks(ended[-1], "line") if one["class"] == "kept"] == [
        ("100%", "100%")
    ]


MONTHS = ("July", "Sep", "Dec", "Mar", "Jun")


def test_a_year_begins_at_nothing_and_its_line_breaks_where_a_quarter_is_missing() -> None:
    """20 per cent after a quarter of the plane (86 / 4 = 21.5 %), then nothing known, then 60 after three;
    the plane is 100 high from 110 to 10, so 20 per cent lies at 90, 60 at 50."""
    spent = [Decimal(20), None, Decimal(60), None]
    drawn = year_panel(spent, [Decimal(25), Decimal(50)], MONTHS, "60 %")
    lines = [(one["class"], one["x1"], one["x2"], one["y1"], one["y2"]) for one in marks(drawn, "line")]
    assert [one for one in lines if one[0] == "kept"] == [("kept", "0%", "21.5%", "110", "90")]
    assert [one for one in lines if one[0] == "due"] == [
        ("due", "0%", "21.5%", "110", "85"),
        ("due", "21.5%", "43%", "85", "60"),
    ]
    assert [(one["cx"], one["cy"], one["r"]) for one in marks(drawn, "circle")] == [
        ("21.5%", "90", "3"),
        ("64.5%", "50", "5"),
    ]


def test_more_than_the_budget_raises_the_scale() -> None:
    """125 per cent is the top, at 10; the line of 100 per cent lies at 110 - 100 / 125 x 100 = 30."""
    drawn = year_panel([Decimal(125)], [], MONTHS, "125 %")
    assert [one["y1"] for one in marks(drawn, "line") if one["class"] == "rail"] == ["110", "30"]
    assert [one["cy"] for one in marks(drawn, "circle")] == ["10"]


def test_a_year_without_a_figure_has_its_plane_alone() -> None:
    assert marks(year_panel([None] * 4, [], MONTHS, ""), "circle") == []


@given(some.lists(some.integers(0, 500), max_size=60), some.integers(0, 500))
def test_each_thing_is_a_disc_and_no_two_lie_on_one_another(days: list[int], promised: int) -> None:
    drawn = marks(dot_strip(days, 500, promised), "circle")
    assert len(drawn) == len({(one["cx"], one["cy"]) for one in drawn}) == len(days)
    assert sum(one["class"] == "missed" for one in drawn) == sum(each > promised for each in days)
