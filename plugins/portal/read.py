"""The whole pipeline: read, check, measure. ``read_assembly`` is the one door.

Nothing is written, and nobody sees a figure before all of it was checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from checked_tables.problems import DataProblems, Problem
from plugins.core.facts import measure as facts
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.read import Dataset, no_garbage
from plugins.core.facts.read import read_dataset as read_facts
from plugins.core.facts.subject import Subjects
from plugins.core.facts.withheld import without_hidden
from plugins.subjects.figures.model import Figures
from plugins.subjects.hiding.measure import hides_something

from .counting import count_figures
from .frozen import check_frozen, check_sums
from .subjects import SUBJECTS


def read_dataset(
    data_dir: Path, progress: Callable[[str], object] | None = None, subjects: Subjects = SUBJECTS
) -> Dataset:
    """Every table of the data folder, checked; ``DataProblems`` with the complete list if one is wrong."""
    return read_facts(data_dir, subjects, progress)


def measure(dataset: Dataset, subjects: Subjects = SUBJECTS) -> Assembly:
    """What follows from checked rows."""
    return facts.measure(dataset, subjects)


def read_assembly(
    data_dir: Path,
    progress: Callable[[str], None] | None = None,
    found: Path | None = None,
    subjects: Subjects = SUBJECTS,
) -> Assembly:
    """Everything that the site may show, from the data folder.

    Raises ``DataProblems`` with one complete list if anything in it is wrong, or if a released version
    no longer computes to what it said. ``progress`` is told in one sentence of each step done. ``found`` is
    a folder that keeps what the attacker found in the same package before.
    """
    tell = progress or (lambda _sentence: None)
    with no_garbage():
        dataset = read_dataset(data_dir, tell, subjects)
        assembly = measure(without_hidden(dataset), subjects)
        reports = (*assembly.reports, *assembly.superseded)
        results = sum(len(report[Figures].results) for report in reports)
        tell(f"Computed {results:,} results of {len(reports)} reports.")
        problems = [
            *check_frozen(dataset, assembly),
            *(each for one in dataset.quarters for each in check_sums(data_dir, one.release)),
            *facts.agreement(assembly, subjects),
            *count_figures(assembly, data_dir),
            *_attacked(assembly, subjects, found),
        ]
        if any(problem.severity == "error" for problem in problems):
            raise DataProblems([*dataset.warnings, *problems])
        return facts.with_warnings(assembly, problems)


def _attacked(assembly: Assembly, subjects: Subjects, found: Path | None) -> Iterable[Problem]:
    """What is hidden must stay hidden: the attacker tries, where there is anything to attack; what it
    found is kept for readers."""
    if not any(hides_something(report) for report in (*assembly.reports, *assembly.superseded)):
        return ()
    from plugins.subjects.hiding.agree import judged  # loads a solver, which takes a while

    families = [subject.hide for subject in subjects if subject.hide is not None]
    given_away, report = judged(assembly.reports, assembly.superseded, families, found=found)
    if report is not None:
        assembly.facts.add([report])
    return given_away
