"""What keeps an edition from going out: each fault put into a faultless page, one by one."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from html import escape
from pathlib import Path

import pytest
import xlsxwriter

from plugins.core.time.quarter import Quarter
from plugins.desk.verifying.accessibility import check_accessibility
from plugins.desk.verifying.edition import Secret, check_edition, check_words
from plugins.desk.verifying.leaks import Unreleased, check_leaks
from plugins.desk.verifying.page import read_page
from plugins.desk.verifying.sizes import OTHER

GOOD = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Bills</title></head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<nav aria-label="Main pages"><a href="other.html">Other &amp; more</a></nav>
<nav aria-label="Language"><a href="other.html#here" lang="sw">Kiswahili</a></nav>
<main id="main">
<h1>Bills</h1>
<h2 id="passed">Passed</h2>
<svg viewBox="0 0 1 1" role="img" aria-labelledby="t"><title id="t">Twelve</title><path d="M0 0"/></svg>
<img src="p.svg" alt="">
<div role="region" tabindex="0" aria-label="Table: bills"><table>
<caption>Bills</caption>
<thead><tr><th scope="col">Bill</th></tr></thead>
<tbody><tr><th scope="row">One</th><td>12</td></tr></tbody>
</table></div>
<label for="find">Find</label><input id="find">
</main>
</body>
</html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two faultless pages and a picture."""
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    other = GOOD.replace('id="passed"', 'id="here"').replace("other.html#here", "index.html")
    (tmp_path / "other.html").write_text(other, encoding="utf-8")
    (tmp_path / "p.svg").write_text("<svg/>")
    return tmp_path


def spoilt(site: Path, old: str, new: str) -> str:
    """What is said once ``old`` on the first page is ``new``."""
    assert old in GOOD
    (site / "index.html").write_text(GOOD.replace(old, new), encoding="utf-8")
    return "\n".join(check_edition(site, Secret()))


def test_a_faultless_edition_may_go_out(site: Path) -> None:
    assert check_edition(site, Secret()) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<!doctype html>\n", "", "does not begin with <!doctype html>"),
        ("</main>", "", "</body> closes <main> of line 8"),
        ("</body>\n</html>\n", "", "<html> is never closed"),
        ("</h1>", "</h1></p>", "line 9: </p> closes nothing"),
        ("<h1>Bills</h1>", "<h1>Bills < acts</h1>", "holds a bare < or &"),
        ("Other &amp; more", "R&D more", "holds a bare < or &"),
        ('<main id="main">', '<main id="main" id="x">', "<main> has id twice"),
        ("<h1>Bills</h1>", "<h1>Bills</h1><div/>", "<div/> is not closed in HTML"),
    ],
)
def test_faults_of_form_are_found(site: Path, old: str, new: str, said: str) -> None:
    assert said in spoilt(site, old, new)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<html lang="en">', "<html>", "does not say its language"),
        ("<title>Bills</title>", "", "has no title"),
        ("<h1>Bills</h1>", "<p>Bills</p>", "not exactly one first heading"),
        ("<h1>Bills</h1>", "<h1>Bills</h1><h1>Acts</h1>", "not exactly one first heading"),
        ('<h2 id="passed">Passed</h2>', '<h3 id="passed">Passed</h3>', "'Passed' is h3 after h1"),
        ('<h2 id="passed">Passed</h2>', '<h2 id="passed"> </h2>', "a heading is empty"),
        ('id="passed"', 'id="main"', "the id 'main' stands 2 times"),
        ("Other &amp; more</a>", "</a>", "a link or button has no text"),
        (' alt=""', "", "a picture has no alt text"),
        (' role="img"', "", "a drawing has no role img"),
        ('<title id="t">Twelve</title>', '<title id="t"></title>', "a drawing has no title"),
        ('aria-labelledby="t"', 'aria-labelledby="gone"', "names 'gone', which is not on the page"),
        ("<caption>Bills</caption>", "", "a table has no caption"),
        ('<th scope="col">Bill</th>', "<th>Bill</th>", "the header 'Bill' has no scope"),
        ('<label for="find">Find</label>', "", "a field has no label"),
        (' aria-label="Table: bills"', "", "a box that takes the keyboard has no name"),
        ('tabindex="0"', 'tabindex="3"', "tabindex 3 changes the order"),
        (' aria-label="Language"', "", "this menu has no name of its own"),
        (' aria-label="Language"', ' aria-label="Main pages"', "this menu has no name of its own"),
        ('href="#main"', 'href="other.html"', "the first link does not lead past the menu"),
        ("<main", "<div", "not exactly one main part"),
    ],
)
def test_faults_of_accessibility_are_found(site: Path, old: str, new: str, said: str) -> None:
    assert said in spoilt(site, old, new)


def test_what_is_hidden_from_everybody_needs_no_name(site: Path) -> None:
    assert spoilt(site, "<h1>Bills</h1>", '<h1>Bills</h1><svg aria-hidden="true"></svg>') == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('href="other.html"', 'href="gone.html"', "index.html, line 6: the link gone.html leads nowhere"),
        ("other.html#here", "other.html#gone", "the link other.html#gone leads to no place on that page"),
        ('src="p.svg"', 'src="../p.svg"', "the link ../p.svg leads nowhere"),
    ],
)
def test_broken_links_are_found(site: Path, old: str, new: str, said: str) -> None:
    assert said in spoilt(site, old, new)


def test_a_text_about_a_link_is_none(site: Path) -> None:
    about = '<h1>Write <code>a href="gone.html"</code></h1>'
    assert spoilt(site, "<h1>Bills</h1>", about) == ""


def test_a_link_is_found_however_its_address_is_quoted(site: Path) -> None:
    for quoted in ('"gone.html?a&amp;b"', "'gone.html?a&amp;b'", "gone.html?a&amp;b"):
        said = spoilt(site, 'href="other.html"', f"href={quoted}")
        assert "index.html, line 6: the link gone.html?a&b leads nowhere" in said


def test_links_to_the_sites_own_address_are_followed(site: Path) -> None:
    text = GOOD.replace('href="other.html"', 'href="https://assembly.example/gone.html"')
    (site / "index.html").write_text(text, encoding="utf-8")
    assert check_edition(site, Secret()) == ()
    (found,) = check_edition(site, Secret(), "https://assembly.example")
    assert "https://assembly.example/gone.html leads nowhere" in found


def test_a_page_heavier_than_its_bar_is_found(site: Path) -> None:
    dice = random.Random(1)
    noise = "".join(chr(dice.randrange(97, 123)) for _ in range(2 * OTHER))
    assert "pages that are too heavy: 1." in spoilt(site, "<h1>Bills</h1>", f"<h1>Bills</h1><p>{noise}</p>")


def test_a_quarter_in_preparation_leaves_no_trace(site: Path, tmp_path: Path) -> None:
    note = "Two committees had not met by the end of December."
    draft = {"observations.csv": f"metric_id,value,note_en\nbills,4417203,{note}\n".encode()}
    known = tmp_path.parent / f"{tmp_path.name}-known.csv"
    known.write_text("metric_id,value\nbills,12\n")
    secret = Secret(unreleased=(Unreleased(Quarter.parse("2026-27-Q2"), draft),), known=(known,))

    def leaks(text: str) -> str:
        (site / "feed.txt").write_text(text, encoding="utf-8")
        return "\n".join(check_edition(site, secret))

    assert leaks("The next report is of 2026-27-Q2, on 29 January 2027.") == ""
    assert "feed.txt holds what only the draft of 2026-27-Q2 says: '4417203'" in leaks("KSh 4,417,203")
    assert f"draft of 2026-27-Q2 says: {note!r}" in leaks(f"<p>{note}</p>")
    known.write_text(f"metric_id,value,note_en\nbills,4417203,{note}\n")
    assert leaks(f"{note} KSh 4,417,203") == ""  # the same was released before
    (site / "2026-27-q2.html").write_text(GOOD, encoding="utf-8")
    assert "2026-27-q2.html is of 2026-27-Q2, which is not released" in leaks("")
    correction = Unreleased(Quarter.parse("2026-27-Q2"), draft, is_known=True)
    assert check_edition(site, Secret(unreleased=(correction,), known=(known,))) == ()


NOTE = 'The clerk said "wait": two committees & the House had not met.'


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write_row(0, 0, (4417203, NOTE))
    book.close()
    return out.getvalue()


#: One draft's figure and note as each format writes them; none of them holds the note byte for byte.
AS_WRITTEN = {
    "a.html": "<p>KSh\u00a04\u202f417\u202f203</p>\n<p>The clerk said &quot;wait&quot;: two "
    "<b>committees</b>\n&amp; the House had not met.</p>",
    "a.svg": f"<svg><title>4,417,203 {escape(NOTE)}</title></svg>",
    "a.xml": f"<a b='4417203'>{escape(NOTE)}</a>",
    "a.atom": f"<summary>4417203. {escape(NOTE)}</summary>",
    "a.json": json.dumps([4417203, NOTE]),
    "a.csv": 'value,note\n4417203.0,"The clerk said ""wait"": two committees & the House had not met."\n',
    "a.txt": "4 417 203\n" + NOTE.replace(" two ", "\ntwo "),
    "a.png": f"\x89PNG iTXtDescription\0\0\0\0\0 4,417,203 {NOTE}\0IEND",
    "a.pdf": f"%PDF-1.7\n<dc:description><rdf:li>4,417,203\n{escape(NOTE)}</rdf:li></dc:description>",
    "a.zip": zipped("b.zip", zipped("b.json", json.dumps([4417203, NOTE]).encode())),
    "a.html.gz": gzip.compress(f"<p>4417203</p><p>{escape(NOTE)}</p>".encode()),
    "a.xlsx": workbook(),
}


@pytest.mark.parametrize("name", AS_WRITTEN)
@pytest.mark.parametrize("secret", ["value\n4417203\n", "note\n" + '"' + NOTE.replace('"', '""') + '"\n'])
def test_each_format_is_read_as_it_writes(name: str, secret: str, tmp_path: Path) -> None:
    said = AS_WRITTEN[name]
    (tmp_path / name).write_bytes(said if isinstance(said, bytes) else said.encode())
    draft = Unreleased(Quarter.parse("2026-27-Q2"), {"observations.csv": secret.encode()})
    found = list(check_leaks(tmp_path, [draft], [], []))
    assert found
    assert all("holds what only the draft of 2026-27-Q2 says" in each for each in found)


@pytest.mark.parametrize("name", ["report.pdf", "photo.webp", "series.parquet", "LICENCE", "a.zip!b.docx"])
def test_a_format_that_has_no_reader_keeps_the_edition_back(name: str, tmp_path: Path) -> None:
    outer, _, inner = name.partition("!")
    (tmp_path / outer).write_bytes(zipped(inner, b"x") if inner else b"x")
    (found,) = check_leaks(tmp_path, [], [], [])
    assert found == f"{name} is of a format that the search for drafts cannot read"


def test_the_desks_folder_is_named_nowhere(site: Path) -> None:
    (site / "build.json").write_text('{"from": "/clerk/Kisumu-desk/2026-27-Q2"}')
    (found,) = check_edition(site, Secret(private=("/clerk/Kisumu-desk",)))
    assert "build.json names a place on this computer" in found


def test_a_page_is_read_as_a_tree() -> None:
    root, faults = read_page(GOOD)
    assert faults == ()
    table = next(each for each in root.elements() if each.tag == "table")
    assert table.text() == "Bills Bill One12"
    assert table.inside("main")
    assert list(check_accessibility(root)) == []


def test_a_sentence_that_breaks_a_rule_of_prose_is_said_and_keeps_nothing_back(site: Path) -> None:
    kept_back = spoilt(
        site, '<h2 id="passed">Passed</h2>', '<h2 id="passed">Passed</h2><p>4 of 9 were passed.</p>'
    )
    assert kept_back == ""
    (said,) = check_words(site)
    assert said.startswith("In the edition, sentences to look at: 1.")
    assert "index.html: a sentence opens with a digit: “4 of 9 were passed.”" in said


def test_a_summary_as_plain_text_is_read_too(site: Path) -> None:
    assert check_words(site) == ()
    (site / "summaries-sw.txt").write_text("Malengo 1 kati ya 4 yalifikiwa.\n", encoding="utf-8")
    (said,) = check_words(site)
    assert "summaries-sw.txt: one is told with a plural verb" in said
