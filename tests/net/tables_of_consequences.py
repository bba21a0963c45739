"""What followed from a correction, worked out from what was handed in with both versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.net import records, written
from tests.net.kinds import CODES, Reader, Rows, shows
from tests.net.records import Row
from tests.net.results import judged, results, shifted
from tests.net.tables_of_index import ASSEMBLY, node_title

_PAGE = "reports/{quarter}/{version}-consequences.html"


def _versions(reader: Reader) -> tuple[str, int, int]:
    now = int(reader.found["version"])
    return reader.found["quarter"].upper(), now - 1, now


def _headings(reader: Reader) -> Sequence[str]:
    _, before, now = _versions(reader)
    words = (reader.t(f"consequences.{name}") for name in ("what", "which"))
    return (*words, *(reader.t("common.version", version=each) for each in (before, now)))


def _changed(old: Sequence[Row], new: Sequence[Row], *columns: str) -> Iterator[tuple[Row, str, str, str]]:
    """Each of the columns in which a row differs; both versions have the same rows."""
    for was, now in zip(old, new, strict=True):
        for column in columns:
            if was[column] != now[column]:
                yield now, column, was[column], now[column]


def _of(table: str, reader: Reader) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    quarter, before, now = _versions(reader)
    return records.handed_in(table, quarter, before), records.handed_in(table, quarter, now)


def _published(table: str, reader: Reader) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    quarter, before, now = _versions(reader)
    return reader.published(table, quarter, before), reader.published(table, quarter, now)


def _figure(reader: Reader, row: Row) -> str:
    title = reader.text(records.metric_of(row), "title")
    return title if row["unit_id"] == ASSEMBLY else f"{title}, {reader.unit(row['unit_id'])}"


@shows(_PAGE, table_id="input-table")
def what_was_put_right(reader: Reader) -> Rows:
    t, note = reader.t, f"note_{reader.language}"
    yield _headings(reader)
    columns = ("value", "numerator", "denominator", "status", note)
    for row, column, *ends in _changed(*_of("observations", reader), *columns):
        which = t("consequences.column.note_en") if column == note else t(f"corrections.what.{column}")
        metric = records.metric_of(row)
        cells = [
            written.said_in_unit(end, metric["unit"], int(metric["decimals"]), reader.language)
            if column == "value"
            else _plain(reader, column, end)
            for end in ends
        ]
        yield _figure(reader, row), which[:1].upper() + which[1:], *cells
    for row, column, *ends in _changed(*_of("resource_use", reader), "quantity", "status", note):
        table = t("table_changes.name.resource_use")
        what = f"{t('resources.' + row['resource'])}, {t('resource_part.' + row['part'])}"
        name = {"status": "obs_status", note: "note_en"}.get(column, column)
        yield (
            f"{table[:1].upper()}{table[1:]}: {what}",
            t(f"consequences.column.{name}"),
            *(_plain(reader, column, end) for end in ends),
        )


def _plain(reader: Reader, column: str, end: str) -> str:
    if not end:
        return written.NOTHING
    if column == "status":
        assert end in CODES
        return reader.t(f"status.{end}")
    return end if column.startswith("note") else written.number(end)


@shows(_PAGE, table_id="target-table")
def targets_met_or_not(reader: Reader) -> Rows:
    t = reader.t
    quarter, before, now = _versions(reader)
    yield _headings(reader)
    for row, column, *ends in _changed(*_of("results/results", reader), "verdict", "achievement_pct"):
        cells = [
            t(f"verdict.{end}") if column == "verdict" else written.percent(end, reader.language)
            for end in ends
        ]
        yield _figure(reader, row), t(f"consequences.column.{column}"), *cells
    counted = [_counted(quarter, version) for version in (before, now)]
    for table, column in counted[0]:
        if counted[0][table, column] != counted[1][table, column]:
            what = t(f"consequences.tally.{table}"), t(f"consequences.column.{column}")
            yield *what, *(str(each[table, column]) for each in counted)


def _counted(quarter: str, version: int) -> dict[tuple[str, str], int]:
    """Targets met, those of them that rest on no sample and no provisional figure, and among the targets that
    are the same as in the quarter before, or the next step of a plan, those met and those missed twice."""
    own = [row for row in results(quarter, version) if row["unit_id"] == ASSEMBLY]
    earlier = {row["metric_id"]: row for row in results(shifted(quarter, -1)) if row["unit_id"] == ASSEMBLY}
    met = [row for row in own if row["verdict"] == "met"]
    firm = [
        row for row in met if row["status"] == "reported" and records.metric_of(row)["source"] != "survey"
    ]
    same = [
        (row, then)
        for row in own
        if row["verdict"] in ("met", "not_met")
        and (then := earlier.get(row["metric_id"]))
        and then["verdict"] in ("met", "not_met")
        and row["metric_version"] == then["metric_version"]
        and (row["target_value"] == then["target_value"] or records.metric_of(row)["cumulative"] == "true")
    ]
    assert len(met) == judged(own)[0]
    return {
        ("targets", "met"): len(met),
        ("targets", "firm"): len(firm),
        ("same_targets", "met"): sum(row["verdict"] == "met" for row, _ in same),
        ("same_targets", "missed_both"): sum(
            row["verdict"] == then["verdict"] == "not_met" for row, then in same
        ),
    }


@shows(_PAGE, table_id="index-table")
def the_index_and_its_parts(reader: Reader) -> Rows:
    t = reader.t
    yield _headings(reader)
    found = list(_changed(*_of("results/index_nodes", reader), "score", "contribution"))
    parts = [each for each in found if each[0]["metric_id"]]
    groups = [each for each in found if not each[0]["metric_id"] and each[0]["parent_id"]]
    for row, column, *ends in (*parts, *groups):
        title = node_title(reader, row["unit_id"], _versions(reader)[0], row["node_id"])
        yield title, t(f"consequences.column.{column}"), *(written.number(end) for end in ends)
    names = {"value": "index_value", "worst": "lowest_possible", "best": "highest_possible"}
    for _, column, *ends in _changed(*_of("results/index", reader), *names):
        which = t(f"consequences.column.{names[column]}")
        yield t("index.name"), which, *(written.number(end) for end in ends)


@shows(_PAGE, table_id="range-table")
def ranges_under_other_choices(reader: Reader) -> Rows:
    yield _headings(reader)
    for row, _, *ends in _changed(*_published("index_simulated", reader), "value"):
        title = node_title(reader, row["unit_id"], _versions(reader)[0], row["about"])
        part = reader.t("index.name") if row["about"] == "index" else title
        which = reader.t(f"consequences.column.{row['quantity']}")
        yield part, which, *(written.number(end) for end in ends)


@shows(_PAGE, table_id="comparison-table")
def comparisons_with_earlier_quarters(reader: Reader) -> Rows:
    t = reader.t
    yield _headings(reader)
    for row, column, *ends in _changed(*_published("statements", reader), "difference", "caveats"):
        if row["base"] not in ("previous", "year"):
            continue
        cells = [
            written.NOTHING
            if not end
            else written.signed(end)
            if column == "difference"
            else t(f"consequences.caveat.{end}")
            for end in ends
        ]
        what = f"{_figure(reader, row)}; {t('consequences.base.' + row['base'])}"
        yield what, t(f"consequences.column.{column}"), *cells
