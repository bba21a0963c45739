"""The pictures of the built pages: how many pages have one, and that their words do not collide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.core.drawing.overlaps import faults_of_labels
from tests.site.building import Built

_PICTURE = re.compile(r"<svg[^>]*>.*?</svg>", re.DOTALL)
#: A strip is as wide as its place: on a screen of 320 pixels, and where two or three stand abreast.
_WIDTHS_OF_STRIPS = (288, 328, 560)


def pictures(built: Built) -> Iterator[tuple[str, str]]:
    """The address of each page, and a picture on it."""
    for page in sorted(built.site.rglob("*.html")):
        name = page.relative_to(built.site).as_posix()
        for picture in _PICTURE.findall(page.read_text(encoding="utf-8")):
            yield name, picture


def test_the_words_of_no_picture_touch_or_are_cut(built: Built) -> None:
    written = [(page, svg) for page, svg in pictures(built) if "<text" in svg]
    assert len(written) > 100
    found = [
        f"{page}, {width}: {fault}"
        for page, svg in written
        for width in ((340,) if 'class="chart"' in svg else _WIDTHS_OF_STRIPS)
        for fault in faults_of_labels(svg, width)
    ]
    assert found == []


def test_most_english_pages_have_a_picture(built: Built) -> None:
    """Six in ten at least; lists of names and of files are none of them."""
    drawn = {page for page, _ in pictures(built) if page.startswith("en/")}
    pages = [page for page in built.site.glob("en/**/*.html") if page.parent.name not in ("a-z", "data")]
    assert len(drawn) / len(pages) >= 0.6
