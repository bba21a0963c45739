"""What is missing, what was revised, what is withheld, and how much of the site is in Kiswahili."""

from __future__ import annotations

import re
from decimal import Decimal

from tests.net import records, written
from tests.net.kinds import MARKS, Reader, Rows, Told, shows
from tests.net.records import Row
from tests.net.results import ASSEMBLY, WITH_VALUE, results
from tests.net.tables_of_results import release_of
from tests.net.words import count_entries, has

_NO_VALUE = ("not_reported", "not_collected", "not_applicable", "suppressed")


@shows("annual-report/{year}.html", table_id="missing-table")
def what_is_missing_by_quarter(reader: Reader) -> Rows:
    t = reader.t
    yield (
        *(t(f"column.{name}") for name in ("months", "expected", "reported")),
        *(t(f"status.{status}") for status in _NO_VALUE),
    )
    for quarter in records.quarters():
        if quarter.startswith(reader.found["year"]):
            statuses = [row["status"] for row in results(quarter)]
            there = sum(status in WITH_VALUE for status in statuses)
            yield (
                reader.months(quarter),
                str(len(statuses)),
                str(there),
                *(str(statuses.count(one)) for one in _NO_VALUE),
            )


@shows(
    *("reports/{quarter}.html", "reports/{quarter}/{version}.html"),
    *(f"summaries/{{quarter}}-{reader}.html" for reader in ("staff", "media", "board")),
    table_id="readiness-table",
)
def how_near_an_index_is(reader: Reader) -> Rows:
    t = reader.t
    quarter, version = release_of(reader)
    yield t("readiness_row.what"), t("column.number")
    defined = {row["metric_id"] for row in records.handed_in("reference/metrics", quarter, version)}
    rows = results(quarter, version)
    with_data = {row["metric_id"] for row in rows if row["value"]}
    with_target = {row["metric_id"] for row in rows if row["target_value"]}
    scheme = records.handed_in("reference/index/nodes", quarter, version)
    with_weight = defined & {row["metric_id"] for row in scheme if row["metric_id"]}
    complete = with_data & with_target & with_weight
    counts = (defined, with_data, with_target, with_weight, complete)
    for name, those in zip(
        ("defined", "with_data", "with_target", "with_weight", "complete"), counts, strict=True
    ):
        yield t(f"readiness_row.{name}"), str(len(those))


@shows("reports/index.html", table_id="earlier-table")
def the_last_report_of_each_earlier_year(reader: Reader) -> Rows:
    """Of all years but the newest two."""
    t, last = reader.t, {quarter[:7]: quarter for quarter in records.quarters()}
    yield t("reports.year"), t("annual.targets_met"), t("column.index")
    for year in sorted(last, reverse=True)[2:]:
        own = [row["verdict"] for row in results(last[year]) if row["unit_id"] == ASSEMBLY]
        met, judged = own.count("met"), own.count("met") + own.count("not_met")
        indices = records.handed_in("results/index", last[year])
        index = next((row["value"] for row in indices if row["unit_id"] == ASSEMBLY), "")
        yield (
            year.replace("-", "/"),
            t("common.part_of", part=met, whole=judged) if judged else (t("verdict.no_target"), "missing"),
            index or (t("annual.none_yet"), "missing"),
        )


def vintages(metric_id: str, unit_id: str) -> dict[str, list[Row]]:
    """A figure by quarter, each time as its versions had it; quarters computed afterwards have none."""
    found: dict[str, list[Row]] = {}
    for quarter in records.quarters():
        for version in records.versions(quarter):
            release = records.release(quarter, version)
            if "back-cast" in (release["provenance"], release.get("illustrates")):
                continue
            for row in results(quarter, version):
                if (row["metric_id"], row["unit_id"]) == (metric_id, unit_id):
                    found.setdefault(quarter, []).append(row)
    return found


@shows("revisions.html", "metrics/{slug}.html", table_id="{other}-revisions")
def a_figure_by_version(reader: Reader) -> Rows:
    t = reader.t
    metric, unit_id = _metric_and_unit(reader.found["other"])
    decimals = int(metric["decimals"])
    revised = {
        quarter: rows
        for quarter, rows in vintages(metric["metric_id"], unit_id).items()
        if len({(row["value"], row["status"]) for row in rows}) > 1
    }
    most = max(len(rows) for rows in revised.values())
    unit = t(f"unit_short.{metric['unit']}") if metric["unit"] != "count" else ""
    yield (
        t("column.months"),
        *(f"{t('common.version', version=place)} {unit}".strip() for place in range(1, most + 1)),
        t("revisions.size"),
    )
    for quarter, rows in sorted(revised.items(), reverse=True):
        size = None
        if rows[0]["value"] and rows[-1]["value"]:
            size = Decimal(rows[-1]["value"]) - Decimal(rows[0]["value"])
        yield (
            reader.months(quarter),
            *(_vintage(reader, row, decimals) for row in rows),
            *[written.NOTHING] * (most - len(rows)),
            written.signed(size, decimals),
        )


def _metric_and_unit(slug: str) -> tuple[Row, str]:
    """``adm-energy-kwh-assembly`` is the metric ``adm_energy_kwh`` of the unit ``assembly``."""
    for metric in records.reference("metrics"):
        for unit in records.reference("units"):
            if slug == f"{metric['metric_id']}_{unit['unit_id']}".replace("_", "-"):
                return metric, unit["unit_id"]
    raise AssertionError(f"{slug} is no metric of a unit")


def _vintage(reader: Reader, row: Row, decimals: int) -> Told:
    if not row["value"]:
        return reader.missing(row["status"])
    return f"{written.number(row['value'], decimals)} {MARKS[row['status']]}".strip()


@shows("disclosure.html", table_id="tables-table")
def numbers_withheld_by_table(reader: Reader) -> Rows:
    t = reader.t
    rows = records.read_table(next((reader.site / "data").glob("*hidden_numbers.csv")))
    yield t("disclosure.table"), t("disclosure.withheld"), t("disclosure.printed")
    kinds = ("numbers_hidden", "numbers_printed")
    for row in rows:
        name = t(f"data_file.{row['table']}") if has(f"data_file.{row['table']}") else row["table"]
        yield name, *(written.number(int(row[kind])) for kind in kinds)
    yield t("common.total"), *(written.number(sum(int(row[kind]) for row in rows)) for kind in kinds)


@shows("disclosure.html", table_id="why-table")
def why_numbers_are_withheld(reader: Reader) -> Rows:
    t = reader.t
    yield t("disclosure.reason"), t("column.number")
    rows = [row for quarter in records.quarters() for row in records.handed_in("hidden_reasons", quarter)]
    told = 0
    for rule in ("small_count", "small_base", "whole_group", "complement"):
        number = sum(int(row["numbers"]) for row in rows if row["rule"] == rule)
        told += number
        if number:
            yield t(f"hiding_rule.{rule}"), written.number(number)
    hidden = records.read_table(next((reader.site / "data").glob("*hidden_numbers.csv")))
    unrecorded = sum(int(row["numbers_hidden"]) for row in hidden) - told
    if unrecorded > 0:
        yield t("hiding_rule.unrecorded"), written.number(unrecorded)


@shows("disclosure.html", table_id="intervals-table")
def how_many_values_each_could_have(reader: Reader) -> Rows:
    """Only an attack can count them (the tests of disclosure control do): here each width that the rules
    allow is named, from the narrowest on, and something is counted for each that is shown."""
    t = reader.t
    yield t("disclosure.could_be"), t("column.number")
    steps = ((3, 5), (5, 10), (10, 20), (20, 50))
    names = [t("disclosure.values", least=low + 1, most=high) for low, high in steps]
    names += [t("disclosure.values_or_more", least=51), t("disclosure.no_limit")]
    shown = [row[0] for row in reader.table.texts]
    assert shown == [name for name in names if name in shown], "the widths are not in order"
    for name, number in reader.table.texts:
        assert int(number.replace(",", "")) > 0, f"nothing is counted for {name}"
        yield name, number


@shows("completeness.html", table_id="kinds-table")
def how_much_is_in_kiswahili(reader: Reader) -> Rows:
    """Texts of registers and reports are counted through all records: of them the columns must agree with one
    another. Wordings and the lists of reference are counted again."""
    t = reader.t
    yield (
        *(t(f"completeness.{name}") for name in ("kind", "texts", "in_kiswahili", "english_only")),
        f"{t('completeness.share')} %",
    )
    entries = written.number(count_entries())
    yield t("completeness_part.wording"), entries, entries, "0", "100"
    counted = [_numbers(row) for row in reader.table.texts[:-1]]
    for row, (texts, _, missing) in list(zip(reader.table.texts, counted, strict=False))[1:]:
        yield row[0], *_share_translated(*_listed(row[0], reader, texts, missing))
    yield (
        t("common.total"),
        *_share_translated(sum(each[0] for each in counted), sum(each[2] for each in counted)),
    )


def _numbers(row: list[str]) -> tuple[int, int, int]:
    texts, there, missing = (int(cell.replace(",", "")) for cell in row[1:4])
    return texts, there, missing


def _share_translated(texts: int, missing: int) -> tuple[str, ...]:
    share = written.percentage(texts - missing, texts, 0)
    return written.number(texts), written.number(texts - missing), written.number(missing), str(share)


#: Kinds that are one list of reference, or two, each text counted once.
_LISTS = {
    "units": ("units",),
    "metric_versions": ("metrics",),
    "targets": ("targets",),
    "bands": ("index/bands",),
    "job_strata": ("job_strata",),
    "competencies": ("competencies", "competency_indicators"),
    "trainings": ("training_socatt",),
    "publications": ("publications",),
    "workplan": ("workplan",),
    "commitments": ("commitments",),
    "glossary": ("glossary",),
    "source_notes": ("source_notes",),
}


def _listed(name: str, reader: Reader, texts: int, missing: int) -> tuple[int, int]:
    for kind, tables in _LISTS.items():
        if name == reader.t(f"completeness_part.{kind}"):
            pairs = [pair for table in tables for row in records.reference(table) for pair in _bilingual(row)]
            return len(pairs), sum(not kiswahili for _, kiswahili in pairs)
    return texts, missing


def _bilingual(row: Row) -> list[tuple[str, str]]:
    names = [column.removesuffix("_en") for column in row if column.endswith("_en")]
    pairs = ((row[f"{name}_en"], row[f"{name}_sw"]) for name in names)
    return [pair for pair in pairs if any(pair)]


@shows("completeness.html", table_id="pages-table")
def written_pages_with_parts_in_english(reader: Reader) -> Rows:
    yield tuple(reader.t(f"completeness.{name}") for name in ("page", "sections", "english_only"))
    root = records.HOME / "content"
    for path in sorted((root / "sw").rglob("*.md"), key=lambda path: path.relative_to(root).as_posix()):
        text = path.read_text(encoding="utf-8")
        english = text.count('<div lang="en"')
        if english:
            own = (root / reader.language / path.relative_to(root / "sw")).read_text(encoding="utf-8")
            sections = 1 + len(re.findall(r"^#{2,6} ", text, re.MULTILINE))
            yield _title(own), str(sections), str(english)


def _title(markdown: str) -> str:
    return markdown.partition("Title:")[2].partition("\n")[0].strip()


@shows(
    *("about/assembly.html", "framework/guide.html", "how-to-read.html", "licence.html", "methods.html"),
    table_id="",
)
def a_table_in_a_written_page(reader: Reader) -> Rows:
    """Pages written by hand show what ``content/`` has, without the addresses of links."""
    path = records.HOME / "content" / reader.language / reader.table.address.replace(".html", ".md")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not line.startswith("|---"):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|<!--.*?-->", r"\1", line)
            yield tuple(cell.strip() for cell in plain.strip("| ").split("|"))
