"""What readers of the summaries ask, each question answered from the registers of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plugins.core.facts.assembly import Report
from plugins.core.statements.voice import Fact, Sentence, Voice, joined
from plugins.subjects.actions.say import say_actions
from plugins.subjects.corrections.say import say_correction_count
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say import say_point
from plugins.subjects.figures.say_coverage import say_gaps, say_reported, say_submissions
from plugins.subjects.figures.say_facts import Facts
from plugins.subjects.figures.say_ten_percent import say_ten_percent
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import (
    say_causes,
    say_limits,
    say_no_index,
    say_other_causes,
    say_readiness,
)
from plugins.subjects.labour.say import say_labour
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.say import say_budget
from plugins.subjects.plan.record import ProductivityAudit
from plugins.subjects.units.measure import unit_of

from .say_points import say_firmness, say_same_set


@dataclass(frozen=True, slots=True)
class Told:
    """The report that is told, and the language."""

    report: Report
    voice: Voice

    @property
    def facts(self) -> Facts:
        """Its facts as this language writes them."""
        return Facts(self.report, self.voice.language)

    def count(self, name: str) -> Fact:
        """One of the counts of ``say_counts``."""
        return self.facts.count(f"count/{name}")


#: The answer to one question; ``None`` and nothing where there is none to give.
Part = Callable[[Told], Iterable[Sentence | None]]


def is_money(metric: Metric) -> bool:
    """Whether a metric is one of money."""
    return metric.unit == "kes" or metric.source == "money"


def _index(told: Told) -> Iterable[Sentence | None]:
    if told.report[Indices].assembly.value is None:
        return say_no_index(told.report, told.voice)[:2]
    moved = [*say_causes(told.report, told.voice), *say_other_causes(told.report, told.voice)]
    return [joined(moved) if moved else None, *say_limits(told.report, told.voice)[:1]]


def _targets_of(*families: str) -> Part:
    """How many targets were met in each of the families."""

    def part(told: Told) -> Iterable[Sentence | None]:
        for family in families:
            met, judged = (told.facts.count(f"family/{family}/{what}") for what in ("met", "judged"))
            if judged.count:
                yield told.voice.say(f"summary.family.{family}", count=met, of=judged)

    return part


def _figures(chosen: Callable[[Metric], bool]) -> Part:
    """The Assembly's figures of some metrics, in the order of the register."""

    def part(told: Told) -> Iterable[Sentence | None]:
        results = (one for one in told.report[Figures].of_unit() if one.has_value and chosen(one.metric))
        return [say_point(told.report, result, told.voice) for result in results]

    return part


def _part_of(key: str, part: str, whole: str, day: str = "") -> Part:
    """Of so many things how many wait too long, were done or came in; nothing where there are none."""

    def told_of(told: Told) -> Iterable[Sentence | None]:
        some, every = told.count(part), told.count(whole)
        if every.count:
            days = {"day": told.facts.day(day)} if day else {}
            yield told.voice.fill(f"summary.{key}", days, count=some, of=every)

    return told_of


def _laws(told: Told) -> Iterable[Sentence | None]:
    if told.count("bills").count:
        yield told.voice.say("summary.laws", count=told.count("laws"))


def _people_at(key: str, people: str, events: str) -> Part:
    """How many people took part in so many events: "at least" where some are not counted, for a sum of what
    is shown is no more than that."""

    def part(told: Told) -> Iterable[Sentence | None]:
        held, counted, uncounted = (told.count(f"{events}{kind}") for kind in ("", "_counted", "_uncounted"))
        if not held.count:
            return
        if not counted.count:
            yield told.voice.say(f"summary.{key}_uncounted", count=held)
        elif not uncounted.count:
            yield told.voice.say(f"summary.{key}", count=held, people=told.count(people))
        else:
            yield told.voice.say(
                f"summary.{key}_least", count=uncounted, people=told.count(people), counted=counted
            )

    return part


def _competencies(told: Told) -> Iterable[Sentence | None]:
    """Never that all or none reached it, which would tell of each person."""
    reached, assessed = told.count("assessments_reached"), told.count("assessments")
    if reached.count not in (0, assessed.count):
        yield told.voice.say("summary.competencies", reached=reached, assessed=assessed)


_trainings = _people_at("trainings", "training_places", "trainings")


def say_people(report: Report, voice: Voice) -> tuple[Sentence, ...]:
    """What a quarter tells of trainings and of competencies; nothing of what it does not."""
    told = Told(report, voice)
    return tuple(said for part in (_trainings, _competencies) for said in part(told) if said)


def _not_met(told: Told) -> Iterable[Sentence | None]:
    missed = [result for result in told.report[Figures].of_unit() if result.verdict == "not_met"]
    if missed:
        titles = [result.metric.title.said_in(told.voice.language)[0] for result in missed]
        yield told.voice.say(
            "summary.not_met", names=Fact(told.facts.where(missed[0], "verdict"), "; ".join(titles))
        )


def _audit(told: Told) -> Iterable[Sentence | None]:
    """The opinion of the newest independent audit whose report is out."""
    out = [
        one
        for one in told.report.rows(ProductivityAudit)
        if one.published_on is not None and one.opinion is not None
    ]
    for audit in out[-1:]:
        year = audit.financial_year.replace("-", "/")
        opinion = told.voice.words(f"audit_opinion.{audit.opinion}")
        yield told.voice.say("summary.audit", year=year, opinion=opinion)


def _trends(told: Told) -> Iterable[Sentence | None]:
    if not told.count("trends").count:
        yield told.voice.say("summary.no_trends", count=told.count("longest_trend"))


def _gaps(told: Told) -> Iterable[Sentence | None]:
    return [joined([say_reported(told.report, told.voice), *say_gaps(told.report, told.voice)])]


def _together(say: Callable[[Told], tuple[Sentence, ...]]) -> Part:
    """Sentences of one thing as one statement."""

    def part(told: Told) -> Iterable[Sentence | None]:
        said = say(told)
        return [joined(said)] if said else []

    return part


def _next(told: Told) -> Iterable[Sentence | None]:
    if told.report.release.next_expected_on is not None:
        yield told.voice.say("summary.next", day=told.facts.day("release/next_expected_on"))


#: Registers close with the quarter; how far plans and actions are is told as of the report's day.
_REGISTER_DAY = "quarter/last_day"
_PROGRESS_DAY = "release/as_at"
#: What each reader is told after the report's own answer, in this order; what comes after the sixth is left
#: out.
AUDIENCES: Mapping[str, tuple[Part, ...]] = {
    "citizens": (
        _figures(lambda metric: metric.family == "stakeholder" and metric.source != "fixed"),
        _part_of("waiting_petitions", "late_petitions", "open_petitions", _REGISTER_DAY),
        _laws,
        _people_at("hearings", "hearing_people", "hearings"),
        _figures(lambda metric: metric.family == "stakeholder" and metric.source == "fixed"),
    ),
    "members": (
        _targets_of("legislative", "oversight"),
        _part_of("open_bills", "bills_with_governor", "open_bills", _REGISTER_DAY),
        _part_of("waiting_queries", "late_queries", "open_queries", _REGISTER_DAY),
        _part_of("recommendations", "late_recommendations", "open_recommendations", _REGISTER_DAY),
        _part_of("plan", "plan_delivered", "plan_due", _REGISTER_DAY),
        _figures(lambda metric: metric.family in ("oversight", "legislative")),
    ),
    "staff": (
        lambda told: [say_submissions(told.report, told.voice), say_actions(told.report, told.voice)],
        _together(lambda told: say_labour(told.report, told.voice)),
        _trainings,
        _competencies,
        _figures(lambda metric: metric.family == "administrative" and not is_money(metric)),
    ),
    "media": (
        _index,
        _not_met,
        _gaps,
        lambda told: [say_correction_count(told.report, told.voice)],
        _audit,
        _trends,
    ),
    "board": (
        lambda told: [say_firmness(told.report, told.voice), say_same_set(told.report, told.voice)],
        _together(lambda told: say_budget(told.report, unit_of(told.report, "assembly"), told.voice)),
        _part_of("milestones", "milestones_done", "milestones", _PROGRESS_DAY),
        lambda told: [say_ten_percent(told.report, told.voice)],
        lambda told: [say_readiness(told.report, told.voice)],
        _part_of("reports_sent", "reports_received", "reports_sent"),
        _figures(lambda metric: metric.family == "administrative" and is_money(metric)),
    ),
}
#: What closes the summary of a reader to whom there is less to tell: where to look or to write.
CLOSING: Mapping[str, tuple[Part, ...]] = {
    "citizens": (_next, lambda told: [told.voice.say("summary.error")]),
    "media": (lambda told: [told.voice.say("summary.check")],),
}
