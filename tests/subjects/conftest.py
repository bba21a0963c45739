"""A small Assembly made by hand: two quarters, three metrics, values that can be worked in the head."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from checked_tables.source import Source
from checked_tables.texts import NO_TEXT, Bilingual
from composite_index.band import Band
from plugins.core.claims.change import decide_change, decide_simulated, leading, nothing_yet
from plugins.core.claims.prominence import screen
from plugins.core.claims.statement import End
from plugins.core.measures.rounding import percentage
from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import read_wording
from plugins.core.time.quarter import Quarter
from plugins.core.time.release import Release
from plugins.subjects.figures.measure_source import measure_of, source_of
from plugins.subjects.figures.model import Coverage, Figures, Readiness, Result, Tally, Trend
from plugins.subjects.index.model import IndexEffect, IndexExplanation, IndexNode, Indices, UnitIndex
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.money.model import BudgetReport
from plugins.subjects.submissions.record import Submission
from plugins.subjects.targets.record import Target
from tests.samples.facts import assembly_of, report_of
from tests.samples.rows import metric, unit

ROOT = Path(__file__).parents[2]
SPRING, SUMMER = Quarter.parse("2025-26-Q4"), Quarter.parse("2026-27-Q1")
HERE = Source("quarters/x/observations.csv", 2)
GOOD = Band(number=4, label=Bilingual("Good", "Nzuri"), lower=Decimal(70), upper=Decimal(85), symbol="●")
ASSEMBLY = replace(
    unit("assembly"),
    name=Bilingual("County Assembly of Kisumu", "Bunge la Kaunti ya Kisumu"),
    illustrative=False,
    source_clause="1.1",
)
ACACIA = replace(
    unit("dept_acacia"),
    name=Bilingual("Example Department Acacia", "Idara ya Mfano Acacia"),
    source_clause="1.1",
)
REPORTS = metric(
    "ovs_report_completion",
    title=Bilingual("Committee reports completed", "Ripoti za kamati zilizowasilishwa"),
    numerator="Reports tabled",
    denominator="Reports due",
    formula="100 x numerator / denominator",
    unit="percent",
    aggregation="ratio_of_sums",
    change_threshold=Decimal(2),
    introduced=Quarter.parse("2024-25-Q1"),
    status="proposed",
)
DAYS = replace(
    REPORTS,
    metric_id="leg_days_to_passage",
    title=Bilingual("Days to pass a bill", "Muda wa kupitisha mswada"),
    denominator="",
    unit="days",
    decimals=0,
    aggregation="median",
    direction="down",
    change_threshold=Decimal(5),
)
BILLS = replace(
    DAYS,
    metric_id="leg_bills_drafted",
    title=Bilingual("Bills drafted", "Miswada iliyoandaliwa"),
    unit="count",
    aggregation="sum",
    direction="none",
    change_threshold=Decimal(1),
)


def end(metric, quarter, value=None, counts=(None, None)):
    """A figure as one end of a comparison; a share with its counts is exact."""
    part, cases = (None if count is None else Decimal(count) for count in counts)
    exact = None if value is None else Decimal(value)
    if part is not None and cases and metric.unit == "percent":
        exact = percentage(part, cases)
    return End(
        quarter=quarter,
        release="illustrative-v1",
        value=None if value is None else Decimal(value),
        exact=exact,
        part=part,
        cases=exact if metric.unit == "count" else cases,
        definition="1",
    )


def change(metric, now, before=None, base="previous", why="no_earlier_quarter"):
    """What may be said of one end against another; without the other, why nothing is."""
    then = now.quarter.previous if base == "previous" else now.quarter.year_earlier
    measure = measure_of(metric, source_of(metric))
    return decide_change(measure, "assembly", base, now, before or end(metric, then), absent=why)


def moved(value, before=None, draws=None, why="no_earlier_quarter", quarter=SUMMER):
    """What may be said of an index against that of the quarter before."""
    ends = [
        End(quarter=each, release="illustrative-v1", value=number, exact=number)
        for each, number in (
            (quarter, None if value is None else Decimal(value)),
            (quarter.previous, None if before is None else Decimal(before)),
        )
    ]
    shares = None if draws is None else (Decimal(draws[0]), Decimal(draws[1]))
    return decide_simulated("assembly", "previous", *ends, draws=shares, sure_pct=Decimal(90), absent=why)


def target(metric, value, **changed):
    return Target(
        metric_id=metric.metric_id,
        metric_version=1,
        unit_id="assembly",
        first_quarter=SPRING,
        last_quarter=SUMMER,
        value=Decimal(value),
        approved_on=date(2026, 3, 1),
        approved_by="Office of the Clerk",
        late=False,
        basis="illustrative",
        change_reason=NO_TEXT,
        source=HERE,
        **changed,
    )


def result(
    metric, quarter, value=None, counts=(None, None), *, before=None, why="no_earlier_quarter", **changed
):
    """A result; ``before`` are the value and counts of the quarter before, else ``why`` there is none."""
    numerator, denominator = (None if count is None else Decimal(count) for count in counts)
    now = end(metric, quarter, value, counts)
    if "status" in changed:
        now = replace(now, status=changed["status"])
    then = end(metric, quarter.previous, *before) if before else None
    changes = {
        "change_previous": change(metric, now, then, why=why),
        "change_year": change(metric, now, base="year"),
    }
    plain = {
        "metric": metric,
        "unit": ASSEMBLY,
        "quarter": quarter,
        "status": "not_reported" if value is None else "reported",
        "value": None if value is None else Decimal(value),
        "numerator": numerator,
        "denominator": denominator,
        "note": NO_TEXT,
        "target": None,
        "verdict": "no_target",
        "achievement_pct": None,
        "ten_percent": "not_assessable",
        "trend": Trend(word="too_few_quarters", quarters=2, slope_per_year=None, p_value=None),
        "source": HERE,
    }
    told = {**plain, **changes, "leading": leading(changes.values()), **changed}
    return Result(**told)


def node(metric, contribution):
    return IndexNode(
        node_id=metric.metric_id,
        parent_id="quality",
        depth=2,
        title=metric.title,
        metric_id=metric.metric_id,
        value=None,
        target=None,
        achievement_pct=None,
        score=None,
        weight_pct=Decimal(50),
        effective_weight_pct=Decimal(50),
        contribution=Decimal(contribution),
        coverage_pct=Decimal(100),
    )


def index(quarter, value, nodes=(), **changed):
    plain = {
        "unit": ASSEMBLY,
        "quarter": quarter,
        "status": "computed" if value else "no_index",
        "value": Decimal(value) if value else None,
        "band": GOOD if value else None,
        "coverage_pct": Decimal(100),
        "worst": None,
        "best": None,
        "reason": "" if value else "no_index_this_quarter",
        "nodes": nodes,
        "change_previous": nothing_yet("assembly", quarter, "previous"),
        "change_year": nothing_yet("assembly", quarter, "year"),
        "helped_by_missing": False,
    }
    return UnitIndex(**(plain | changed))


def effect(metric, points, kind="data", about=()):
    return IndexEffect(
        kind=kind,
        node_id=metric.metric_id,
        title=metric.title,
        metric_id=metric.metric_id,
        points=Decimal(points),
        exact=Fraction(points),
        about=about,
    )


def why(base_value, difference, *effects):
    return IndexExplanation(
        base=SPRING,
        base_version=1,
        base_value=Decimal(base_value),
        change=Decimal(difference),
        effects=effects,
    )


def release(quarter, **changed):
    plain = {
        "quarter": quarter,
        "version": 1,
        "stage": "published",
        "provenance": "illustrative",
        "illustrates": None,
        "as_at": date(2026, 10, 20),
        "scheduled_on": date(2026, 10, 30),
        "published_on": date(2026, 10, 30),
        "next_expected_on": date(2027, 1, 29),
        "has_index": True,
        "no_index_reason": NO_TEXT,
        "folder": f"quarters/{quarter}/v1",
    }
    return Release(**(plain | changed))


def report(quarter, results, index_of, tally, *, said=(), records=(), units=(), **of_release):
    """A report of these results and indices; ``said`` are other facts of it, ``records`` its rows."""
    results = tuple(results)
    figures = Figures(
        results=results,
        tally=Tally(met=tally[0], judged=tally[1], no_target=0, no_figure=0),
        coverage=Coverage(
            expected=3, reported=2, not_reported=1, not_collected=0, not_applicable=0, suppressed=0
        ),
        unit_coverage={},
        readiness=Readiness(defined=3, with_data=2, with_target=2, with_weight=0, complete=0),
        named=screen(one.leading for one in results),
    )
    indices = Indices(assembly=index_of, units=units)
    nothing = (LabourReport(results=()), BudgetReport(results=()))
    facts, declared = (figures, indices, *nothing, *said), (ASSEMBLY, ACACIA)
    return report_of(release(quarter, **of_release), *facts, records=records, declared=declared)


def assembly(*reports):
    return assembly_of(*reports, reference=(ASSEMBLY, ACACIA, REPORTS, DAYS, BILLS))


class Bench:
    """What the worked examples are made with."""

    SPRING, SUMMER = SPRING, SUMMER
    REPORTS, DAYS, BILLS = REPORTS, DAYS, BILLS
    ASSEMBLY, ACACIA = ASSEMBLY, ACACIA
    change, moved, end = map(staticmethod, (change, moved, end))
    target, result, index, node = map(staticmethod, (target, result, index, node))
    effect, why = map(staticmethod, (effect, why))
    release, report, assembly = map(staticmethod, (release, report, assembly))

    @staticmethod
    def submission(unit_id, received):
        return Submission(
            unit_id=unit_id,
            due_on=date(2026, 10, 10),
            received_on=received,
            validated_on=received,
            times_returned=0,
        )

    def year(self):
        """Two quarters: the index rises from 68.0 to 71.3, reports from 110 of 170 to 140 of 180."""
        spring = report(
            SPRING,
            [
                result(REPORTS, SPRING, "64.7", (110, 170), target=target(REPORTS, 85), verdict="not_met"),
                result(DAYS, SPRING, "95", target=target(DAYS, 90), verdict="not_met"),
                result(BILLS, SPRING, "4"),
            ],
            index(SPRING, "68.0", (node(REPORTS, "38.0"), node(DAYS, "30.0"))),
            (0, 2),
        )
        summer = report(
            SUMMER,
            [
                result(
                    REPORTS,
                    SUMMER,
                    "77.8",
                    (140, 180),
                    target=target(REPORTS, 85),
                    verdict="not_met",
                    before=("64.7", (110, 170)),
                ),
                result(
                    DAYS,
                    SUMMER,
                    "84",
                    target=target(DAYS, 90),
                    verdict="met",
                    before=("95",),
                ),
                result(BILLS, SUMMER, why="no_figure"),
            ],
            index(
                SUMMER,
                "71.3",
                (node(REPORTS, "44.3"), node(DAYS, "27.0")),
                change_previous=moved("71.3", "68.0", (95, 5)),
                why_previous=why("68.0", "3.3", effect(REPORTS, "6.3"), effect(DAYS, "-3.0")),
            ),
            (1, 2),
        )
        return assembly(spring, summer)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture(scope="session")
def wording():
    return read_wording(ROOT / "content" / "wording")


@pytest.fixture
def english(wording) -> Voice:
    return Voice(wording.of("en"))


@pytest.fixture
def kiswahili(wording) -> Voice:
    return Voice(wording.of("sw"))


@pytest.fixture(params=["en", "sw"])
def voice(request, wording) -> Iterator[Voice]:
    return Voice(wording.of(request.param))
