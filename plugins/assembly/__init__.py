"""What was reported, and what follows from it. ``read_assembly`` is the one door.

Read, check, measure: nothing is written, and nobody sees a figure before all of it was checked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .frozen import check_frozen, check_sums
from .measures import measure
from .measures.actions import check_actions
from .measures.coherence import check_coherence
from .model import Assembly
from .problems import DataProblems


def read_assembly(data_dir: Path, progress: Callable[[str], None] | None = None) -> Assembly:
    """Everything that the site may show, from the data folder.

    Raises ``DataProblems`` with one complete list if anything in it is wrong, or if a released version
    no longer computes to what it said. ``progress`` is told in one sentence of each step done.
    """
    from .reading.dataset import read_dataset

    tell = progress or (lambda _sentence: None)
    dataset = read_dataset(data_dir, tell)
    assembly = measure(dataset)
    reports = (*assembly.reports, *assembly.superseded)
    tell(f"Computed {sum(len(report.results) for report in reports):,} results of {len(reports)} reports.")
    problems = [
        *check_frozen(dataset, assembly),
        *(found for records in dataset.quarters for found in check_sums(data_dir, records.release.folder)),
        *(found for report in assembly.reports for found in check_actions(report, assembly.bands)),
        *(found for report in assembly.reports for found in check_coherence(report)),
    ]
    if any(problem.severity == "error" for problem in problems):
        raise DataProblems([*dataset.warnings, *problems])
    return replace(assembly, warnings=(*dataset.warnings, *problems))
