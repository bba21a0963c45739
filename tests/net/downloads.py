"""The tables that the built site offers for download, beside those that were handed in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from tests.net import records
from tests.net.derived import DERIVED, said
from tests.net.kinds import CODES, MARKS
from tests.net.records import Row
from tests.net.results import begins_anew
from tests.net.written import quarter_days
from tools.illustrative.place import EXAMPLE

#: Columns of every download: of which release it is.
RELEASE = ("provenance", "quarter", "period_start", "period_end", "version")


def releases() -> Iterator[tuple[str, int]]:
    """Every version of every quarter."""
    for quarter in records.quarters():
        for version in records.versions(quarter):
            yield quarter, version


def offered(site: Path, quarter: str, version: int) -> dict[str, Path]:
    """The downloads of a version by the name of their table, without code lists."""
    paths = sorted(records.folder(site, quarter, version).glob("*.csv"))
    return {path.stem: path for path in paths if not is_list(path)}


def newest_tables(site: Path) -> dict[str, Path]:
    """The files that follow the newest release, by the name of their table."""
    package = json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))
    return {one["name"]: site / "data" / one["path"] for one in package["resources"]}


def is_list(path: Path) -> bool:
    """Whether a download is a code list, which no release says by itself: it has no column for a version."""
    return "version" not in path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")


def faults_of_code_lists(site: Path) -> Iterator[str]:
    """Where a code list beside a release is not the version's own copy or, where it keeps none, the one that
    is offered among the lists of reference."""
    common = newest_tables(site)
    for quarter, version in releases():
        folder = records.folder(site, quarter, version)
        kept = EXAMPLE.quarters / quarter / f"v{version}" / "reference"
        for path in filter(is_list, sorted(folder.glob("*.csv"))):
            own = kept / path.name
            known = records.read_table(own if own.exists() else common[path.stem])
            if not _same(records.read_table(path), known):
                yield f"{path} is not the list that was in force"


def copied(site: Path, quarter: str, version: int) -> Iterator[tuple[str, Path, tuple[Row, ...]]]:
    """Each download that shows a table handed in, with the rows that were handed in."""
    folder = records.EXAMPLE.quarters / quarter / f"v{version}"
    own = {
        "metrics_used": "reference/metrics",
        "targets_used": "reference/targets",
        "labour_inputs": "labour",
    }
    own |= {"labour": "results/labour", "results": "results/results", "index": "results/index"}
    own |= {"index_nodes": "results/index_nodes", "index_simulated": "results/simulated"}
    for table, path in offered(site, quarter, version).items():
        source = folder / f"{own.get(table, table)}.csv"
        if source.exists():
            yield table, path, _in_order(table, quarter, records.read_table(source))


def _in_order(table: str, quarter: str, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows as a download has them: some by committee, definitions of metrics only those in force."""
    if table in ("committee_reports", "executive_queries", "recommendations"):
        return tuple(sorted(rows, key=lambda row: row["committee_id"]))
    if table == "metrics_used":
        return tuple(row for row in rows if not row["retired"] or row["retired"] >= quarter)
    return rows


#: Columns that bear another name in a download.
RENAMED = {
    "sign_offs": {"on_date": "signed_on"},
    "targets_used": {"late_approved": "approved_late"},
    "metrics_used": {"unit": "unit_of_measure"},
    "index": {
        "value": "index_value",
        "band": "band_number",
        "worst": "lowest_possible",
        "best": "highest_possible",
    },
    "index_nodes": {"parent_id": "parent_node_id", "target": "target_value"},
}


def alike(one: str, other: str) -> bool:
    """Whether two cells say the same: the same text, or the same number (``12.0`` and ``12``), or nothing and
    ``false``."""
    if one == other or {one, other} == {"", "false"}:
        return True
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def faults_of_a_copy(
    table: str, path: Path, handed_in: tuple[Row, ...], quarter: str, version: int
) -> Iterator[str]:
    """Where a download says otherwise than the table that it copies: rows, their order, each column."""
    offered_rows = records.read_table(path)
    if len(offered_rows) != len(handed_in):
        yield f"{path.name}: {len(offered_rows)} rows, {len(handed_in)} were handed in"
    first, last = quarter_days(quarter)
    provenance = str(records.release(quarter, version)["provenance"])
    days = (first.isoformat(), last.isoformat())
    of_release = dict(zip(RELEASE, (provenance, quarter, *days, str(version)), strict=True))
    for place, (shown, row) in enumerate(zip(offered_rows, handed_in, strict=False), start=2):
        wanted = {RENAMED.get(table, {}).get(name, name): value for name, value in row.items()}
        if "status" in row and "obs_status" in shown:
            wanted |= dict(zip(("obs_status", "marker"), _code_and_mark(table, row), strict=True))
        if "break_before" in shown:
            anew = begins_anew(quarter, row)
            wanted |= {"break_before": "true" if anew else ""}
            wanted |= {"obs_status": "B"} if anew and row["status"] == "reported" else {}
        for name, value in {**wanted, **of_release}.items():
            if name in shown and not alike(shown[name], value):
                yield f"{path.name}, line {place}, {name}: {shown[name]!r}, handed in: {value!r}"


def _code_and_mark(table: str, row: Row) -> tuple[str, str]:
    """The code and the mark of a status; few who answered make a survey's answer unreliable (U)."""
    if table == "survey_results" and row["n"] and int(row["base"]) < 100:
        return "U", "[u]"
    return CODES[row["status"]], MARKS[row["status"]]


def faults_of_derived(table: str, path: Path, handed_in: tuple[Row, ...]) -> Iterator[str]:
    """Where a column that follows from the handed-in row is not what the row gives."""
    for place, (shown, row) in enumerate(zip(records.read_table(path), handed_in, strict=True), start=2):
        for name, value in DERIVED[table](row).items():
            if not alike(shown[name], said(value)):
                yield f"{path.name}, line {place}, {name}: {shown[name]!r}, it follows: {said(value)!r}"


#: Registers, which tell of everything so far each time, and what only the newest quarter is asked about.
NEWEST_ONLY = frozenset(
    {
        *("audit_findings", "bill_actions", "bill_amendments", "bill_clocks", "bill_documents"),
        *("bill_participation", "bills", "committee_plan", "committee_reports", "engagement"),
        *("executive_queries", "feedback", "petitions", "productivity_audit_points"),
        *("productivity_audits", "recommendations", "service_requests", "survey_results", "surveys"),
    }
)


#: What stands in the statements of all quarters alone: their sentences, which may improve.
SERIES_ONLY = frozenset({"text_en", "text_sw", "reviewed_sw", "pages"})


def faults_of_the_series(site: Path) -> Iterator[str]:
    """Where a newest table is not the downloads of the newest version of every quarter, one by one."""
    for table, path in newest_tables(site).items():
        if is_list(path):
            continue
        wanted: list[Row] = []
        for quarter in records.quarters()[-1 if table in NEWEST_ONLY else 0 :]:
            wanted += records.published(site, table, quarter)
        own = frozenset(wanted[0]) if wanted else frozenset()
        words = SERIES_ONLY if table == "statements" else frozenset()
        rows = list(records.read_table(path))
        if rows and rows[0].keys() - own != words:
            yield f"{path.name} has other columns than the tables of all quarters"
        if [{name: row[name] for name in row if name not in words} for row in rows] != wanted:
            yield f"{path.name} is not the tables of all quarters together"


def _same(some: tuple[Row, ...], others: tuple[Row, ...]) -> bool:
    """Whether two tables say the same under the columns that both have."""
    return len(some) == len(others) and all(
        alike(one[name], other[name])
        for one, other in zip(some, others, strict=True)
        for name in one.keys() & other.keys()
    )


def levels_of_work() -> tuple[Row, ...]:
    """Everybody together, then each level of the framework once."""
    every = [Row(stratum_id="all", level_en="Everybody assessed", level_sw="Wote waliotathminiwa")]
    for row in records.reference("job_strata"):
        if row["stratum_id"] != every[-1]["stratum_id"]:
            every.append(row)
    return tuple(every)


def faults_of_reference(site: Path) -> Iterator[str]:
    """Where a list of reference is offered otherwise than it lies in ``data/reference``."""
    for table, path in newest_tables(site).items():
        if not is_list(path):
            continue
        own = levels_of_work() if table == "strata" else records.reference(table)
        shown = records.read_table(path)
        if len(shown) != len(own):
            yield f"{path.name}: {len(shown)} rows, {len(own)} were handed in"
        for place, (one, row) in enumerate(zip(shown, own, strict=False), start=2):
            for name in one.keys() & row.keys():
                if not alike(one[name], row[name]):
                    yield f"{path.name}, line {place}, {name}: {one[name]!r}, handed in: {row[name]!r}"
