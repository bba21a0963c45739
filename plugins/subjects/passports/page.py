"""A page for each release: the passport of every figure in it, each with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.folders import release_folder, table_path
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Described, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import replaced
from plugins.core.statements import formats
from plugins.core.time.quarter import Quarter
from plugins.subjects.figures.model import Figures, Result
from plugins.subjects.units.measure import unit_of

from .measure import Key, Place, first_digits, read_places
from .say import Trail, exactly, say_end, say_formula, say_place, say_rows, say_target, say_versions

_FIGURE = ("metric_id", "unit_id")


def numbers_page(teller: Teller, report: Report) -> Page:
    """The passports of a release's figures, unit by unit."""
    t, language, release = teller.t, teller.language, report.release
    months = formats.months(report.quarter, language)
    heading = t("passports.heading", months=months, version=release.version)
    groups = [
        (teller.text(unit.name), tuple(_passport(teller, report, one, found) for one in results))
        for found in (_Found.read(teller, report),)
        for unit, results in groupby(report[Figures].results, key=lambda one: one.unit)
    ]
    sheet = Sheet(
        heading=heading,
        answer=teller.marked(release, t("passports.answer")),
        notices=replaced(teller, report, partial(newest_address, teller)),
        particulars=(
            (t("column.months"), Text(months, url=addresses.report(language, release))),
            (t("particulars.version"), str(release.version)),
            (t("passports.check"), t("passports.check_text", command="python3 recompute.py")),
        ),
        downloads=teller.tables("results", "observations", "counted", "metrics_used", release=release),
    )
    return teller.page(
        addresses.slug_of(addresses.numbers(language, release)),
        {"sheet": sheet, "groups": groups},
        t("passports.description", months=months, version=release.version),
        title=heading,
        template="described",
        marked=release.is_illustrative,
        back_cast=release.is_back_cast,
        trail=(
            (t("nav.reports"), addresses.contents(language, "reports")),
            (months, addresses.report(language, release)),
        ),
    )


def newest_address(teller: Teller, told: addresses.Told, of: str = "") -> str:
    """Where a page of numbers stands of a release, or of the newest version of a quarter."""
    if isinstance(told, Quarter):
        current = teller.assembly.report(told)
        assert current is not None
        told = current.release
    return addresses.numbers(teller.language, told, of)


@dataclass(frozen=True, slots=True)
class _Found:
    """The published rows of a release by what they are about, and how its results begin."""

    results: dict[Key, tuple[Place, ...]]
    observations: dict[Key, tuple[Place, ...]]
    definitions: dict[Key, tuple[Place, ...]]
    counted: dict[Key, tuple[Place, ...]]
    digits: str

    @classmethod
    def read(cls, teller: Teller, report: Report) -> _Found:
        """What stands in the files of the release."""
        files = teller.site.files

        def places(table: str, *names: str) -> dict[Key, tuple[Place, ...]]:
            return dict(read_places(files.get(table_path(report.release, table), b""), names))

        return cls(
            places("results", *_FIGURE),
            places("observations", *_FIGURE),
            places("metrics_used", "metric_id", "metric_version"),
            places("counted", *_FIGURE),
            first_digits(files[table_path(report.release, "results")]),
        )


def _passport(teller: Teller, report: Report, result: Result, found: _Found) -> Described:
    t, metric = teller.t, result.metric
    key, version = (metric.metric_id, result.unit.unit_id), (metric.metric_id, str(metric.metric_version))
    trail = Trail(
        result=found.results[key][0],
        observation=next(iter(found.observations.get(key, ())), None),
        definition=next(iter(found.definitions.get(version, ())), None),
        rows=found.counted.get(key, ()),
    )
    return Described(
        anchor=addresses.of_number(result.unit.unit_id, metric.metric_id),
        name=teller.metric(metric),
        value=exactly(result, teller.language) or t("passports.no_value"),
        facts=tuple(
            (t(f"passports.{name}"), said)
            for name, said in _facts(teller, report, result, trail, found)
            if said
        ),
    )


def _facts(
    teller: Teller, report: Report, result: Result, trail: Trail, found: _Found
) -> Iterator[tuple[str, Words]]:
    t, metric, release = teller.t, result.metric, report.release
    office = teller.plain(unit_of(teller.assembly, metric.owner_unit_id).name)
    end = say_end(report, result, trail.result.cells.get("how", ""), office, t)
    if result.status == "suppressed":
        yield "end", end
        return
    yield "formula", say_formula(result, t)
    yield "rows", say_rows(trail, t)
    yield "stands", say_place(trail, t)
    if trail.definition is not None:
        line = trail.definition.line
        yield "definition", t("passports.definition_text", version=metric.metric_version, line=line)
    yield "target", say_target(result, t)
    yield "versions", "; ".join(say_versions(_versions(teller, report, result), t))
    yield "end", end
    yield (
        "cite",
        t(
            "passports.cite_text",
            name=teller.plain(metric.title),
            unit=teller.plain(result.unit.name),
            months=formats.months(report.quarter, teller.language),
            version=release.version,
            place=f"{release_folder(release)}/results.csv",
            digits=found.digits,
        ),
    )


def _versions(teller: Teller, report: Report, result: Result) -> list[tuple[Report, Result | None]]:
    assembly = teller.assembly
    several = {one.release.version: one for one in assembly.released if one.quarter == report.quarter}
    ids = (result.metric.metric_id, result.unit.unit_id)
    return [(one, one[Figures].of(*ids)) for _, one in sorted(several.items())]
