"""No edition holds a link to nothing: the build follows them all, and a page in one language leads home."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.site.building import build, copy_without_quarters, replace_in
from tests.site.links import read_page


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return copy_without_quarters(tmp_path / "portal")


@pytest.mark.parametrize(
    ("target", "fault"),
    [("nowhere.html", "leads nowhere"), ("methods.html#no-such-place", "leads to no place on that page")],
)
def test_a_broken_link_stops_the_build_and_the_old_site_stays(portal: Path, target: str, fault: str) -> None:
    old = portal / "output" / "index.html"
    old.parent.mkdir()
    old.write_text("the site as it was")
    (old.parent / "SHA256SUMS").touch()  # a folder without one is no site, and is not replaced
    with (portal / "content" / "en" / "about.md").open("a", encoding="utf-8") as page:
        page.write(f"\n\nRead [more]({target}).\n")
    made = build(portal)
    assert made.exit_code == 1
    (said,) = [line for line in made.err.splitlines() if line.startswith("The site could not be built:")]
    assert said.startswith("The site could not be built: en/about.html, line ")
    assert said.endswith(f": the link {target} {fault}.")
    assert "The previous site was left as it was." in made.err
    assert sorted(path.name for path in old.parent.iterdir()) == ["SHA256SUMS", "index.html"]
    assert old.read_text() == "the site as it was"


@pytest.mark.parametrize(("language", "other"), [("en", "sw"), ("sw", "en")])
def test_a_page_in_one_language_leads_to_the_home_of_the_other(
    portal: Path, language: str, other: str
) -> None:
    for settings in ("pelicanconf.py", "publishconf.py"):
        replace_in(portal / settings, 'PUBLIC_ADDRESS = ""', 'PUBLIC_ADDRESS = "https://assembly.example"')
    page = portal / "content" / language / "visits.md"
    page.write_text("Title: Visits\nDescription: When to visit.\n\nCome in.\n", encoding="utf-8")
    made = build(portal)
    assert made.exit_code == 0, made.err
    built = made.site / language / "visits.html"
    links = [os.path.normpath(Path(language, link)) for link in read_page(built).links]
    assert f"{other}/index.html" in links
    assert f"{other}/visits.html" not in links
    text = built.read_text(encoding="utf-8")
    assert f'<a href="../{other}/index.html" lang="{other}" hreflang="{other}">' in text
    assert f"{other}/visits.html" not in text
    assert f"{other}/visits.html" not in (made.site / "sitemap.xml").read_text(encoding="utf-8")
    assert (
        f'<a href="../{other}/about.html" lang="{other}"' in (made.site / language / "about.html").read_text()
    )
