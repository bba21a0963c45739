"""Thirty faults of one line, put into a copy of the portal one after the other: none may live.

    python -m tests.net.mutants              all of them
    python -m tests.net.mutants petitions    those whose name has this word

Each is found by the text of its line, wherever the line stands in ``plugins/``. Faults that pages show are
put in together and built once: the net must see each at its own place. Faults that the build must refuse are
built one by one. Where no page shows the border that a fault moves, the tests named with it must fail. It
takes some minutes and is no part of the gate: whoever changes the net runs it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.site.building import HOME, build, copy_of_repository


@dataclass(frozen=True, slots=True)
class Mutant:
    """A line's text and what stands there instead; the place where the net must see it, or the tests that
    must fail, or neither: then the build must refuse it."""

    name: str
    old: str
    new: str
    place: str = ""
    tests: tuple[str, ...] = ()


def shown(name: str, old: str, new: str, place: str) -> Mutant:
    """A fault that the net must see at ``place``: a page and its part, or a download."""
    return Mutant(name, old, new, place)


def refused(name: str, old: str, new: str) -> Mutant:
    """A fault that the build must refuse, because released figures would change."""
    return Mutant(name, old, new)


def tested(name: str, old: str, new: str, *tests: str) -> Mutant:
    """A fault at a border that no figure reaches: tests must see it."""
    return Mutant(name, old, new, tests=tests)


#: The weight used and what stands after it where the index is worked out, and nowhere else.
_WEIGHTS = """lambda node: node.{}, 1, unit="%")
        .number("index.contribution", lambda node: node.contribution, 1)
    )
"""

MUTANTS = (
    # -- columns exchanged
    shown(
        "trainings: women are persons with disabilities",
        "_people(teller, one, one.attended_women)",
        "_people(teller, one, one.attended_pwd)",
        "training-local.html#held-table: row 1, Women",
    ),
    shown(
        "hearings: every part is persons with disabilities",
        "told = attrgetter(name)",
        'told = attrgetter("attendees_pwd")',
        "#participation-table: row 1, Women",
    ),
    shown(
        "results: the value for the target",
        'shown.number("column.target", lambda result: target_with_unit(teller, result))',
        'shown.number("column.target", lambda result: figure_cell(teller, result))',
        "#targets-table: row 2, Target",
    ),
    shown(
        "targets: their ends exchanged",
        "lambda target: formats.short_quarter(target.first_quarter, language)",
        "lambda target: formats.short_quarter(target.last_quarter, language)",
        "#targets-table: row 1, From",
    ),
    shown(
        "services: two counts exchanged",
        '.number("received", lambda row: row[1].requests.received, status=_status)',
        '.number("received", lambda row: row[1].requests.answered, status=_status)',
        "services/index.html#channels-table",
    ),
    shown(
        "audits: carried out and in progress exchanged",
        '.number("chain.status_implemented", lambda year: year.implemented)',
        '.number("chain.status_implemented", lambda year: year.in_progress)',
        "committees/audit.html#years-table",
    ),
    shown(
        "access: its ends exchanged",
        "lambda row: _moment(teller, row.from_at)",
        "lambda row: _moment(teller, row.until_at)",
        "#access-table: row 1, From",
    ),
    shown(
        "index: the weight used is the weight declared",
        _WEIGHTS.format("effective_weight_pct"),
        _WEIGHTS.format("weight_pct"),
        "index/2026-27-q1.html#oversight-table",
    ),
    shown(
        "bands: from is to",
        '"index_worked.band_from", lambda band: band.lower)',
        '"index_worked.band_from", lambda band: band.upper)',
        "#bands-table: row 1, From",
    ),
    shown(
        "missing: not submitted is not collected",
        "coverage.not_reported)",
        "coverage.not_collected)",
        "#missing-table",
    ),
    shown(
        "reports: due is received",
        '.column("due_on")\n        .column("received_on", lambda one',
        '.column("due_on", lambda one: one.received_on)\n        .column("received_on", lambda one',
        "#submissions-table: row 1, Due",
    ),
    # -- order reversed
    shown(
        "petitions: the youngest first",
        "still.sort(key=lambda story: story.petition.received_on)",
        "still.sort(key=lambda story: story.petition.received_on, reverse=True)",
        "services/petitions.html#waiting",
    ),
    shown(
        "petitions: the oldest reply first",
        "story.petition.replied_on or register.as_at, reverse=True)",
        "story.petition.replied_on or register.as_at)",
        "services/petitions.html#done",
    ),
    shown(
        "bills: the shortest wait first",
        "own.sort(key=lambda story: story.since)",
        "own.sort(key=lambda story: story.since, reverse=True)",
        "bills/index.html#open",
    ),
    shown(
        "resources: the oldest quarter first",
        "columns(teller, reversed(points))\n",
        "columns(teller, points)\n",
        "resources.html#energy_kwh-table: row 1, Months",
    ),
    shown(
        "competencies: the narrowest gaps first",
        "if story.everybody else 0, reverse=True)",
        "if story.everybody else 0)",
        "competencies.html#widest-gaps-table: row 1, Competency",
    ),
    shown(
        "trainings: the rarest topic first",
        "(-each.trainings, each.key)",
        "(each.trainings, each.key)",
        "training-local.html#topic-table: row 1, Topic",
    ),
    shown(
        "causes: the smallest first",
        "sorted(ordered[:most], key=lambda item: -value(item))",
        "sorted(ordered[:most], key=lambda item: value(item))",
        "index/index.html#index-change-table: row 1, Cause",
    ),
    # -- the wrong base, unit or sign
    shown(
        "budget: the share of what was first approved",
        "spent, approved = line.spent_to_date_kes, line.approved_kes",
        "spent, approved = line.spent_to_date_kes, line.original_kes",
        "resources/2026-27.html#recurrent-",
    ),
    shown(
        "resources: what is said of a figure is said of another",
        "if result and result.value == point.quantity else",
        "if result and result.value != point.quantity else",
        "resources.html#travel_kes-table: row 1, The figure before",
    ),
    shown(
        "money: what was approved for what was spent",
        "amounts = (point.spent_to_date_kes, point.approved_kes)",
        "amounts = (point.approved_kes, point.spent_to_date_kes)",
        "resources.html#kinds-table: row 1, In shillings",
    ),
    shown(
        "services: late requests are left out",
        "due = answered + late",
        "due = answered",
        "services/index.html#achieved-table: row 1, In time",
    ),
    shown(
        "trainings: a participant's cost over everybody",
        "people = sum(one.attended or 0 for one in both)",
        "people = sum(one.attended or 0 for one in trainings)",
        "training-local.html#year-table",
    ),
    shown(
        "questions: open ones end today",
        "((query.answered_on or as_at) - query.asked_on).days)",
        "((query.answered_on or query.answer_due) - query.asked_on).days)",
        "committees/index.html#questions-waiting-table",
    ),
    shown(
        "revisions: the sign turned",
        "vintage.value - first if known else None",
        "first - vintage.value if known else None",
        "revisions.csv, line",
    ),
    shown(
        "surveys: intervals for samples not drawn by chance",
        'if survey.sampling != "random":\n        return None',
        'if survey.sampling == "random":\n        return None',
        "services/surveys.html#srv-2026-q3-public-1: headings",
    ),
    shown(
        "surveys: the answer tells an interval where none is known",
        "ends = interval_of(result.survey, *counted)\n        if ends is None:",
        "ends = interval_of(result.survey, *counted)\n        if ends is not None:",
        "services/surveys.html#lead",
    ),
    shown(
        "own performance: minor corrections are substantial",
        '_figures(row[1], severity="substantial")',
        '_figures(row[1], severity="minor")',
        "own-performance.html#corrections-table",
    ),
    refused(
        "labour: the hours turned",
        "_share(inputs.productive_hours, inputs.scheduled_hours)",
        "_share(inputs.scheduled_hours, inputs.productive_hours)",
    ),
    shown(
        "competencies: the gap before is the gap now",
        "gap_before=next((row.mean_gap for row in then",
        "gap_before=next((row.mean_gap for row in rows",
        "competencies.html#gaps-table: row 1, At the assessment before",
    ),
    shown(
        "calendar: late against the first date",
        "max(0, (self.published_on - self.announced.at.date()).days)",
        "max(0, (self.published_on - self.announced.first_at.date()).days)",
        "calendar.html#past-table",
    ),
    shown(
        "recommendations: they wait from the beginning",
        "(as_at - last).days",
        "(as_at - chain.began_on).days",
        "committees/recommendations.html#house",
    ),
    shown(
        "corrections: what was is what is",
        '_value(getattr(correction, f"{end}_value")',
        "_value(correction.new_value",
        "corrections.html#correction",
    ),
    shown(
        "plan: late before it was due",
        "late = max(0, (until - milestone.due_on).days)",
        "late = max(0, (milestone.due_on - until).days)",
        "workplan.html#activity",
    ),
    shown(
        "downloads: petitions wait as long as others took",
        '"days_waiting": story.days_waiting',
        '"days_waiting": story.days_to_reply',
        "petitions.csv, line",
    ),
    # -- borders that the figures reach
    refused(
        "bills: two steps on one day are refused",
        "row.date < earlier.date",
        "row.date <= earlier.date",
    ),
    refused(
        "trainings: one of a single day is refused",
        "if values[later] < values[earlier]:",
        "if values[later] <= values[earlier]:",
    ),
    shown(
        "bills: half a year itself is too long",
        "sum(each <= HALF_A_YEAR",
        "sum(each < HALF_A_YEAR",
        "bills/how-long.html#years-table",
    ),
    shown(
        "periods set by law: the last day is late",
        'return "met" if days <= clock.days else "missed"',
        'return "met" if days < clock.days else "missed"',
        "bills/how-long.html#clocks-table",
    ),
    # -- borders that they do not reach
    tested(
        "money: exactly one million",
        "if abs(value) >= least:",
        "if abs(value) > least:",
        "test_money_is_named_in_millions_from_a_million",
    ),
    tested(
        "petitions: the promised day itself is late",
        "days <= standard.standard_days",
        "days < standard.standard_days",
        "test_a_reply_on_the_last_promised_day_is_in_time",
    ),
    tested(
        "reports: the due day itself is late",
        "report.tabled_on <= report.due_on",
        "report.tabled_on < report.due_on",
        "test_a_report_tabled_on_the_day_it_was_due_is_in_time",
    ),
    tested(
        "reports: overdue on the due day",
        'said = "overdue" if late > 0 else "to_come"',
        'said = "overdue" if late >= 0 else "to_come"',
        "test_a_report_due_on_the_last_day_is_not_overdue_yet",
    ),
    tested(
        "questions: the last day itself is late",
        "query.answered_on <= query.answer_due",
        "query.answered_on < query.answer_due",
        "test_an_answer_on_the_last_day_is_in_time",
    ),
    tested(
        "questions: overdue on the last day",
        '"overdue" if query.answer_due < as_at else "waiting"',
        '"overdue" if query.answer_due <= as_at else "waiting"',
        "test_a_question_is_not_overdue_on_the_last_day_for_its_answer",
    ),
    tested(
        "recommendations: overdue on the due day",
        "rec.implemented_on is None and late > 0",
        "rec.implemented_on is None and late >= 0",
        "test_a_recommendation_due_today_is_not_overdue",
    ),
    tested(
        "responses: late on the due day",
        "due is not None and due < as_at",
        "due is not None and due <= as_at",
        "test_a_response_is_not_late_on_the_day_on_which_it_is_due",
    ),
    tested(
        "bills: a hearing on the day of passage came too late",
        "event.held_on <= (passed or as_at)",
        "event.held_on < (passed or as_at)",
        "test_a_hearing_on_the_day_of_passage_came_before_it",
    ),
    tested(
        "calendar: what is out is still ahead",
        "one.at.date() > day",
        "one.at.date() >= day",
        "test_what_was_announced_for_the_day_of_the_newest_release_is_not_ahead",
    ),
    tested(
        "actions: overdue on the due day",
        "action.due_on is not None and action.due_on < as_at\n",
        "action.due_on is not None and action.due_on <= as_at\n",
        "test_overdue_is_counted_at_the_reporting_date",
    ),
    tested(
        "changes: one as large as the threshold is none",
        "abs(pair.difference) < pair.measure.threshold",
        "abs(pair.difference) <= pair.measure.threshold",
        "test_a_difference_is_of_note_from_exactly_the_threshold_on",
    ),
    tested(
        "a tenth: exactly a tenth is not enough",
        "gain_pct >= GAIN_PCT",
        "gain_pct > GAIN_PCT",
        "test_a_tenth_is_gained_from_exactly_a_tenth_on",
    ),
    tested(
        "surveys: a hundred who answered are few",
        "base < SMALL_BASE",
        "base <= SMALL_BASE",
        "test_one_answer_fewer_than_the_threshold_is_of_low_reliability",
    ),
    tested(
        "services: ten are too few to tell a share",
        "if due < (LEAST_BASE",
        "if due <= (LEAST_BASE",
        "test_the_share_is_of_what_was_answered_or_is_late",
    ),
    tested(
        "plan: more than planned counts for more",
        "sum(min(item.delivered_count, item.target_count) for item in due)",
        "sum(item.delivered_count for item in due)",
        "test_plans_against_delivery_by_kind",
    ),
)


def mutate(repository: Path, mutant: Mutant) -> None:
    """Change the text of a mutant where it stands in ``plugins/``; ``SystemExit`` if it stands nowhere."""
    holding = [path for path in sorted((repository / "plugins").rglob("*.py")) if mutant.old in _text(path)]
    if not holding:
        raise SystemExit(f"{mutant.name}: {mutant.old!r} stands nowhere in plugins/")
    for path in holding:
        path.write_text(_text(path).replace(mutant.old, mutant.new), encoding="utf-8")


def restore(repository: Path) -> None:
    """Put every module back as it was."""
    for path in (repository / "plugins").rglob("*.py"):
        own = HOME / path.relative_to(repository)
        if _text(path) != _text(own):
            path.write_text(_text(own), encoding="utf-8")


def caught(repository: Path, mutants: list[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with what caught it; with an empty text if it lives."""
    for together in _batches([mutant for mutant in mutants if mutant.place]):
        found = _by_the_net(repository, together)
        for mutant in together:
            yield mutant, next((fault[:160] for fault in found if mutant.place in fault), "")
    for mutant in mutants:
        if not mutant.place:
            mutate(repository, mutant)
            yield mutant, _by_tests(repository, mutant.tests) if mutant.tests else _by_the_build(repository)
            restore(repository)


def _batches(mutants: list[Mutant]) -> list[list[Mutant]]:
    """The mutants in as few lots as may be, no two on one page: one must not pass for another."""
    lots: list[dict[str, Mutant]] = []
    for mutant in mutants:
        page = mutant.place.partition("#")[0] or mutant.place
        lot = next((each for each in lots if page not in each), None)
        if lot is None:
            lots.append(lot := {})
        lot[page] = mutant
    return [list(lot.values()) for lot in lots]


def _by_the_net(repository: Path, mutants: list[Mutant]) -> list[str]:
    for mutant in mutants:
        mutate(repository, mutant)
    made = build(repository)
    if made.exit_code:
        raise SystemExit(f"the build refuses what it should show:\n{made.out}{made.err}")
    found = _run(repository, "tests.net.faults", str(made.site)).stdout.splitlines()
    restore(repository)
    return found


def _by_the_build(repository: Path) -> str:
    made = build(repository)
    said = (made.err or made.out).strip().splitlines()
    return f"the build refuses it: {said[0][:120]}" if made.exit_code else ""


def _by_tests(repository: Path, names: tuple[str, ...]) -> str:
    files = [
        str(path.relative_to(repository))
        for path in sorted((repository / "tests").rglob("test_*.py"))
        if any(f"def {name}(" in _text(path) for name in names)
    ]
    if not files:
        raise SystemExit(f"no test is called {' or '.join(names)}")
    done = _run(repository, "pytest", "-q", "-x", *files, "-k", " or ".join(names))
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    return f"{names[0]}" if done.returncode else ""


def _run(repository: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def main(words: list[str]) -> int:
    """Try the mutants whose names have one of ``words``, or all; how many live."""
    chosen = [mutant for mutant in MUTANTS if not words or any(word in mutant.name for word in words)]
    alive = []
    with tempfile.TemporaryDirectory() as folder:
        repository = copy_of_repository(Path(folder) / "portal", pictures=HOME / ".cache")
        for mutant, by in caught(repository, chosen):
            print(f"{'caught' if by else 'LIVES '}  {mutant.name}{f' ({by})' if by else ''}", flush=True)
            alive += [] if by else [mutant.name]
    print(f"{len(chosen)} mutants, {len(alive)} alive")
    return len(alive)


if __name__ == "__main__":
    raise SystemExit(bool(main(sys.argv[1:])))
