"""What was reported, and what follows from it. ``read_assembly`` is the one door.

Read, check, measure: nothing is written, and nobody sees a figure before all of it was checked.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from checked_tables.problems import DataProblems, Problem
from plugins.subjects.actions.agree import check_actions
from plugins.subjects.bills.agree import check_bill_counts
from plugins.subjects.committees.agree import check_committee_counts
from plugins.subjects.figures.agree import check_coherence
from plugins.subjects.hiding.measure import hides_something
from plugins.subjects.hiding.model import DisclosureReport
from plugins.subjects.money.agree import check_resource_counts
from plugins.subjects.services.agree import check_service_counts

from .frozen import check_frozen, check_sums
from .measure import measure
from .model import Assembly
from .read_dataset import read_dataset
from .withheld import without_hidden


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Rows and results refer to one another in one direction only. Searching half a million of them
    for reference cycles again and again would take a quarter of the time, so that waits."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _disclosed(assembly: Assembly, found: Path | None) -> tuple[list[Problem], DisclosureReport | None]:
    """What is hidden must stay hidden: the attacker tries, where there is anything to attack."""
    if not any(hides_something(report) for report in (*assembly.reports, *assembly.superseded)):
        return [], None
    from plugins.subjects.hiding.releases import judged  # loads a solver, which takes a while

    return judged(assembly.reports, assembly.superseded, found=found)


@_no_search_for_cycles()
def read_assembly(
    data_dir: Path, progress: Callable[[str], None] | None = None, found: Path | None = None
) -> Assembly:
    """Everything that the site may show, from the data folder.

    Raises ``DataProblems`` with one complete list if anything in it is wrong, or if a released version
    no longer computes to what it said. ``progress`` is told in one sentence of each step done. ``found`` is
    a folder that keeps what the attacker found in the same package before.
    """
    tell = progress or (lambda _sentence: None)
    dataset = read_dataset(data_dir, tell)
    assembly = measure(without_hidden(dataset))
    reports = (*assembly.reports, *assembly.superseded)
    tell(f"Computed {sum(len(report.results) for report in reports):,} results of {len(reports)} reports.")
    given_away, disclosure = _disclosed(assembly, found)
    problems = [
        *check_frozen(dataset, assembly),
        *(found for records in dataset.quarters for found in check_sums(data_dir, records.release)),
        *(found for report in assembly.reports for found in check_actions(report, assembly.bands)),
        *(found for report in assembly.reports for found in check_coherence(report)),
        *given_away,
        *(found for report in assembly.reports for found in check_bill_counts(report)),
        *(found for report in assembly.reports for found in check_resource_counts(report)),
        *(found for report in assembly.reports for found in check_service_counts(report)),
        *(found for report in assembly.reports for found in check_committee_counts(report)),
    ]
    if any(problem.severity == "error" for problem in problems):
        raise DataProblems([*dataset.warnings, *problems])
    return replace(assembly, disclosure=disclosure, warnings=(*dataset.warnings, *problems))
