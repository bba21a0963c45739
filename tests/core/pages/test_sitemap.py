"""What search engines are told about the pages."""

from xml.etree import ElementTree

from plugins.core.pages.page import Page
from plugins.core.pages.sitemap import pack_sitemap, search_files

ADDRESS = "https://assembly.example"
METHODS = Page(
    url="en/methods.html",
    template="page",
    lang="en",
    title="Methods",
    description="How figures are made.",
    view={},
    canonical=f"{ADDRESS}/en/methods.html",
    languages=(("en", f"{ADDRESS}/en/methods.html"), ("sw", f"{ADDRESS}/sw/methods.html")),
)
ILLUSTRATIVE = Page(
    url="en/index.html",
    template="home",
    lang="en",
    title="Home",
    description="The latest quarter.",
    view={},
    illustrative=True,
    canonical=f"{ADDRESS}/en/index.html",
    noindex=True,
)
AT_HOME = Page(url="en/about.html", template="page", lang="en", title="About", description="Who.", view={})
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_a_page_is_named_with_its_other_languages() -> None:
    tree = ElementTree.fromstring(pack_sitemap([METHODS]))
    assert [each.text for each in tree.findall("s:url/s:loc", NAMES)] == [f"{ADDRESS}/en/methods.html"]
    links = tree.findall("s:url/x:link", NAMES)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == list(METHODS.languages)


def test_pages_that_must_not_be_found_are_not_named() -> None:
    tree = ElementTree.fromstring(pack_sitemap([ILLUSTRATIVE, AT_HOME]))
    assert tree.findall("s:url", NAMES) == []


def test_the_same_pages_in_any_order_give_the_same_bytes() -> None:
    about = Page(
        url="sw/about.html",
        template="page",
        lang="sw",
        title="Kuhusu",
        description="Nani.",
        view={},
        canonical=f"{ADDRESS}/sw/about.html?a=1&b=2",
    )
    assert pack_sitemap([METHODS, about]) == pack_sitemap([about, METHODS])
    assert b"?a=1&amp;b=2</loc>" in pack_sitemap([about])


def test_without_a_public_address_there_is_no_sitemap() -> None:
    assert search_files([METHODS], "") == {"robots.txt": b"User-agent: *\nAllow: /\n"}


def test_robots_name_the_sitemap_at_the_public_address() -> None:
    files = search_files([METHODS], f"{ADDRESS}/")
    assert sorted(files) == ["robots.txt", "sitemap.xml"]
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\nSitemap: https://assembly.example/sitemap.xml\n"
