"""The preview: every page marked in both languages; nothing of a draft outside the desk."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from plugins.core.statements.wording import read_wording
from plugins.core.time.quarter import Quarter
from plugins.desk.build import HOME, BuildFailed
from plugins.desk.compare.command import compare
from plugins.desk.previewing import command
from plugins.desk.previewing.command import preview, preview_examples
from plugins.desk.previewing.mark import STYLE, mark_site, marked_page, words_of
from plugins.desk.releasing import stage
from plugins.desk.trouble import DeskTrouble, NotClean
from plugins.portal.read import read_assembly
from tests.samples.desk import Begun, filled
from tests.samples.released import first_reported, quick
from tests.samples.signed import sign
from tests.samples.tiny import Tiny

WORDS = words_of(read_wording(HOME / "content" / "wording"))
PAGE = """<!doctype html>
<html lang="sw">
<head>
<title>Ripoti</title>
<meta name="robots" content="noindex">
</head>
<body class="report">
<main><p>81.3</p></main>
</body>
</html>
"""


@pytest.fixture
def quarter(tiny: Tiny, tmp_path: Path) -> Begun:
    """Taken in and without fault."""
    quarter = filled(tiny, tmp_path / "desk")
    quarter.intake()
    return quarter


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """Stands in for Pelican: a site of one page; what it was told comes back."""
    told: list[dict[str, str]] = []

    def run(folder: Path, *, settings: dict[str, str]) -> None:
        figures = Path(settings["DATA_DIR"]) / "quarters" / "2025-26-Q3" / "v1" / "observations.csv"
        reasons = figures.with_name("reasons.csv")
        said = reasons.read_text(encoding="utf-8") if reasons.exists() else ""
        told.append({**settings, "figures": figures.read_text(encoding="utf-8"), "reasons": said})
        for name in ("sw/reports", "static"):
            (folder / name).mkdir(parents=True)
        (folder / "sw" / "reports" / "2025-26-q3.html").write_text(PAGE, encoding="utf-8")
        for name in ("SHA256SUMS", "robots.txt"):
            (folder / name).write_text("Allow: /", encoding="utf-8")

    monkeypatch.setattr(command, "run_pelican", run)
    return told


def run(quarter: Begun) -> command.Previewed:
    return preview(quarter.tiny.folder, quarter.desk, lambda _: None)


def test_the_examples_are_built_for_training_also_once_they_have_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "run_pelican", quick())
    first = first_reported(tmp_path)
    first.release()
    told: list[tuple[str, ...]] = []

    def build(folder: Path, *, settings: dict[str, str]) -> None:
        assembly = read_assembly(Path(settings["DATA_DIR"]))
        told.append(tuple(f"{report.quarter} {report.release.provenance}" for report in assembly.reports))
        (folder / "static").mkdir()
        (folder / "index.html").write_text(PAGE, encoding="utf-8")

    monkeypatch.setattr(command, "run_pelican", build)
    done = preview_examples(first.path / "data", first.quarter.desk, lambda _: None)
    assert told == [("2025-26-Q1 illustrative", "2025-26-Q2 illustrative")]
    assert done.page == first.quarter.desk.path / "example" / "index.html"
    assert "Draft, not released: do not quote." in done.page.read_text(encoding="utf-8")
    assert [each.quarter for each in read_assembly(first.path / "data").reports] == [Quarter(2025, 3)]


def test_a_page_says_in_both_languages_that_it_is_a_draft_its_own_first() -> None:
    marked = marked_page(PAGE, "sw/reports/2025-26-q3.html", WORDS)
    said = re.sub(r"<[^>]+>", " ", marked[marked.index("<body") :])
    top = " ".join(said.split("81.3")[0].split())
    assert top == "Rasimu, haijatolewa rasmi: usinukuu. Draft, not released: do not quote. DRAFT RASIMU"
    assert "<title>DRAFT · RASIMU – Ripoti</title>" in marked


def test_a_page_is_kept_from_search_engines_and_finds_its_style_from_the_disk() -> None:
    marked = marked_page(PAGE, "sw/reports/2025-26-q3.html", WORDS)
    assert re.findall(r'<meta name="robots"[^>]*>', marked) == [
        '<meta name="robots" content="noindex,nofollow,noarchive">'
    ]
    assert f'href="../../{STYLE}"' in marked
    assert f'href="{STYLE}"' in marked_page(PAGE, "index.html", WORDS)


@pytest.mark.parametrize("cut", ["<title>", "</head>", '<body class="report">'])
def test_a_page_that_cannot_be_marked_is_not_let_through(tmp_path: Path, cut: str) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "index.html").write_text(PAGE.replace(cut, ""), encoding="utf-8")
    with pytest.raises(DeskTrouble, match=r"index\.html has no title, head or body to mark"):
        mark_site(tmp_path, WORDS)


def test_others_may_sign_while_it_builds(quarter: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []

    def build(folder: Path, **_: object) -> None:
        said.append(sign(quarter, "submitted"))
        (folder / "static").mkdir()

    monkeypatch.setattr(command, "run_pelican", build)
    run(quarter)
    assert said[0].startswith("Recorded for 2025-26-Q3: submitted")


def test_the_preview_holds_the_drafts_figures_and_lies_in_the_desk(
    quarter: Begun, built: list[dict[str, str]]
) -> None:
    done = run(quarter)
    assert done.page == quarter.place.preview / "index.html"
    page = (quarter.place.preview / "sw" / "reports" / "2025-26-q3.html").read_text(encoding="utf-8")
    assert "Draft, not released: do not quote." in page
    assert "reports_done,1,assembly,80,16,20" in built[0]["figures"]
    assert built[0]["PUBLIC_ADDRESS"] == ""
    for name in ("DATA_DIR", "CHART_CACHE", "FINDINGS_CACHE"):
        assert Path(built[0][name]).is_relative_to(quarter.desk.path), name
    assert not list(quarter.place.path.glob(".with-draft-*"))


def test_the_reasons_that_readers_will_see_are_in_it(quarter: Begun, built: list[dict[str, str]]) -> None:
    with quarter.edited() as book:
        book["observations"]["D4"] = 12
    quarter.intake()
    words = {"on": "bills_passed", "reason": "Four bills waited since June."}
    compare(quarter.tiny.folder, quarter.desk, lambda _: None, **words)
    run(quarter)
    assert "Four bills waited since June." in built[0]["reasons"]


@pytest.mark.usefixtures("built")
def test_it_tells_nobody_about_itself(quarter: Begun) -> None:
    run(quarter)
    assert (quarter.place.preview / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert not (quarter.place.preview / "SHA256SUMS").exists()


def test_a_draft_with_errors_is_refused_and_the_earlier_preview_stays(
    quarter: Begun, built: list[dict[str, str]]
) -> None:
    run(quarter)
    page = quarter.place.preview / "sw" / "reports" / "2025-26-q3.html"
    before = page.read_bytes()
    path = quarter.place.draft / "observations.csv"
    path.write_bytes(path.read_bytes().replace(b"80,16,20,reported", b"80,16,20,reportd"))
    with pytest.raises(NotClean, match=r"(?s)Did you mean reported\?.*no preview was made"):
        run(quarter)
    assert page.read_bytes() == before
    assert len(built) == 1


@pytest.mark.usefixtures("built")
def test_a_build_that_fails_leaves_the_earlier_preview(
    quarter: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(quarter)

    def fails(*_: object, **__: object) -> None:
        raise BuildFailed(1)

    monkeypatch.setattr(command, "run_pelican", fails)
    with pytest.raises(BuildFailed):
        run(quarter)
    assert (quarter.place.preview / "sw" / "reports" / "2025-26-q3.html").exists()
    assert not list(quarter.place.path.glob(".preview-*"))


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "can only be read")]
)
def test_a_place_that_cannot_be_written_is_said_and_the_earlier_preview_stays(
    quarter: Begun, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    run(quarter)
    page = quarter.place.preview / "sw" / "reports" / "2025-26-q3.html"
    before = page.read_bytes()

    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number), "index.html")

    monkeypatch.setattr(command, "mark_site", refused)
    with pytest.raises(DeskTrouble, match=rf"Stopped while writing the preview \(index\.html\)\. .*{said}"):
        run(quarter)
    assert page.read_bytes() == before


def test_without_a_draft_it_says_what_to_do(tiny: Tiny, tmp_path: Path) -> None:
    from plugins.desk.folder import Desk

    with pytest.raises(DeskTrouble, match="Begin with new-quarter"):
        preview(tiny.folder, Desk(tmp_path), lambda _: None)
