"""Results of a release, and what follows from them: by plain arithmetic, or as the downloads tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tests.net import records, written
from tests.net.kinds import Reader, Told
from tests.net.records import Row

ASSEMBLY = "assembly"
WITH_VALUE = ("reported", "provisional", "estimated")


def results(quarter: str, version: int | None = None) -> tuple[Row, ...]:
    """The released results of a quarter, in the order of ``results.csv``."""
    return records.handed_in("results/results", quarter, version)


def result(quarter: str, metric_id: str, unit_id: str, version: int | None = None) -> Row | None:
    """One result; ``None`` where none was released."""
    for row in results(quarter, version):
        if (row["metric_id"], row["unit_id"]) == (metric_id, unit_id):
            return row
    return None


def begins_anew(quarter: str, row: Row) -> bool:
    """Whether a result is the first by another definition than that of the quarter before."""
    before = result(shifted(quarter, -1), row["metric_id"], row["unit_id"]) if _known(quarter, -1) else None
    return before is not None and before["metric_version"] != row["metric_version"]


def shifted(quarter: str, steps: int) -> str:
    """The quarter so many quarters later: ``2026-27-Q1`` and −1 give ``2025-26-Q4``."""
    count = int(quarter[:4]) * 4 + int(quarter[-1]) - 1 + steps
    year = count // 4
    return f"{year}-{(year + 1) % 100:02}-Q{count % 4 + 1}"


def exact(row: Row) -> Decimal:
    """A figure before it was rounded: 100 × numerator ÷ denominator of a share, the quotient of a mean."""
    if row["numerator"] and row["denominator"]:
        times = 100 if records.metric_of(row)["unit"] == "percent" else 1
        return times * Decimal(row["numerator"]) / Decimal(row["denominator"])
    return Decimal(row["value"])


def _known(quarter: str, steps: int) -> bool:
    return shifted(quarter, steps) in records.quarters()


#: The columns in which a download tells of a change, by how many quarters lie between.
CHANGES = {-1: "change_on_previous_quarter", -4: "change_on_year_earlier"}
_TOLD = ("higher", "lower", "same", "unclear", "side_by_side")


def told(reader: Reader, quarter: str, row: Row, version: int | None = None) -> Row:
    """The same result as the download tells it, with what may be said of its changes."""
    key = row["metric_id"], row["unit_id"]
    return next(
        one
        for one in reader.published("results", quarter, version)
        if (one["metric_id"], one["unit_id"]) == key
    )


def change_cell(reader: Reader, quarter: str, row: Row, steps: int, version: int | None = None) -> Told:
    """``+3.2`` where it is higher or lower, else the verdict in words; a dash where nothing is compared. The
    size is that of the records where the whole is compared, not only the units that reported both times."""
    one, column = told(reader, quarter, row, version), CHANGES[steps]
    verdict = one[f"{column}_verdict"]
    if verdict not in _TOLD:
        return written.NOTHING
    said = statement(reader, quarter, row, {-1: "previous", -4: "year"}[steps], version)
    units = len(said["matched_units"].split(";")) if said["matched_units"] else 0

    def over(change: str) -> str:
        return reader.t("change_over", count=units, change=change) if units else change

    if verdict not in ("higher", "lower"):
        return over(reader.t(f"change_mark.{verdict}")), verdict
    decimals = int(records.metric_of(row)["decimals"])
    before = result(shifted(quarter, steps), row["metric_id"], row["unit_id"])
    difference = Decimal(one[column])
    if before is not None and row["unit_id"] != ASSEMBLY:
        assert difference == written.rounded(exact(row) - exact(before), decimals)
    assert (difference > 0) == (verdict == "higher")
    return over(written.signed(difference, decimals)), verdict


def statement(reader: Reader, quarter: str, row: Row, base: str, version: int | None = None) -> Row:
    """What the download says of a result against ``base``; nothing of a target that was not judged."""
    key = row["metric_id"], row["unit_id"], base
    found = reader.published("statements", quarter, version)
    return next((one for one in found if (one["metric_id"], one["unit_id"], one["base"]) == key), {})


def value_cell(reader: Reader, row: Row) -> Told:
    """A figure with its unit, or the mark of why there is none."""
    metric = records.metric_of(row)
    if not row["value"]:
        return reader.missing(row["status"])
    mark = {"provisional": " [p]", "estimated": " [e]"}.get(row["status"], "")
    return written.in_unit(row["value"], metric["unit"], int(metric["decimals"]), reader.language) + mark


def target_cell(reader: Reader, row: Row) -> str:
    """A target with its unit; a dash where none was set."""
    if not row["target_value"]:
        return written.NOTHING
    return written.in_unit(row["target_value"], records.metric_of(row)["unit"], None, reader.language)


def verdict_cell(reader: Reader, quarter: str, row: Row, version: int | None = None) -> Told:
    """Whether the target was met, and why that is not firm."""
    said, doubt = reader.t(f"verdict.{row['verdict']}"), ""
    if row["verdict"] in ("met", "not_met"):
        doubt = statement(reader, quarter, row, "target", version)["reason"]
    if doubt:
        said = reader.t("verdict_but", verdict=said, firmness=reader.t(f"firmness.{doubt}"))
    return said, row["verdict"]


def results_table(
    reader: Reader,
    quarter: str,
    rows: Sequence[Row],
    *,
    by_unit: bool = False,
    version: int | None = None,
) -> Iterator[tuple[Told, ...]]:
    """The table that reports, scorecards, metrics and departments share."""
    t = reader.t
    yield (
        t("column.unit" if by_unit else "column.metric"),
        t("column.value"),
        t("column.target"),
        f"{t('label.results.achievement_pct')} %",
        t("label.results.verdict"),
        t("label.results.change_on_previous_quarter"),
        t("label.results.change_on_year_earlier"),
    )
    for row in rows:
        name = reader.unit(row["unit_id"]) if by_unit else reader.text(records.metric_of(row), "title")
        yield (
            name,
            value_cell(reader, row),
            target_cell(reader, row),
            written.number(row["achievement_pct"], 1),
            verdict_cell(reader, quarter, row, version),
            change_cell(reader, quarter, row, -1, version),
            change_cell(reader, quarter, row, -4, version),
        )


def judged(rows: Sequence[Row]) -> tuple[int, int]:
    """How many targets were met, of how many that could be judged."""
    verdicts = [row["verdict"] for row in rows]
    return verdicts.count("met"), verdicts.count("met") + verdicts.count("not_met")
