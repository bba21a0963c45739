"""What a quarter's workbook holds: its tables, its settings, and the rows that are filled in already.

No figure is ever filled in: an empty cell asks, a figure from the last quarter would be overlooked.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from checked_tables.schemas import TableSchema
from checked_tables.table import read_table
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.read_folder import REFERENCE, as_copied, read_reference
from plugins.core.facts.store import Facts
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.core.time.release_file import KEYS
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.beginning.measure import still_plays
from plugins.subjects.calendar.measure import announced, real
from plugins.subjects.calendar.record import CalendarEntry
from plugins.subjects.charter.record import ServiceStandard, standards_at
from plugins.subjects.metrics.measure import in_force
from plugins.subjects.metrics.record import Metric
from plugins.subjects.rules.record import CountingRules
from plugins.subjects.units.model_changes import Breaks
from plugins.subjects.units.record import ASSEMBLY_ID, Unit, UnitChange

from .passed_on import Rows, with_successors

READ_ME, RELEASE, METRICS, UNITS = "read_me", "release", "metrics", "units"
#: Tables that no person types: commands record them.
RECORDED: Mapping[str, str] = {"sign_offs": "sign-off", "corrections": "correct", "reasons": "compare"}
#: What the sheet ``release`` asks for; stage and day of publication come from later commands.
_OF_RELEASE = ("quarter", "version", "stage", "published_on", "rehearsed")
SETTINGS = tuple(key for key in KEYS if key not in _OF_RELEASE)
#: Who wrote the explanations of a workbook: this program, or nobody where an office program forgot it.
AUTHOR = "County Assembly portal"
OWN_AUTHORS = (AUTHOR, "", "None", "Unknown Author")
#: The order in which an office fills its sheets; a table that is not named comes after them, by its name.
_FIRST = (
    *("observations", "returns", "restated", "labour", "budget", "submissions", "actions", "staff_bands"),
    *("bills", "bill_actions", "bill_participation", "bill_documents", "bill_amendments", "petitions"),
    *("committee_plan", "committee_reports", "audit_findings", "recommendations", "executive_queries"),
    *("milestone_progress", "productivity_audits", "productivity_audit_points", "reports_sent", "sittings"),
)
#: The offices in the order of their sheets; any other comes after them.
_OFFICES = (
    *("office_planning", "office_hr", "office_secretariat", "office_pmc"),
    *("office_clerk", "office_committee_clerks"),
)
_AS_AT, _PUBLISHED = 15, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One quarter's empty workbook. ``rows`` are the rows to begin with, by table; ``lookups`` the other
    reference tables that its columns name, such as the stages of a bill."""

    quarter: Quarter
    tables: tuple[TableSchema, ...]
    settings: Mapping[str, str]
    rows: Mapping[str, Rows]
    metrics: tuple[Metric, ...]
    units: tuple[Unit, ...]
    lookups: Mapping[str, Rows]
    carried_from: Quarter | None


def _registers(reference: Facts) -> Rows:
    """A row for each register that figures are counted in, by its name."""
    rules = reference.get(CountingRules)
    names = {rule.table for rule in rules.rules if rule.table} if rules is not None else ()
    return tuple({"register": name} for name in sorted(names))


def staff_tables(schemas: Mapping[str, TableSchema]) -> tuple[TableSchema, ...]:
    """The tables of a quarter that staff fill in: by office, and within it in the order in which they do."""
    ours = [each for each in schemas.values() if each.scope == "quarter" and each.name not in RECORDED]
    order = {name: position for position, name in enumerate(_FIRST)}

    def position(each: TableSchema) -> tuple[int, int, str]:
        office = office_of(each)
        desk = _OFFICES.index(office) if office in _OFFICES else len(_OFFICES)
        return desk, order.get(each.name, len(order)), each.name

    return tuple(sorted(ours, key=position))


def office_of(table: TableSchema) -> str:
    """The ``unit_id`` of the office that usually fills a table; where nobody is named, the Planning Unit."""
    return table.filled_by or _OFFICES[0]


def form_for(
    quarter: Quarter, assembly: Assembly, schemas: Mapping[str, TableSchema], data_dir: Path
) -> Form:
    """The workbook of ``quarter``: what is measured by its own copy of the reference tables, else by what
    today's say for it; with what carries over from the newest release before it. Nothing carries over from
    an illustrative quarter into one that is not."""
    register = read_reference(data_dir / REFERENCE, REFERENCE, schemas, SUBJECTS)
    out = assembly.report(quarter)
    plays = out.release.is_illustrative if out else still_plays(register.reference, assembly)
    declared = out.records.declared if out else as_copied(register, SUBJECTS, quarter, illustrative=plays)
    earlier = [
        report
        for report in assembly.reports
        if report.quarter < quarter and report.release.is_illustrative == plays
    ]
    newest = earlier[-1].release if earlier else None
    announced_days = register.reference.rows(CalendarEntry)
    metrics = tuple(in_force(declared.rows(Metric), quarter).values())
    known = declared.rows(Unit)
    units = tuple(unit for unit in known if unit.reports_in(quarter))
    breaks = Breaks(declared.rows(UnitChange))

    def before(name: str) -> Rows:
        path = data_dir / newest.folder / f"{name}.csv" if newest else None
        if path is None or not path.exists():
            return ()
        return tuple(row.cells for row in read_table(path, schemas[name], name).rows)

    def passed_on(name: str, rows: Rows) -> Rows:
        return with_successors(name, rows, {unit.unit_id for unit in units}, declared.rows(UnitChange))

    return Form(
        quarter=quarter,
        tables=staff_tables(schemas),
        settings=settings_for(
            quarter, newest, announced_days if plays else real(announced_days), plays=plays
        ),
        rows={
            "observations": _observations(metrics, units),
            "restated": _on_old_definitions(metrics, units, quarter) if newest else (),
            "labour": _kept(before("labour"), _departments(units), units),
            "budget": _with_first_budget(
                _kept(before("budget"), _budget(units), units),
                tuple(
                    row
                    for row in before("budget")
                    if newest
                    and newest.quarter.financial_year == quarter.financial_year
                    and not breaks.between(row["unit_id"], newest.quarter, quarter)
                ),
            ),
            "returns": _registers(register.reference),
            "submissions": _kept(before("submissions"), _departments(units), units),
            "actions": passed_on("actions", before("actions")),
            **{
                name: passed_on(name, _carried(name, before(name), quarter))
                for name, table in schemas.items()
                if table.carried_forward
            },
            "resource_use": _named(before("resource_use"), "resource", "part", "unit"),
            "service_requests": _offered(
                _named(before("service_requests"), "service_id", "channel"),
                standards_at(declared.rows(ServiceStandard), quarter),
            ),
            "engagement": _named(before("engagement"), "seat_id", "seat_en", "seat_sw", "kind"),
        },
        metrics=metrics,
        units=known,
        lookups=_lookups(schemas, data_dir),
        carried_from=newest.quarter if newest else None,
    )


def _carried(name: str, rows: Rows, quarter: Quarter) -> Rows:
    """A register as it was; of the committees' plans, those of the quarter's own financial year."""
    if name != "committee_plan":
        return rows
    return tuple(row for row in rows if row["financial_year"] == quarter.financial_year)


def _lookups(schemas: Mapping[str, TableSchema], data_dir: Path) -> dict[str, Rows]:
    """The reference tables with names of one column that the quarter's tables refer to."""
    named = {
        key.table
        for table in staff_tables(schemas)
        for key in table.foreign_keys
        if len(key.fields) == 1 and schemas[key.table].scope == "reference"
    }
    found = {}
    for name in sorted(named - {METRICS, UNITS}):
        path = data_dir / "reference" / f"{name}.csv"
        if path.exists():
            found[name] = tuple(row.cells for row in read_table(path, schemas[name], name).rows)
    return found


def settings_for(
    quarter: Quarter, newest: Release | None, calendar: Sequence[CalendarEntry] = (), *, plays: bool = True
) -> dict[str, str]:
    """What the sheet ``release`` begins with: the days announced in the calendar, else days as far after
    the quarter's end as last time.

    Without an earlier release: reporting day 15 days after the end, publication 30; how the figures came
    about is left for staff to say, unless the Assembly has begun and nothing ``plays`` any more.
    """
    last = newest.quarter.last_day if newest else None
    as_at = newest.as_at - last if newest and last else timedelta(_AS_AT)
    out = newest.scheduled_on - last if newest and last else timedelta(_PUBLISHED)
    expected = newest.next_expected_on if newest and newest.quarter.next == quarter else None
    here, following = announced(calendar, quarter), announced(calendar, quarter.next)
    begun = {
        "provenance": newest.provenance if newest else "" if plays else "reported",
        "illustrates": (newest.illustrates or "") if newest else "",
        "as_at": str(quarter.last_day + as_at),
        "scheduled_on": str(here.date() if here else expected or quarter.last_day + out),
        "next_expected_on": str(following.date() if following else quarter.next.last_day + out),
        "has_index": str(newest.has_index).lower() if newest else "false",
        "no_index_reason_en": newest.no_index_reason.en if newest else "",
        "no_index_reason_sw": newest.no_index_reason.sw if newest else "",
    }
    return {key: begun[key] for key in SETTINGS}


def _observations(metrics: Iterable[Metric], units: Iterable[Unit]) -> Rows:
    """A row for every figure that the quarter is expected to bring: each metric at each of its levels."""
    return tuple(
        {"metric_id": metric.metric_id, "metric_version": str(metric.metric_version), "unit_id": unit.unit_id}
        for metric in metrics
        for unit in units
        if unit.kind in metric.levels
    )


def _on_old_definitions(metrics: Iterable[Metric], units: Iterable[Unit], quarter: Quarter) -> Rows:
    """A row for each figure whose definition is new in the quarter: what it would be on the one before."""
    new = tuple(one for one in metrics if one.metric_version > 1 and one.introduced == quarter)
    return tuple(
        {"of_quarter": str(quarter), **row, "metric_version": str(int(row["metric_version"]) - 1)}
        for row in _observations(new, units)
    )


def _kept(before: Rows, asked: Rows, units: Iterable[Unit]) -> Rows:
    """The rows of last time by their names, without units that are gone, then those that are new.

    Where nothing was reported last time, everybody who is asked begins.
    """
    known = {unit.unit_id for unit in units}
    names = tuple(asked[0]) if asked else ("unit_id",)
    rows = [{name: row[name] for name in names} for row in before if row["unit_id"] in known]
    there = {row["unit_id"] for row in rows}
    return (*rows, *(row for row in asked if row["unit_id"] not in there))


def _departments(units: Iterable[Unit]) -> Rows:
    return tuple({"unit_id": unit.unit_id} for unit in units if unit.kind == "department")


def _with_first_budget(rows: Rows, before: Rows) -> Rows:
    """The rows with the budget that was first approved, as an earlier quarter of the same year has it; a unit
    whose work has changed since is asked anew."""
    first = {(row["unit_id"], row["economic_class"]): row["original_kes"] for row in before}
    return tuple(
        {**row, "original_kes": first[row["unit_id"], row["economic_class"]]}
        if first.get((row["unit_id"], row["economic_class"]))
        else row
        for row in rows
    )


def _offered(rows: Rows, in_force: Container[str]) -> Rows:
    """The rows without those of services that have ended."""
    return tuple(row for row in rows if row["service_id"] in in_force)


def _named(before: Rows, *names: str) -> Rows:
    """What the rows of last time were about, without their figures."""
    return tuple({name: row[name] for name in names} for row in before)


def _budget(units: Iterable[Unit]) -> Rows:
    asked = [unit.unit_id for unit in units if unit.unit_id == ASSEMBLY_ID or unit.kind == "department"]
    return tuple(
        {"unit_id": unit_id, "economic_class": each}
        for unit_id in asked
        for each in ("recurrent", "development")
    )
