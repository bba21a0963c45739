"""The portal after the first reported release: found by search engines, the illustrative quarters gone."""

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.desk.verifying.links import broken_links
from tests.site.building import Built
from tests.site.reported import ADDRESS, STILL_ILLUSTRATIVE

ATOM = "{http://www.w3.org/2005/Atom}"


pytestmark = pytest.mark.xdist_group("reported")


def test_the_illustrative_quarters_have_left(public: Path) -> None:
    gone = STILL_ILLUSTRATIVE.lower()
    assert [path for path in public.rglob("*") if gone in path.name or "illustrative" in path.name] == []
    assert (public / "en/reports/2026-27-q1.html").exists()
    for path in public.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for mark in (
            "<b>Illustrative figures",
            "Illustrative figures ·",
            "<title>Illustrative:",
            "<title>Mfano:",
        ):
            assert mark not in text, path
        assert "Illustrative data may be used" not in text, path


def test_every_page_may_be_found_in_both_languages(public: Path) -> None:
    pages = [path.relative_to(public).as_posix() for path in public.rglob("*.html")]
    found = {}
    for name in pages:
        text = (public / name).read_text(encoding="utf-8")
        if name == "404.html":
            assert "noindex" in text
            continue
        assert "noindex" not in text, name
        assert f'<link rel="canonical" href="{ADDRESS}/{name}">' in text
        found[name] = set(re.findall(r'hreflang="(\w+)" href="(https:[^"]+)"', text))
    for name, others in found.items():
        if re.fullmatch(r"(en|sw)/a-z/(.|0-9)\.html", name):
            assert others == set(), name  # in the other language a thing has another letter
        elif name != "index.html":
            twins = {("en", f"{ADDRESS}/en{name[2:]}"), ("sw", f"{ADDRESS}/sw{name[2:]}")}
            assert others == twins, name


def test_the_sitemap_names_every_page_and_robots_name_the_sitemap(public: Path) -> None:
    tree = ElementTree.parse(public / "sitemap.xml")
    named = {each.text for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {path.relative_to(public).as_posix() for path in public.rglob("*.html")} - {"404.html"}
    assert named == {f"{ADDRESS}/{name}" for name in pages}
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (public / "robots.txt").read_text()


def test_the_page_for_a_wrong_address_finds_its_way_from_any_depth(public: Path) -> None:
    page = (public / "404.html").read_text(encoding="utf-8")
    for link in re.findall(r'(?:href|src)="([^"]+)"', page):
        assert link.startswith((f"{ADDRESS}/", "#")), link


def test_no_link_is_broken(public: Path) -> None:
    assert list(broken_links(public)) == []


def _feed(path: Path) -> tuple[ElementTree.Element, list[ElementTree.Element]]:
    root = ElementTree.parse(path).getroot()
    assert root.tag == f"{ATOM}feed"
    return root, root.findall(f"{ATOM}entry")


def _text(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{ATOM}{name}")
    assert found is not None
    assert found.text
    return found.text


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_feed_has_each_change_once_newest_first_and_every_page_names_it(
    public: Path, language: str
) -> None:
    root, entries = _feed(public / language / "feed.atom")
    ids = [_text(entry, "id") for entry in entries]
    times = [_text(entry, "updated") for entry in entries]
    assert len(ids) == len(set(ids)) > 10
    assert times == sorted(times, reverse=True)
    assert _text(root, "updated") == times[0] == "2026-10-30T00:00:00+03:00"
    assert all(one.startswith(f"{ADDRESS}/{language}/changes.html#2") for one in ids)
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        page, _, _ = link.attrib["href"].removeprefix(f"{ADDRESS}/").partition("#")
        assert (public / page).is_file()
    page = (public / language / "glossary.html").read_text(encoding="utf-8")
    assert 'type="application/atom+xml" title=' in page
    assert f'href="{ADDRESS}/{language}/feed.atom"' in page


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("feed", "changes"),
        ("corrections", "corrections"),
        ("bills", "bills/index"),
        ("services/petitions", "services/petitions"),
    ],
)
def test_a_feed_of_one_kind_holds_what_every_feed_must(
    public: Path, language: str, name: str, about: str
) -> None:
    """The musts of RFC 4287, 4.1.1 and 4.1.2; and each item leads to a place that there is."""
    root, entries = _feed(public / language / f"{name}.atom")
    address = f"{ADDRESS}/{language}/{name}.atom"
    assert _text(root, "id") == address
    assert _text(root, "title")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links == {"self": address, "alternate": f"{ADDRESS}/{language}/{about}.html"}
    times = [_text(entry, "updated") for entry in entries]
    assert times == sorted(times, reverse=True)
    assert _text(root, "updated") == times[0]
    ids = [_text(entry, "id") for entry in entries]
    assert 0 < len(ids) == len(set(ids)) <= 100
    for entry in entries:
        assert _text(entry, "title")
        link = entry.find(f"{ATOM}link")
        assert link is not None
        page, _, _ = link.attrib["href"].removeprefix(f"{ADDRESS}/").partition("#")
        assert (public / page).is_file()
    html = (public / language / f"{about}.html").read_text(encoding="utf-8")
    assert f'href="{address}"' in html


def test_the_feed_of_corrections_leaves_out_what_alters_no_figure(public: Path) -> None:
    whole = {_text(entry, "id") for entry in _feed(public / "en/feed.atom")[1]}
    mended = {_text(entry, "id") for entry in _feed(public / "en/corrections.atom")[1]}
    assert mended < whole
    kinds = {row["entry_id"]: row["kind"] for row in _rows(public / "data/changes.csv")}
    assert {kinds[each.partition("#")[2]] for each in mended} <= {
        *("correction", "withdrawn", "method_change", "definition"),
    }
    assert {kinds[each.partition("#")[2]] for each in whole - mended} >= {"release"}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_bill_has_a_feed_of_its_steps(public: Path) -> None:
    bills = [
        path for path in (public / "en/bills").glob("*.html") if "<h2>The journey so far" in path.read_text()
    ]
    assert len(bills) > 5
    for path in bills:
        page = path.read_text(encoding="utf-8")
        journey = page.partition('id="journey"')[2].partition("</ol>")[0]
        steps = len(re.findall(r"<li[^>]*><b>.*?</b>, ", journey))  # those to come have no day
        _root, entries = _feed(path.with_suffix(".atom"))
        assert len(entries) == steps > 0
        assert f'href="{ADDRESS}/en/bills/{path.stem}.atom"' in page


def test_while_figures_are_illustrative_there_is_no_feed(built: Built) -> None:
    assert list(built.site.rglob("*.atom")) == []
    assert "atom+xml" not in (built.site / "en/index.html").read_text(encoding="utf-8")


def test_while_figures_are_illustrative_there_is_no_sitemap(built: Built) -> None:
    assert not (built.site / "sitemap.xml").exists()
    assert (built.site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_the_catalogue_and_each_page_say_what_the_directory_says(public: Path) -> None:
    """DCAT-AP 3: what its shapes ask of a catalogue, a data set and a distribution; schema.org likewise."""
    data = public / "data"
    sets = {one["set"]: one for one in json.loads((data / "index.json").read_text())["sets"]}
    graph = json.loads((data / "catalogue.jsonld").read_text())["@graph"]
    nodes = {node["@id"]: node for node in graph}
    base = f"{ADDRESS}/data/#"
    catalogue = nodes[f"{base}catalogue"]
    assert {"dct:title", "dct:description", "dct:publisher"} <= catalogue.keys()
    assert nodes[catalogue["dct:publisher"]["@id"]]["@type"] == "foaf:Agent"
    assert [each["@id"] for each in catalogue["dcat:dataset"]] == [f"{base}{word}" for word in sets]
    for word, one in sets.items():
        node = nodes[f"{base}{word}"]
        assert {each["@language"]: each["@value"] for each in node["dct:title"]} == one["name"]
        assert {each["@language"]: each["@value"] for each in node["dct:description"]} == one["about"]
        tables = [nodes[each["@id"]] for each in node["dcat:distribution"]]
        assert [(each["dcat:accessURL"]["@id"], each["dcat:byteSize"]["@value"]) for each in tables] == [
            (f"{ADDRESS}/{each['path']}", str(each["bytes"])) for each in one["tables"]
        ]
        for language in ("en", "sw"):
            html = (public / one["page"][language]).read_text(encoding="utf-8")
            found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
            assert found
            told = json.loads(found[1])
            assert (told["@type"], told["name"], told["inLanguage"]) == (
                "Dataset",
                one["name"][language],
                language,
            )
            assert 50 <= len(told["description"]) <= 5_000
            assert [(each["contentUrl"], each["sha256"]) for each in told["distribution"]] == [
                (f"{ADDRESS}/{each['path']}", each["sha256"]) for each in one["tables"]
            ]
