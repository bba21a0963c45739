"""All published quarters as one package, attacked together: a hidden figure that falls stops the build.

Ties an attacker has: the Assembly's figure is the sum of its units' (or the ratio of their sums), a
percentage is its numerator over its denominator, the same figure stands in the worked index, and an older
version of a quarter may print what the current one hides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from plugins.assembly.model import QuarterReport, Result
from plugins.assembly.problems import Problem
from plugins.assembly.records import ASSEMBLY_ID

from .attacker import Contradiction, attack
from .explained import say_leak
from .rules import RULES, Kind, Rules
from .system import ZERO, Cell, Interval, Relation, System

_PARTS = ("value", "numerator", "denominator")


def system_of_releases(
    current: Iterable[QuarterReport], superseded: Iterable[QuarterReport] = (), rules: Rules = RULES
) -> System:
    """Every figure of every quarter as a cell ``quarter metric unit part``, with what ties them.

    What is hidden is decided by the current version; what is printed, by any. Relations in which nothing is
    hidden are left out: whether they hold is another check's business.
    """
    cells: dict[str, Cell] = {}
    relations: list[Relation] = []
    older = defaultdict(list)
    for report in superseded:
        older[report.quarter].append(report)
    for report in current:
        results = {_key(result): result for result in report.results}
        for result in report.results:
            for part in _PARTS:
                cell = _cell(result, part, rules)
                cells[cell.name] = cell
        for version in older[report.quarter]:
            for result in version.results:
                _add_printed(cells, result, results.get(_key(result)))
        for index in (report.index, *report.unit_indices):
            for node in index.nodes:
                name = f"{report.quarter} {node.metric_id} {index.unit.unit_id} value"
                if node.value is not None and name in cells and cells[name].hidden:
                    cells[name] = _printed(cells[name], node.value, ZERO)
        relations += _sums(report, cells)
        relations += (relation for result in report.results for relation in _ratio(result, cells))
    used = [each for each in relations if any(cells[name].hidden for name in each.terms)]
    wanted = {name for relation in used for name in relation.terms}
    kept = tuple(cell for cell in cells.values() if cell.hidden or cell.name in wanted)
    return System(cells=kept, relations=tuple(used))


def check_releases(
    current: Iterable[QuarterReport], superseded: Iterable[QuarterReport] = (), rules: Rules = RULES
) -> Iterator[Problem]:
    """A problem for each hidden figure that all releases together give away."""
    try:
        findings = attack(system_of_releases(current, superseded, rules))
    except Contradiction as wrong:
        yield _problem(f"Figures beside hidden ones do not fit together: {'; '.join(wrong.relations)}.")
        return
    for finding in findings:
        if finding.verdict != "protected":
            yield _problem(" ".join(line.strip() for line in say_leak(finding)))


def _problem(found: str) -> Problem:
    return Problem(
        file="quarters",
        kind="disclosure",
        found=found,
        write="Hide a further figure, or leave out the total, in a new version.",
    )


def _key(result: Result) -> tuple[str, str]:
    return result.metric.metric_id, result.unit.unit_id


def _name(result: Result, part: str) -> str:
    return f"{result.quarter} {result.metric.metric_id} {result.unit.unit_id} {part}"


def _cell(result: Result, part: str, rules: Rules) -> Cell:
    metric = result.metric
    number: Decimal | None = getattr(result, part)
    share = part == "value" and metric.unit == "percent"
    whole = metric.unit in ("count", "percent") and not share
    kind: Kind = "score" if share else "count" if whole else "amount"
    is_part = part == "value" or metric.is_ratio
    cell = Cell(
        name=_name(result, part),
        hidden=result.status == "suppressed" and is_part,
        bounds=Interval(ZERO, Decimal(100) if share else None),
        whole=whole,
        need=rules.need(kind),
    )
    return cell if number is None else _printed(cell, number, ZERO if whole else _unit(result, part))


def _unit(result: Result, part: str) -> Decimal:
    return Decimal(1).scaleb(-result.metric.decimals) if part == "value" else ZERO


def _printed(cell: Cell, number: Decimal, unit: Decimal) -> Cell:
    return Cell(
        name=cell.name,
        hidden=cell.hidden,
        published=Interval.around(number, unit),
        bounds=cell.bounds,
        whole=cell.whole,
        need=cell.need,
    )


def _add_printed(cells: dict[str, Cell], earlier: Result, now: Result | None) -> None:
    """What an older version prints of a figure that is hidden now."""
    if now is None or now.status != "suppressed":
        return
    for part in _PARTS:
        number: Decimal | None = getattr(earlier, part)
        cell = cells[_name(now, part)]
        if number is not None and cell.published is None:
            cells[cell.name] = _printed(cell, number, ZERO if cell.whole else _unit(earlier, part))


def _sums(report: QuarterReport, cells: dict[str, Cell]) -> Iterator[Relation]:
    """The Assembly's figure and those of one kind of units under it, where the definition adds them."""
    ordered = sorted(
        (result for result in report.results if result.status != "not_applicable"),
        key=lambda result: result.metric.metric_id,
    )
    for _, group in groupby(ordered, key=lambda result: result.metric.metric_id):
        results = list(group)
        whole = [result for result in results if result.unit.unit_id == ASSEMBLY_ID]
        units = [result for result in results if result.unit.unit_id != ASSEMBLY_ID]
        if not whole or not units or len({result.unit.kind for result in units}) != 1:
            continue
        how = whole[0].metric.aggregation
        parts = ("value",) if how == "sum" else ("numerator", "denominator") if how == "ratio_of_sums" else ()
        for part in parts:
            total = _name(whole[0], part)
            terms = {_name(result, part): Decimal(1) for result in units}
            if total in cells:
                yield Relation(name=f"{total} = sum of its units", terms={total: Decimal(-1), **terms})


def _ratio(result: Result, cells: dict[str, Cell]) -> Iterator[Relation]:
    """value x denominator = numerator (x 100 for a percentage), where the denominator is printed."""
    base = cells[_name(result, "denominator")].published
    if base is None or not base.low or not result.metric.is_ratio:
        return
    times = Decimal(100) if result.metric.unit == "percent" else Decimal(1)
    value, numerator = _name(result, "value"), _name(result, "numerator")
    yield Relation(name=f"{value} = numerator / denominator", terms={value: -base.low, numerator: times})
