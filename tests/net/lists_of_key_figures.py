"""The key figures of reports and of the first page, each with what it is measured against."""

from __future__ import annotations

from tests.net import records
from tests.net.kinds import MARKS, Reader
from tests.net.lists import Lines, lists
from tests.net.results import ASSEMBLY, WITH_VALUE, judged, result, results, statement
from tests.net.tables_of_index import band_name, index_of
from tests.net.tables_of_results import release_of
from tests.net.written import number, percentage, said_in_unit

_METRICS = ("leg_days_to_passage", "ovs_report_completion", "stk_satisfaction")


@lists("reports/{quarter}.html", "reports/{quarter}/{version}.html", part="key")
def key_figures_of_a_report(reader: Reader) -> Lines:
    quarter, version = release_of(reader)
    index = index_of(quarter, ASSEMBLY, version)
    if index["value"]:
        yield reader.t("index.name")
        yield number(index["value"], 1)
        yield band_name(reader, index["band"])
    yield from _key_figures(reader, quarter, version)


@lists("index.html", part="key")
def key_figures_of_the_first_page(reader: Reader) -> Lines:
    return _key_figures(reader, *release_of(reader))


def _key_figures(reader: Reader, quarter: str, version: int) -> Lines:
    t, rows = reader.t, results(quarter, version)
    met, of = judged([row for row in rows if row["unit_id"] == ASSEMBLY])
    if of:
        yield t("key.targets_met")
        yield f"{met} {t('key.of', judged=of)}"
    there = sum(row["status"] in WITH_VALUE for row in rows)
    due = sum(row["status"] != "not_applicable" for row in rows)
    yield t("column.coverage")
    yield _beside(reader, str(percentage(there, due, 0)), "percent")
    yield t("key.reported", reported=there, expected=due)
    for metric_id in _METRICS:
        row = result(quarter, metric_id, ASSEMBLY, version)
        if row is None:
            continue
        metric = records.metric_of(row)
        yield reader.text(metric, "title")
        known = row["value"] != ""
        value = f"{number(row['value'], int(metric['decimals']))} {MARKS[row['status']]}" if known else ""
        yield _beside(reader, value, metric["unit"]) if known else MARKS[row["status"]]
        if row["target_value"]:
            target = said_in_unit(row["target_value"], metric["unit"], None, reader.language)
            said = t(f"key.against_{row['verdict']}", target=target)
            doubt = statement(reader, quarter, row, "target", version).get("reason")
            yield t("verdict_but", verdict=said, firmness=t(f"firmness.{doubt}")) if doubt else said
        else:
            yield t(f"verdict.{row['verdict']}")


def _beside(reader: Reader, value: str, unit: str) -> str:
    """The number with its unit: ``88 days``, ``61 %``; ``siku 88``, ``asilimia 61``, but ``27,400 kWh``."""
    if unit == "count":
        return value
    if reader.language == "sw" and unit == "percent":
        return f"asilimia {value}"
    word = reader.t(f"unit_short.{unit}")
    before = unit == "kes" or (reader.language == "sw" and unit != "kwh")
    return f"{word} {value}" if before else f"{value} {word}"
