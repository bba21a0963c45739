"""What travels outside the portal: pictures beside links, messages, citations."""

from __future__ import annotations

import re
import struct
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from disclosure_control.outputs import pieces
from tests.site.building import Built
from tests.site.reported import ADDRESS

pytestmark = pytest.mark.xdist_group("reported")


def message(site: Path, language: str) -> str:
    """The message about the newest report."""
    page = (site / language / "share.html").read_text(encoding="utf-8")
    found = re.search(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)
    assert found is not None
    opens = re.search(r'href="whatsapp://send\?text=([^"]+)"', page)
    assert opens is not None
    assert unquote(opens[1]) == unescape(found[1])
    return unescape(found[1])


@pytest.mark.parametrize(("language", "marked"), [("en", "Illustrative figures"), ("sw", "Takwimu za mfano")])
def test_a_message_is_the_answer_of_the_report_under_its_mark(
    built: Built, language: str, marked: str
) -> None:
    said = message(built.site, language)
    assert said.startswith(marked)
    assert len(said) <= 700
    report = (built.site / language / "reports/2026-27-q1.html").read_text(encoding="utf-8")
    assert said.partition("\n")[0] in unescape(re.sub(r"<[^>]+>", "", report))
    assert not (built.site / "cards").exists()  # there is no address to share


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_message_leads_to_the_version_that_stays(public: Path, language: str) -> None:
    address = message(public, language).splitlines()[-1]
    assert address == f"{ADDRESS}/{language}/reports/2026-27-q1/v1.html"
    assert (public / address.removeprefix(f"{ADDRESS}/")).is_file()


def test_every_page_has_a_picture_that_says_what_the_page_says(public: Path) -> None:
    seen: set[str] = set()
    for path in sorted(public.rglob("*.html")):
        if path.name == "404.html":
            continue
        page = path.read_text(encoding="utf-8")
        told = dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', page))
        picture = public / told["image"].removeprefix(f"{ADDRESS}/")
        assert len(unescape(told["description"])) <= 160
        if told["image"] in seen:
            continue
        seen.add(told["image"])
        png = picture.read_bytes()
        assert struct.unpack(">II", png[16:24]) == (1200, 630)
        assert len(png) <= 30_000, picture
        assert unescape(told["image:alt"]).encode() in png
    assert len(seen) > 80
    report = (public / "en/reports/2026-27-q1.html").read_text(encoding="utf-8")
    number = re.search(r'og:image:alt" content="[^"]*\. (\d+) / (\d+)\. ', report)
    assert number is not None
    assert f"met {number[1]} of the {number[2]} targets" in unescape(report)


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_sheet_has_a_pdf_that_says_what_its_page_says(public: Path, language: str) -> None:
    share = (public / language / "share.html").read_text(encoding="utf-8")
    told = re.findall(rf'href="\.\./({language}/reports/[^"]+-notice)\.pdf"', share)
    assert len(told) == len(re.findall(r'<section id="20', share))
    report = (public / language / "reports/2026-27-q1.html").read_text(encoding="utf-8")
    assert f'href="../../{told[0]}.pdf"' in report
    for name in told:
        page = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", (public / f"{name}.html").read_text(encoding="utf-8"))
        said = [piece.said for piece in pieces(f"{name}.pdf", (public / f"{name}.pdf").read_bytes())]
        assert len(said) > 12
        assert [each for each in said if _bare(each) not in _bare(unescape(page))] == []
        assert re.search(r"(?: [0-9a-f]{8}){8}", " ".join(said))  # the checksum of the release


def _bare(text: str) -> str:
    """Without brackets: a page sets the unit of a column without them."""
    return " ".join(re.sub(r"[()]", "", text).split())
