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


def value_cell(reader: Reader, quarter: str, row: Row) -> Told:
    """A figure with its unit, the marks of one that may change or begins a series, or why there is none."""
    metric = records.metric_of(row)
    if not row["value"]:
        return reader.missing(row["status"])
    said = written.in_unit(row["value"], metric["unit"], int(metric["decimals"]), reader.language)
    return said + _marks(quarter, row)


def _marks(quarter: str, row: Row) -> str:
    mark = {"provisional": " [p]", "estimated": " [e]"}.get(row["status"], "")
    return f"{mark} [b]" if begins_anew(quarter, row) else mark


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


#: The order in which a table by verdict has its rows.
_ORDER = ("not_met", "met", "no_figure", "no_target", "not_applicable")
#: On so few cases a share is told as its two counts.
_FEW = 20


def results_table(
    reader: Reader,
    quarter: str,
    rows: Sequence[Row],
    *,
    by_unit: bool = False,
    grouped: bool = False,
    version: int | None = None,
) -> Iterator[tuple[Told, ...]]:
    """The table that reports, summaries, metrics and departments share; its pictures show the same."""
    t, targets = reader.t, any(row["target_value"] for row in rows)
    more = (t("column.target"), t("label.results.verdict"), t("column.gap")) if targets else ()
    yield t("column.unit" if by_unit else "column.metric"), t("column.value"), *more, t("column.change")
    groups = [("", list(rows))]
    if grouped and targets:
        groups = [(verdict, [row for row in rows if row["verdict"] == verdict]) for verdict in _ORDER]
    place = 0
    for verdict, members in groups:
        if verdict in ("met", "not_met"):
            members.sort(key=lambda row: Decimal(row["achievement_pct"]), reverse=verdict == "met")
        if verdict and members:
            yield (t(f"verdict_group.{verdict}", count=len(members)),)
            place += 1
        for row in members:
            if targets:
                assert reader.table.pictures[place] == _disc(row)
            name = reader.unit(row["unit_id"]) if by_unit else reader.text(records.metric_of(row), "title")
            so = (target_cell(reader, row), _verdict(reader, row), _gap_cell(reader, quarter, row, version))
            change = leading_cell(reader, quarter, row, version)
            yield name, _few_cell(reader, quarter, row), *(so if targets else ()), change
            place += 1


def _verdict(reader: Reader, row: Row) -> Told:
    return reader.t(f"verdict.{row['verdict']}"), row["verdict"]


def _disc(row: Row) -> list[tuple[str, float]]:
    """Where the disc of a row stands: its achievement on a scale from 0 to 125, in per cent of it."""
    if row["verdict"] not in ("met", "not_met"):
        return []
    reached = min(max(Decimal(row["achievement_pct"]), Decimal(0)), Decimal(125))
    look = "kept" if row["verdict"] == "met" else "missed"
    return [(look, float(round(float(reached) / 125 * 100, 1)))]


def _few_cell(reader: Reader, quarter: str, row: Row) -> Told:
    share = records.metric_of(row)["unit"] == "percent" and row["numerator"] and row["denominator"]
    if share and row["value"]:
        k, n = Decimal(row["numerator"]), Decimal(row["denominator"])
        if k == int(k) and n == int(n) and 0 < n < _FEW:
            counts = reader.t("figure.counts", numerator=written.number(k), denominator=written.number(n))
            return counts + _marks(quarter, row)
    return value_cell(reader, quarter, row)


def _gap_cell(reader: Reader, quarter: str, row: Row, version: int | None) -> str:
    """How far it is: of a share of cases, how many cases from the number that was needed; else the distance
    in the figure's unit. What makes the verdict less than firm follows."""
    if row["verdict"] not in ("met", "not_met"):
        return written.NOTHING
    metric, target = records.metric_of(row), Decimal(row["target_value"])
    up = metric["direction"] == "up"
    unit, distance = metric["unit"], Decimal(row["value"]) - target
    k, n = (Decimal(row[name] or 0) for name in ("numerator", "denominator"))
    cases = unit == "percent" and n and k == int(k) and n == int(n) and n < 100_000
    if cases:
        exactly = target * n / 100
        needed = int(exactly) + (1 if up and exactly != int(exactly) else 0)
        distance, just = k - needed, exactly != needed
    size = abs(distance)
    if not size:
        said = reader.t("gap.just" if cases and just else "gap.exactly")
    else:
        kept = row["verdict"] == "met"
        kind = ("spare" if kept else "short") if up else ("under" if kept else "over")
        written_size = written.number(size)
        if unit == "percent" and not cases:
            written_size = reader.t("gap.points", count=1 if size == 1 else 2, points=written_size)
        elif not cases:
            written_size = written.said_in_unit(str(size), unit, int(metric["decimals"]), reader.language)
        said = reader.t(f"gap.{kind}", gap=written_size)
    doubt = statement(reader, quarter, row, "target", version)["reason"]
    return f"{said}; {reader.t(f'firmness.{doubt}')}" if doubt else said


def leading_cell(reader: Reader, quarter: str, row: Row, version: int | None = None) -> Told:
    """The change that leads, with the figure before; a dash where nothing is compared."""
    one = told(reader, quarter, row, version)
    steps = -4 if one["leading_base"] == "year" else -1
    verdict = one[f"{CHANGES[steps]}_verdict"]
    if verdict not in _TOLD:
        return written.NOTHING
    base = "year" if steps == -4 else "previous"
    there = statement(reader, quarter, row, base, version)
    metric = records.metric_of(row)
    before = written.in_unit(there["base_value"], metric["unit"], int(metric["decimals"]), reader.language)
    said = reader.t(f"change_cell.aside_{base}", before=before)
    if verdict != "side_by_side":
        word = reader.t(f"change_mark.{verdict}")
        said = reader.t(f"change_cell.told_{base}", word=word, before=before)
    if there["matched_units"]:
        said = reader.t("change_over", count=len(there["matched_units"].split(";")), change=said)
    return (said, verdict) if verdict != "side_by_side" else said


def judged(rows: Sequence[Row]) -> tuple[int, int]:
    """How many targets were met, of how many that could be judged."""
    verdicts = [row["verdict"] for row in rows]
    return verdicts.count("met"), verdicts.count("met") + verdicts.count("not_met")
