"""Corrections, who signed a report off, and the words of the glossary."""

from __future__ import annotations

import re
from decimal import Decimal

from tests.net import records
from tests.net.kinds import Reader
from tests.net.lists import Lines, lists
from tests.net.records import Row
from tests.net.tables_of_plan import published_on
from tests.net.tables_of_results import release_of
from tests.net.written import day, said_in_unit


@lists("reports/{quarter}.html", "reports/{quarter}/{version}.html", part="sign-off")
def who_signed_it_off(reader: Reader) -> Lines:
    quarter, version = release_of(reader)
    yield reader.t("report.sign_off")
    yield reader.t("report.sign_off_what")
    for row in records.handed_in("sign_offs", quarter, version):
        stage = reader.t(f"stage.{row['stage']}")
        offices = [unit for unit in records.reference("units") if unit["name_en"] == row["office"]]
        office = reader.text(offices[0], "name") if offices else reader.cited(row["office"])
        yield f"{stage}, {reader.day(row['on_date'])}. {office}. {reader.text(row, 'note')}"


def _corrections(reader: Reader, kind: str) -> Lines:
    t = reader.t
    found = [
        (quarter, version, row)
        for quarter in reversed(records.quarters())
        for version in records.versions(quarter)
        for row in records.handed_in("corrections", quarter, version)
        if row["kind"] == kind
    ]
    yield t(f"corrections.kinds_{kind}")
    yield f"{t(f'corrections.what_counts_{kind}')} {'' if found else t(f'corrections.none_{kind}')}"
    for quarter, version, row in sorted(found, key=lambda each: bool(each[2]["table"])):
        when = t(f"corrections.found.{row['found_by']}", day=reader.day(row["found_on"]))
        yield f"{_changed(reader, row, version)} {when} {reader.text(row, 'reason')}"
        about = t("table_changes.files")
        if row["metric_id"]:
            about = reader.text(records.metric(row["metric_id"]), "title")
        out = day(published_on(quarter, version), reader.language)
        report = t("corrections.report", months=reader.months(quarter))
        yield f"{t('corrections.severity_' + row['severity'])}. {out}. {report}. {about}."


def _changed(reader: Reader, row: Row, version: int) -> str:
    if row["table"]:
        new, gone, changed = re.findall(r"\d+", row["new_value"])
        table = reader.t(f"table_changes.name.{row['table']}")
        counts = {"new": new, "gone": gone, "changed": changed}
        return reader.t(f"table_changes.text_{row['kind']}", table=table, version=version, **counts)
    metric = records.metric(row["metric_id"])
    return reader.t(
        f"corrections.{row['kind']}",
        title=reader.text(metric, "title"),
        unit=reader.unit(row["unit_id"]),
        what=reader.t(f"corrections.what.{row['column']}"),
        old=_value(reader, row["old_value"], row["column"], metric),
        new=_value(reader, row["new_value"], row["column"], metric),
        version=version,
    )


def _value(reader: Reader, value: str, column: str, metric: Row) -> str:
    if column == "status":
        return f"“{reader.t(f'status.{value}')}”"
    unit = metric["unit"] if column == "value" else "count"
    return said_in_unit(Decimal(value), unit, None, reader.language)


@lists("corrections.html", part="correction")
def corrections_of_mistakes(reader: Reader) -> Lines:
    return _corrections(reader, "correction")


@lists("corrections.html", part="revision")
def revisions(reader: Reader) -> Lines:
    return _corrections(reader, "revision")


@lists("corrections.html", part="method-change")
def changes_of_method(reader: Reader) -> Lines:
    return _corrections(reader, "method_change")


@lists("glossary.html", part="letter-*")
def words_of_the_glossary(reader: Reader) -> Lines:
    other = "sw" if reader.language == "en" else "en"
    letter = ""
    for row in sorted(records.reference("glossary"), key=lambda row: reader.text(row, "term").casefold()):
        term = reader.text(row, "term")
        if term[0].upper() != letter:
            letter = term[0].upper()
            yield letter
        yield f"{term} · {row[f'term_{other}']}"
        yield reader.text(row, "meaning")
        stands, _, found = row["source"].partition("Kiswahili: ")
        origin = f"{reader.t('glossary.verified')}: {found}"
        yield f"{stands} {origin if row['verified'] == 'true' else reader.t('glossary.unverified')}"
