"""What a picture may and may not hold, for every kind."""

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.core.drawing.shapes import SHAPES
from tests.core.drawing.samples import FRAMES, figure

#: A chart on a 360 px phone stands 328 CSS pixels wide; its viewBox is 340 units wide.
PIXELS = 328 / 340
CLASSES = {"chart", "s1", "s2", "s3", "s4", "muted", "grid", "axis", "target", "hollow"}

kinds = pytest.mark.parametrize("kind", sorted(SHAPES))


@pytest.fixture(scope="module")
def svgs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("charts")
    return {kind: figure(kind, folder).svg for kind in FRAMES}


@kinds
def test_letters_are_at_least_twelve_pixels_on_a_phone(kind: str, svgs: dict[str, str]) -> None:
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', svgs[kind])]
    assert min(sizes) * PIXELS >= 12


@kinds
def test_about_a_kilobyte_and_never_over_two(kind: str, svgs: dict[str, str]) -> None:
    assert len(gzip.compress(svgs[kind].encode(), 9)) <= 1300


@kinds
def test_a_strict_page_policy_and_a_narrow_phone_accept_it(kind: str, svgs: dict[str, str]) -> None:
    root = ElementTree.fromstring(svgs[kind])
    assert {"width", "height", "tabindex"}.isdisjoint(root.attrib)
    for element in root.iter():
        assert "style" not in element.attrib
        assert element.tag in {"svg", "title", "desc", "g", "text", "tspan", "path", "circle", "line"}
    assert "url(" not in svgs[kind]
    assert set(" ".join(re.findall(r'class="([^"]*)"', svgs[kind])).split()) <= CLASSES


@kinds
def test_it_has_a_name_a_description_and_says_that_it_is_invented(kind: str, svgs: dict[str, str]) -> None:
    root = ElementTree.fromstring(svgs[kind])
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert [named[name] for name in root.get("aria-labelledby", "").split()] == [
        "Reports are nearing target",
        "A rise from 52.0 to 71.3.",
    ]
    assert len(named) == 2
    assert root[-1].text == "Illustrative figures · Takwimu za mfano"


@kinds
def test_everything_lies_inside_the_picture(kind: str, svgs: dict[str, str]) -> None:
    root = ElementTree.fromstring(svgs[kind])
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    for element in root.iter():
        for name, limit in (
            ("x", width),
            ("cx", width),
            ("x2", width),
            ("y", height),
            ("cy", height),
            ("y2", height),
        ):
            assert 0 <= float(element.get(name, 0)) <= limit


def test_ids_differ_between_two_charts_of_one_page(tmp_path: Path) -> None:
    ids = [
        name
        for figure_id in ("f-a", "f-b")
        for name in re.findall(r'\bid="([^"]*)"', figure("line", tmp_path, figure_id=figure_id).svg)
    ]
    assert len(ids) == len(set(ids)) == 4
