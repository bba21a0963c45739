import re

import pytest

from plugins.core.drawing.palette import S1
from plugins.core.drawing.svg import Picture, PictureError, compact, counted_marks, dressed

ROUND = "M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0"
#: In the manner of Vega: groups in groups, each moved; marks with ARIA and defaults.
RAW = f"""<svg xmlns="http://www.w3.org/2000/svg" width="340" height="100">
<g fill="none" transform="translate(5,10)"><g class="mark-group role-frame root">
<g transform="translate(0,0)">
<path class="background" d="M0,0h340v100h-340Z"/>
<g class="mark-line role-mark line_marks">
<path aria-label="long" d="M0,0L10.04,20" stroke="{S1.light}" stroke-width="2"/></g>
<g class="mark-symbol role-mark points_marks">
<path transform="translate(1,2)" d="{ROUND}" fill="{S1.light}" opacity="1"/>
<path transform="translate(3,4)" d="{ROUND}" fill="{S1.light}" opacity="1"/></g>
<g class="mark-rect role-mark bars_marks"><path d="M1,2h10v5h-10Z" fill="{S1.light}"/></g>
<g class="mark-text role-mark said_marks">
<text transform="translate(7,8)" font-size="14px" fill="#000">a &lt; b</text></g>
</g></g></g></svg>"""


def test_marks_are_counted_by_layer() -> None:
    assert counted_marks(RAW) == {"line": 1, "points": 2, "bars": 1, "said": 1}


def test_only_what_is_drawn_stays_and_stands_at_its_place() -> None:
    # Everything is moved by (5, 10); numbers keep one decimal; like neighbours share a group.
    assert compact(RAW) == (
        '<g class="s1" fill="none" stroke="currentColor" stroke-width="2"><path d="M5 10L15 30"/></g>'
        '<g class="s1" fill="currentColor"><circle cx="6" cy="12" r="3"/><circle cx="8" cy="14" r="3"/>'
        '<path d="M6 12h10v5h-10Z"/></g>'
        '<text x="12" y="18">a &lt; b</text>'
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (S1.light, "#4c78a8", "#4c78a8 is not an ink"),
        ("translate(7,8)", "rotate(90)", "rotate"),
        (f'fill="{S1.light}"', 'fill="url(#gradient_0)"', "gradients"),
    ],
)
def test_what_it_cannot_translate_is_an_error(old: str, new: str, message: str) -> None:
    with pytest.raises(PictureError, match=message):
        compact(RAW.replace(old, new))


def test_dressing_adds_the_words_and_makes_room_for_the_mark() -> None:
    svg = dressed(Picture("<g/>", 100), figure_id="f1", title="A < B", description='"x"', mark="Illustrative")
    assert 'viewBox="0 0 340 120"' in svg
    assert 'aria-labelledby="f1-t f1-d"' in svg
    assert '<title id="f1-t">A &lt; B</title>' in svg
    assert re.search(r'<text [^>]*y="115">Illustrative</text></svg>$', svg)
    assert 'viewBox="0 0 340 100"' in dressed(Picture("<g/>", 100), figure_id="f1", title="", description="")
