"""Small rows for worked examples: every field has a dull default, tests name only what matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checked_tables.source import Source
from checked_tables.status import Status
from checked_tables.texts import NO_TEXT, Bilingual
from composite_index.band import Band
from composite_index.nodes import Node
from composite_index.scheme import Normalisation, Scheme
from plugins.core.facts.read import Dataset
from plugins.core.facts.version import Version
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.actions.record import Action
from plugins.subjects.figures.measure import Figure
from plugins.subjects.figures.measure import figure as figure_of
from plugins.subjects.figures.record import Observation
from plugins.subjects.labour.record import LabourInputs
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.record import BudgetLine
from plugins.subjects.scheme.record import IndexScheme
from plugins.subjects.targets.record import Target
from plugins.subjects.units.record import Unit
from tests.samples.facts import NO_REFERENCE, facts_of, version_of

Q = Quarter.parse
Q1, Q2, Q3, Q4 = (Quarter(2025, number) for number in (1, 2, 3, 4))


def number(text: str | int | Decimal | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def unit(unit_id: str = "assembly", kind: Any = None) -> Unit:
    kinds = {"a": "assembly", "d": "department", "c": "committee", "o": "office"}
    return Unit(
        unit_id=unit_id,
        name=Bilingual(unit_id.title()),
        kind=kind or kinds[unit_id[0]],  # type: ignore[arg-type]
        parent_id=None if unit_id == "assembly" else "assembly",
        illustrative=True,
        source_clause="",
    )


ASSEMBLY, ACACIA, BAOBAB = unit("assembly"), unit("dept_acacia"), unit("dept_baobab")


def metric(metric_id: str = "reports", **changes: Any) -> Metric:
    base = Metric(
        metric_id=metric_id,
        metric_version=1,
        title=Bilingual(metric_id.title()),
        definition=NO_TEXT,
        numerator="what counts",
        denominator="",
        formula="",
        unit="count",
        decimals=1,
        direction="up",
        family="oversight",
        function="oversight",
        perspective="efficiency",
        qcd="delivery",
        levels=("assembly",),
        aggregation="none",
        change_threshold=Decimal(1),
        jump_threshold_pct=Decimal(60),
        min_base=None,
        owner_unit_id="office_clerk",
        source_clause="2.1(2)",
        introduced=Q("2020-21-Q1"),
        retired=None,
        change_note=NO_TEXT,
        status="illustrative",
    )
    return replace(base, **changes)


def share(metric_id: str = "reports", **changes: Any) -> Metric:
    """A percentage with a numerator and a denominator."""
    return metric(metric_id, **{"unit": "percent", "denominator": "out of what", **changes})


def observation(
    metric_id: str = "reports",
    value: str | int | None = None,
    *,
    of: tuple[int, int] | None = None,
    unit_id: str = "assembly",
    version: int = 1,
    status: Status = "reported",
    quarter: Quarter = Q1,
    line: int = 2,
    unrecorded: int | None = None,
) -> Observation:
    return Observation(
        quarter=quarter,
        metric_id=metric_id,
        metric_version=version,
        unit_id=unit_id,
        value=number(value),
        numerator=Decimal(of[0]) if of else None,
        denominator=Decimal(of[1]) if of else None,
        status=status,
        note=NO_TEXT,
        source=Source(f"quarters/{quarter}/v1/observations.csv", line),
        unrecorded=number(unrecorded),
    )


def figure(measured: Metric | None = None, value: str | int | None = None, **row: Any) -> Figure:
    measured = measured or metric()
    found = observation(measured.metric_id, value, version=measured.metric_version, **row)
    return figure_of(measured, unit(found.unit_id), found)


def target(
    metric_id: str = "reports",
    value: str | int = 10,
    first: Quarter = Q1,
    last: Quarter = Q4,
    unit_id: str = "assembly",
    version: int = 1,
) -> Target:
    return Target(
        metric_id=metric_id,
        metric_version=version,
        unit_id=unit_id,
        first_quarter=first,
        last_quarter=last,
        value=Decimal(value),
        approved_on=date(2025, 6, 12),
        approved_by="Office of the Clerk",
        late=False,
        basis="illustrative",
        change_reason=NO_TEXT,
        source=Source("reference/targets.csv", 2),
    )


def action(metric_id: str = "reports", **changes: Any) -> Action:
    base = Action(
        action_id="act_1",
        metric_id=metric_id,
        unit_id="assembly",
        problem=Bilingual("Late."),
        action=Bilingual("Publish a list."),
        owner_unit_id="office_clerk",
        opened_on=date(2025, 7, 3),
        due_on=date(2025, 9, 30),
        status="open",
        done_on=None,
        outcome=NO_TEXT,
        source=Source("quarters/2025-26-Q1/v1/actions.csv", 2),
    )
    return replace(base, **changes)


def labour(unit_id: str = "dept_acacia", status: Status = "reported", **hours: int | None) -> LabourInputs:
    names = ("scheduled_hours", "productive_hours", "standard_output", "actual_output", "conforming_output")
    return LabourInputs(
        unit_id=unit_id,
        status=status,
        note=NO_TEXT,
        source=Source("quarters/2025-26-Q1/v1/labour.csv", 2),
        **{name: number(hours.get(name)) for name in names},
    )


def budget(approved: int | None, spent: int | None, status: Status = "reported") -> BudgetLine:
    return BudgetLine(
        unit_id="assembly",
        economic_class="recurrent",
        approved_kes=number(approved),
        spent_to_date_kes=number(spent),
        status=status,
        note=NO_TEXT,
        source=Source("quarters/2025-26-Q1/v1/budget.csv", 2),
    )


def release(quarter: Quarter = Q1, version: int = 1, **changes: Any) -> Release:
    base = Release(
        quarter=quarter,
        version=version,
        stage="published",
        provenance="illustrative",
        illustrates="reported",
        as_at=quarter.last_day,
        scheduled_on=quarter.last_day,
        published_on=quarter.next.first_day.replace(day=9 + version),
        next_expected_on=None,
        has_index=False,
        no_index_reason=Bilingual("The index has not been agreed."),
        folder=f"quarters/{quarter}/v{version}",
    )
    return replace(base, **changes)


def records(
    rows: tuple[Observation, ...] = (),
    *,
    metrics: tuple[Metric, ...],
    targets: tuple[Target, ...] = (),
    scheme: Scheme | None = None,
    quarter: Quarter = Q1,
    version: int = 1,
    labour: tuple[LabourInputs, ...] = (),
    budget: tuple[BudgetLine, ...] = (),
    actions: tuple[Action, ...] = (),
    frozen: Mapping[str, tuple[Mapping[str, str], ...]] | None = None,
    **of_release: Any,
) -> Version:
    declared = (*metrics, *targets, *((IndexScheme(scheme=scheme),) if scheme else ()))
    reported = (*(replace(row, quarter=quarter) for row in rows), *labour, *budget, *actions)
    return version_of(release(quarter, version, **of_release), *reported, declared=declared, frozen=frozen)


def dataset(*quarters: Version, units: tuple[Unit, ...] = (ASSEMBLY,)) -> Dataset:
    """These versions and units; what the newest was measured against is in force today."""
    current = quarters[-1].declared if quarters else None
    reference = facts_of(*NO_REFERENCE, *units, known=current)
    measured = tuple(replace(one, declared=facts_of(*units, known=one.declared)) for one in quarters)
    return Dataset(reference=reference, quarters=measured, warnings=())


def bands() -> tuple[Band, ...]:
    edges = (("Low", 0, 40), ("Fair", 40, 70), ("Good", 70, 100))
    return tuple(
        Band(
            number=place,
            label=Bilingual(label),
            lower=Decimal(lower),
            upper=Decimal(upper),
            symbol="*" * place,
        )
        for place, (label, lower, upper) in enumerate(edges, 1)
    )


def scheme(
    *leaves: tuple[str, int, str],
    min_coverage: str = "0",
    version: str = "1",
    variants: tuple[Scheme, ...] = (),
    applies_to: tuple[str, ...] = (),
) -> Scheme:
    """An index of (metric, weight, rule) scored against targets, 100 for a target met or passed."""
    root = Node(
        node_id="index",
        parent_id=None,
        title=Bilingual("Index"),
        metric_id=None,
        weight=Fraction(1),
        min_coverage=Decimal(min_coverage),
    )
    nodes = tuple(
        Node(node_id=name, parent_id="index", title=NO_TEXT, metric_id=name, weight=Fraction(weight))
        for name, weight, _ in leaves
    )
    rules: Any = {
        name: Normalisation(metric_id=name, method="ratio_to_target", rule=rule, cap=Decimal(1))  # type: ignore[arg-type]
        for name, _, rule in leaves
    }
    return Scheme(
        scheme_id="example",
        version=version,
        title=Bilingual("Example"),
        status="illustrative",
        nodes=(root, *nodes),
        normalisations=rules,
        bands=bands(),
        variants=variants,
        applies_to=applies_to,
    )
