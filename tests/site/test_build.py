"""A whole site, built as staff build it."""

import gzip
import json
import os
import re
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from plugins.desk.verifying.links import broken_links
from tests.site.building import Built, build, copy_of_repository, digests
from tests.site.links import outside_links, read_page

HEAVY = re.compile(r"(en|sw)/(metrics/|summaries/|reports/(?!.*-index-numbers\.html))")


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_the_build_shows_its_progress_and_ends_with_where_to_look(built: Built) -> None:
    for step in ("Read ", "Checked ", "Computed ", "Drew ", "Wrote ", "Packed "):
        assert step in built.out
    assert re.search(r"Done: \d+ pages, \d+ files, [\d.]+ MB in [\d.]+ seconds\.", built.out)
    assert built.out.rstrip().endswith("index.html in a browser to look at it.")


def test_no_link_and_no_anchor_is_broken(built: Built) -> None:
    assert list(broken_links(built.site)) == []


def test_no_page_loads_anything_from_another_host(built: Built) -> None:
    allowed = {"https://creativecommons.org/licenses/by/4.0/", "https://www.gnu.org/licenses/agpl-3.0.html"}
    assert outside_links(built.site) <= allowed


def test_every_page_has_its_twin_in_the_other_language(built: Built) -> None:
    def slugs(language: str) -> set[str]:
        folder = built.site / language
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}

    def twins(language: str) -> set[str]:
        return {slug for slug in slugs(language) if not re.fullmatch(r"a-z/(.|0-9)\.html", slug)}

    assert twins("en") == twins("sw")
    # a thing has another letter in the other language, so a letter has no twin
    assert len(twins("en")) > 200


def test_a_strict_content_security_policy_blocks_nothing(built: Built) -> None:
    for path in pages(built.site):
        page = read_page(path)
        assert page.styled == 0, path
        assert page.scripts == (path.name == "find.html"), path


def test_ids_are_unique_on_each_page(built: Built) -> None:
    for path in pages(built.site):
        ids = read_page(path).ids
        assert len(ids) == len(set(ids)), (path, sorted({name for name in ids if ids.count(name) > 1}))


def test_pages_are_within_the_weight_that_readers_pay_for(built: Built) -> None:
    style = sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in built.site.rglob("*.css"))
    heavy = {}
    for path in pages(built.site):
        weight = style + len(gzip.compress(path.read_bytes(), 9, mtime=0))
        name = path.relative_to(built.site).as_posix()
        limit = 14_000 if HEAVY.match(name) else 24_000
        if weight > limit:
            heavy[name] = weight
    assert heavy == {}


def test_each_chart_is_small_described_and_free_of_inline_style(built: Built) -> None:
    charts = {
        chart
        for path in pages(built.site)
        for chart in re.findall(r"<svg\b.*?</svg>", path.read_text(encoding="utf-8"), re.DOTALL)
    }
    assert len(charts) > 50
    for chart in charts:
        assert len(gzip.compress(chart.encode(), 9, mtime=0)) <= 2_000
        assert "style=" not in chart
        described = ("<title" in chart and "<desc" in chart) or "aria-label=" in chart
        assert described or 'aria-hidden="true"' in chart  # what the words and cells around it say


def test_every_figure_has_a_table_and_a_csv(built: Built) -> None:
    for path in pages(built.site):
        for figure in re.findall(r"<figure id=.*?</figure>", path.read_text(encoding="utf-8"), re.DOTALL):
            assert "<table" in figure, path
            assert ".csv" in figure, path


def test_every_page_made_from_illustrative_figures_says_so_in_both_languages(built: Built) -> None:
    for path in pages(built.site):
        name = path.relative_to(built.site).as_posix()
        if re.match(
            r"(en|sw)/(index|bills|reports/2|summaries|scorecard|metrics/[a-z]+-|departments|labour)", name
        ):
            text = path.read_text(encoding="utf-8")
            assert "llustrative" in text, name
            assert "akwimu za mfano" in text, name
            assert 'name="robots" content="noindex"' in text, name


#: Tables that nobody invented: lists of the law, of other counties, of this portal.
NOT_INVENTED = {
    *("commitments", "competencies", "competency_indicators", "glossary", "job_strata", "metrics"),
    *("milestones", "publications", "source_notes", "stages", "statutory_clocks", "strata"),
    *("terms", "text_changes", "training_socatt", "unit_changes", "units", "workplan"),
    *("plans", "lists", "skills"),  # the newest of the promises, the units and the competencies
}


def test_every_row_of_illustrative_figures_says_so_in_its_first_column(built: Built) -> None:
    marked = 0
    for path in built.site.rglob("*.csv"):
        head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
        if path.stem in NOT_INVENTED:
            assert "provenance" not in head, path
            continue
        if path.name.startswith("socatt-"):
            assert head.startswith("provenance,"), path
            assert all(row.startswith("reported,") for row in rows), path
            continue
        assert head.startswith("provenance,"), path
        invented = [row for row in rows if row.startswith("illustrative,")]
        if path.name == "service_standards.csv":  # beside invented standards, those that an Act sets
            assert all(",law," in row for row in rows if row not in invented)
        else:
            assert invented == rows, path
        marked += len(invented)
    assert marked > 15_000


def test_only_the_name_of_a_version_says_in_an_address_that_it_is_illustrative(built: Built) -> None:
    paths = [path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()]
    named = [path for path in paths if "illustrative" in path]
    assert len(named) > 300
    assert [path for path in named if not re.search(r"illustrative-v[12]\b", path)] == []
    assert [path for path in paths if re.search(r"(?<!illustrative)[/-]v[0-9]+\b", path)] == []


def test_a_file_of_illustrative_figures_is_saved_under_a_name_that_says_so(built: Built) -> None:
    links = 0
    for path in (built.site / "en").rglob("*.html"):
        for name, saved in re.findall(
            r'href="[^"]*?([^"/]+\.(?:csv|xlsx|zip))"(?: download="([^"]*)")?', path.read_text("utf-8")
        ):
            stem = name.removesuffix(".csv")
            if stem in NOT_INVENTED or name.startswith(("socatt-", "skills.")):
                assert saved == "", (path, name)
            else:
                assert saved == ("" if "illustrative" in name else f"illustrative-{name}"), (path, name)
                links += 1
    assert links > 600


def test_every_package_says_first_that_its_figures_are_illustrative(built: Built) -> None:
    for path in built.site.rglob("datapackage.json"):
        assert next(iter(json.loads(path.read_text(encoding="utf-8")).items())) == (
            "provenance",
            "illustrative",
        )
    archives = [*built.site.rglob("*.zip")]
    assert len(archives) == 27
    for path in archives:
        with ZipFile(path) as archive:
            first = archive.read("README.txt").decode().splitlines()[0]
            tables = (archive.read(name) for name in archive.namelist() if name.endswith(".csv"))
            invented = any(b"\nillustrative," in table for table in tables)
        ours = "County Assembly of Kisumu: Skills framework"  # a list of another county, with no figure
        assert first == (ours if path.stem == "skills" else "Illustrative figures · Takwimu za mfano"), path
        assert not (invented and first == ours), path


def test_each_download_is_what_its_package_says(built: Built) -> None:
    described = 0
    for package in built.site.rglob("datapackage.json"):
        for resource in json.loads(package.read_text(encoding="utf-8"))["resources"]:
            content = (package.parent / resource["path"]).read_bytes()
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
            head = content.decode("utf-8-sig").splitlines()[0].split(",")
            assert head == [field["name"] for field in resource["schema"]["fields"]]
            described += 1
    assert described > 90  # ten releases of nine tables each, and more


def test_two_builds_are_the_same_bytes_for_anybody_in_any_folder_zone_and_locale(
    built: Built, tmp_path: Path
) -> None:
    """Another person, with settings of their own that say otherwise, at another place on another day."""
    elsewhere = copy_of_repository(tmp_path / "some other folder")
    home = tmp_path / "home of another"
    (home / ".config" / "git").mkdir(parents=True)
    (home / ".config" / "git" / "config").write_text("[core]\n\tquotepath = false\n\tautocrlf = true\n")
    somebody = {name: str(home) for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    somebody |= {"USER": "another", "LOGNAME": "another", "USERNAME": "another", "COLUMNS": "40"}
    abroad = {"TZ": "Pacific/Kiritimati", "LANG": "sw_KE.UTF-8", "LC_ALL": "C", "LANGUAGE": "sw"}
    mask = os.umask(0o077)
    try:
        again = build(elsewhere, PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="1", **somebody, **abroad)
    finally:
        os.umask(mask)
    assert again.exit_code == 0, again.err
    assert digests(again.site) == digests(built.site)


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        ("en/training.html", ["46", "45"]),
        ("en/framework/index.html", ["36", "228", "Bungoma"]),
        ("en/workplan.html", ["2025/26"]),
    ],
)
def test_the_counts_of_the_sources_stand_on_the_pages(built: Built, page: str, facts: list[str]) -> None:
    text = (built.site / page).read_text(encoding="utf-8")
    for fact in facts:
        assert fact in text
