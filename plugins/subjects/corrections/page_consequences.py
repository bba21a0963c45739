"""What followed from the corrections of a version, from inputs to sentences: a page and a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from checked_tables.texts import LANGUAGES
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.columns import columns
from plugins.core.pages.folders import release_folder
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text
from plugins.core.pages.site import Site
from plugins.core.pages.tables import Cell, Table
from plugins.core.pages.teller import Teller
from plugins.core.pages.told import retold, told_on
from plugins.core.statements import formats
from plugins.core.statements.voice import Sentence, marked
from plugins.subjects.index.offer import analysts_address
from plugins.subjects.reports.say_readers import AUDIENCES

from .model_consequences import Consequence, Consequences, Step
from .publish_consequences import FILE, cells, later, ordered, pack_consequences, tallies
from .record import Correction
from .say_consequences import say_value, say_what, say_which

#: The sections of the page: the steps that each tells.
_SECTIONS: Mapping[str, tuple[Step, ...]] = {
    "input": ("input",),
    "figure": ("figure",),
    "target": ("target", "tally"),
    "index": ("part", "group", "index"),
    "cause": ("cause",),
    "range": ("range",),
    "comparison": ("comparison",),
    "later": ("later",),
}
#: Columns that say again what another cell of the row says: they stand in the file alone.
_AGAIN = frozenset(
    {"marker", "obs_status", "band_en", "part", "cases", "value", "grade", "rule", "rules_version", "reason"}
)


def consequences_pages(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """One page for each version that replaced another, and its file; ``pages`` are those of all versions."""
    by_url = {page.url: page for page in pages}
    assembly = site.assembly
    for now in assembly.released:
        before = versions.versions_before(assembly, now)
        if before:
            found = _found(site, before[-1], now, by_url)
            path = f"{release_folder(now.release)}/{FILE}"
            site.keep(path, pack_consequences(found), invented=now.release.is_illustrative)
            for language in LANGUAGES:
                yield _page(Teller(site, language), found, path)


def _found(site: Site, before: Report, now: Report, pages: Mapping[str, Page]) -> Consequences:
    rows = [*cells(before, now, site.files, site.schemas), *tallies(before, now), *later(site.assembly, now)]
    for language in LANGUAGES:
        rows += _sentences(Teller(site, language), before, now, pages)
    return Consequences(before=before, now=now, rows=ordered(rows))


def _addresses(teller: Teller, report: Report) -> tuple[tuple[str, str], ...]:
    """The pages of which each version has its own, by kind; its report at its own address."""
    told, language = versions.told_as(teller.assembly, report), teller.language
    return (
        ("report", addresses.report(language, report.release)),
        *(("summaries", addresses.summary(language, told, reader)) for reader in AUDIENCES),
        ("calculation", addresses.index(language, told)),
        ("analysts", analysts_address(teller, told)),
    )


def _sentences(
    teller: Teller, before: Report, now: Report, pages: Mapping[str, Page]
) -> Iterator[Consequence]:
    """What the pages of the two versions say otherwise, each once with all the pages that say it."""
    on: dict[tuple[str, str], dict[str, None]] = {}
    for (kind, old), (_, new) in zip(_addresses(teller, before), _addresses(teller, now), strict=True):
        then, today = (told_on(pages[url]) if url in pages else {} for url in (old, new))
        for place in dict.fromkeys((*then, *today)):
            for pair in retold(then.get(place, ()), today.get(place, ())):
                on.setdefault(pair, {})[kind] = None
    for (old, new), kinds in on.items():
        yield Consequence(step="sentence", old=old, new=new, language=teller.language, on=tuple(kinds))


def _page(teller: Teller, found: Consequences, path: str) -> Page:
    t, language, release = teller.t, teller.language, found.now.release
    months = formats.months(found.now.quarter, language)
    sentences = tuple(row for row in found.of("sentence") if row.language == language)
    counted = len(found.rows) - len(found.of("sentence"))
    versions_of = {"version": release.version, "before": found.before.release.version}
    files = t("consequences.answer_files", count=counted, **versions_of)
    answer = f"{files} {t('consequences.answer_pages', count=len(sentences))}"
    sheet = Sheet(
        heading=t("consequences.heading", months=months, version=release.version),
        answer=teller.sentence(marked(release, Sentence(answer, language), teller.voice)),
        particulars=tuple(
            (
                t("particulars.report"),
                Text(versions.named(teller, one), url=addresses.report(language, one.release)),
            )
            for one in (found.before, found.now)
        ),
        sections=(*_tables(teller, found), *_said(teller, sentences)),
        downloads=(teller.download(path, t("consequences.file")),),
    )
    return teller.page(
        addresses.slug_of(addresses.consequences(language, release)),
        sheet,
        t("consequences.description", months=months, version=release.version),
        marked=release.is_illustrative,
        back_cast=release.is_back_cast,
        trail=(
            (t("nav.reports"), addresses.contents(language, "reports")),
            (t("common.version", version=release.version), addresses.report(language, release)),
        ),
    )


def _tables(teller: Teller, found: Consequences) -> Iterator[Section]:
    t = teller.t
    told: set[tuple[str, ...]] = set()
    for name, steps in _SECTIONS.items():
        rows = [row for row in found.of(*steps) if _is_shown(teller, row, told)]
        if rows:
            heading = t(f"consequences.section.{name}")
            yield Section(
                section_id=name,
                heading=heading,
                paragraphs=(t(f"consequences.section_text.{name}"),),
                points=_reasons(teller, found.now) if name == "input" else (),
                tables=(_table(teller, found, rows, heading, f"{name}-table"),),
            )


def _reasons(teller: Teller, report: Report) -> tuple[Text, ...]:
    """Why, as the version says it; a reason of several cells once."""
    reasons = dict.fromkeys(row.reason for row in report.rows(Correction))
    return tuple(teller.text(reason) for reason in reasons if reason)


def _is_shown(teller: Teller, row: Consequence, told: set[tuple[str, ...]]) -> bool:
    """Whether the page tells a cell: not the other language's words, nor what an earlier row has told."""
    if row.column.endswith("_sw" if teller.language == "en" else "_en"):
        return False
    if row.step in ("cause", "range", "comparison") and _describes(teller, row):
        return False
    if row.table == "index_nodes" and row.step == "index":
        return False  # told of the index
    if row.column in _AGAIN and not (row.column == "value" and row.step in ("input", "figure", "range")):
        return row.column == "obs_status" and row.step == "input" and "status" not in (row.row or {})
    base = row.row.get("base", "") if row.row else ""
    if row.step == "comparison" and (row.table == "results" or base not in ("previous", "year")):
        return False  # told of the statement about the change, or of the target
    about = (row.metric_id, row.unit_id) if row.metric_id else (row.table, *row.key)
    same = (*about, base, row.column, row.old, row.new)
    is_new = same not in told
    told.add(same)
    return is_new


def _describes(teller: Teller, row: Consequence) -> bool:
    """Whether a cell only says what its row is about, or sets one unit beside another, which no page does."""
    field = next(one for one in teller.site.schemas[row.table]["fields"] if one["name"] == row.column)
    beside = row.row is not None and row.row.get("quantity") == "ahead_share"
    return beside or field.get("derivation") in ("given", "looked up")


def _table(
    teller: Teller, found: Consequences, rows: list[Consequence], caption: str, table_id: str
) -> Table:
    def cell(report: Report, row: Consequence, value: str) -> Cell:
        return Cell(say_value(report, row, value, teller.t))

    versions_said = (
        teller.t("common.version", version=one.release.version) for one in (found.before, found.now)
    )
    first, second = versions_said
    made = (
        columns(teller, rows)
        .column("consequences.what", lambda row: say_what(found.now, row, teller.t))
        .column("consequences.which", lambda row: say_which(row, teller.t))
        .number("", lambda row: cell(found.before, row, row.old), heading=first)
        .number("", lambda row: cell(found.now, row, row.new), heading=second)
        .table(caption, table_id)
    )
    return replace(made, caption=caption)


def _said(teller: Teller, rows: tuple[Consequence, ...]) -> Iterator[Section]:
    """The sentences, those that both versions have in other words first."""
    t = teller.t
    if not rows:
        return
    points = []
    for row in rows:
        ends = {name: said for name, said in (("old", row.old), ("new", row.new)) if said}
        key = "both" if len(ends) > 1 else "gone" if row.old else "come"
        where = formats.listed([t(f"consequences.page.{kind}") for kind in row.on], teller.language)
        points.append(teller.voice.fill(f"consequences.said.{key}", {**ends, "where": where}).text)
    yield Section(
        section_id="sentences",
        heading=t("consequences.section.sentence"),
        paragraphs=(t("consequences.section_text.sentence"),),
        points=tuple(points),
    )
