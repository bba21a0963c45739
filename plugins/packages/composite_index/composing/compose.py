"""Anyone's index: a scheme folder and a file of figures in, a folder of tables out.

The form of the scheme folder, of the file and of the tables is in ``FORM.md``.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from checked_tables.problems import DataProblems, Problem, has_errors, reported
from composite_index.beside import another_process
from composite_index.exact import NoMean
from composite_index.files import real
from composite_index.normalise import CannotScore
from composite_index.observations import Observations, check_scores, check_seen, read_observations
from composite_index.panel import Everything, Period, compute_panel, observed_ranges
from composite_index.reading import read_scheme, read_units
from composite_index.scheme import Scheme

from .files import pack_table, write_files
from .tables import chosen

#: Nodes x units x periods x draws from which a second process is started.
_WORTH_A_PROCESS = 10**9


@dataclass(frozen=True, slots=True)
class Composed:
    """What was computed and written: files with their number of rows, and warnings."""

    scheme: Scheme
    periods: tuple[Period, ...]
    files: tuple[tuple[Path, int], ...]
    warnings: tuple[Problem, ...]

    def __str__(self) -> str:
        return say_composed(self)


def compose(
    scheme_folder: Path,
    observations_file: Path,
    out_folder: Path,
    tables: Sequence[str] = (),
    *,
    two_processes: bool = False,
) -> Composed:
    """Scores, coverage, contributions, effective weights, decomposition, intervals and ranks as CSVs in
    ``out_folder``, which is made if need be; files of the same names are replaced, others left alone.

    ``tables`` names those that are wanted; all if it is empty. The simulation is only run if one of them
    rests on it. With ``two_processes`` a large one runs beside the exact part, in a process that imports the
    main module again (so a script needs ``if __name__ == "__main__"``); no number changes. Nothing is
    written unless everything was computed. Raises ``DataProblems`` with the complete list of what is wrong
    in the folder or the file.
    """
    wanted = chosen(tables)
    scheme, observations, warnings = read_both(scheme_folder, observations_file, out_folder)
    if real(out_folder) == real(scheme_folder):
        raise DataProblems([_same_folder(out_folder)])
    try:
        with without_collector():
            simulated = any(table.is_simulated for table in wanted)
            periods = lightened(_computed(scheme, observations.by_period, simulated, two_processes))
            made = {table.name: pack_table(table.header, table.rows(scheme, periods)) for table in wanted}
    except (CannotScore, NoMean) as reason:
        observed = observed_ranges(scheme, observations.by_period)
        wrong = tuple(check_scores(observations, scheme, observed))
        raise DataProblems(warnings + (wrong or (_no_score(observations_file, reason),))) from reason
    paths = write_files(out_folder, {name: data for name, (data, _) in made.items()})
    counts = (count for _, count in made.values())
    return Composed(scheme, periods, tuple(zip(paths, counts, strict=True)), warnings)


def read_both(
    scheme_folder: Path, observations_file: Path, out_folder: Path
) -> tuple[Scheme, Observations, tuple[Problem, ...]]:
    """The scheme, the figures and warnings. Raises ``DataProblems`` with everything that is wrong, short of
    figures that have no score, which are found when they are scored. The file and the folder for the results
    may lie in the folder of the scheme."""
    shown = scheme_folder.name or str(scheme_folder)
    scheme, problems = read_scheme(scheme_folder, shown, (observations_file, out_folder))
    if scheme is None:
        raise DataProblems(problems or (_no_folder(scheme_folder),))
    units, found = read_units(scheme_folder, shown)
    problems += found
    known = None if units is None else frozenset(units)
    file = observations_file.name or str(observations_file)
    observations, found = read_observations(real(observations_file), file, scheme, known)  # a link or not
    problems += found
    if units is not None and not has_errors(found):
        problems += tuple(check_seen(observations, known or frozenset(), f"{shown}/units.csv"))
    if has_errors(problems):
        raise DataProblems(problems)
    return replace(scheme, groups=_grouped(units or {})), observations, problems


def _grouped(units: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    names = dict.fromkeys(name for groups in units.values() for name in groups)
    return {name: frozenset(unit for unit, groups in units.items() if name in groups) for name in names}


@contextmanager
def without_collector() -> Iterator[None]:
    """Python's search for reference cycles, of which there are none here, would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _computed(
    scheme: Scheme, everything: Everything, simulated: bool, two_processes: bool
) -> Iterator[Period]:
    """In two processes where that is worth starting one."""
    cells = len(scheme.nodes) * sum(map(len, everything.values()))
    if not simulated or not two_processes or cells * scheme.uncertainty.draws < _WORTH_A_PROCESS:
        yield from compute_panel(scheme, everything, simulated=simulated)
        return
    with another_process(scheme) as beside:
        yield from compute_panel(scheme, everything, simulated=True, beside=beside)


def say_composed(composed: Composed) -> str:
    """What to print: the last period's index in the order of rank, warnings, and the files."""
    scheme, last = composed.scheme, composed.periods[-1]
    lines = [f"{scheme.title.en}, version {scheme.version} ({scheme.status}), {last.period}:"]
    ordered = sorted(
        last.scores.items(), key=lambda each: (last.ranks.get(each[0], len(last.scores) + 1), each[0])
    )
    for unit_id, score in ordered[:20]:
        if score.value is None:
            lines.append(
                f"   -  {unit_id}: {score.status}, coverage {float(100 * score.root.coverage):.0f} %"
            )
            continue
        spread, band = last.spreads.get(unit_id), f", {score.band.label.en}" if score.band else ""
        between = f" ({spread.whole.low} to {spread.whole.high})" if spread else ""
        lines.append(f"{last.ranks[unit_id]:>4}  {unit_id}: {score.value}{between}{band}")
    if len(ordered) > 20:
        lines.append(f"      ... and {len(ordered) - 20} more")
    if composed.warnings:
        lines += ["", reported(composed.warnings)]
    lines += ["", *(f"{path}: {count} rows" for path, count in composed.files)]
    return "\n".join(lines)


def _no_folder(folder: Path) -> Problem:
    return Problem(
        file=str(folder),
        kind="missing-folder",
        found="This folder is missing.",
        write="Write the path of a folder with scheme.toml, nodes.csv and normalisation.csv.",
    )


def lightened(periods: Iterator[Period]) -> tuple[Period, ...]:
    """All periods, the draws themselves kept of the last one only: they are most of the memory."""
    found: list[Period] = []
    for period in periods:
        if found:
            found[-1] = replace(found[-1], simulated=None)
        found.append(period)
    return tuple(found)


def _same_folder(folder: Path) -> Problem:
    return Problem(
        file=str(folder),
        kind="same-folder",
        found="The results would be written among the files of the scheme.",
        write="Write another folder for the results.",
    )


def _no_score(path: Path, reason: CannotScore | NoMean) -> Problem:
    """Of a part that has no mean, or of a figure under the rules of another normalisation."""
    found = f"A score cannot be computed: {reason}."
    if isinstance(reason, CannotScore):
        write = f"Mend its rule in the files that normalisations of scheme.toml names. {reason.write}"
        return Problem(file=path.name, kind="cannot-score", found=found, write=write)
    write = "Clip the metrics below that part (clip in normalisation.csv), or use mean_order 1."
    return Problem(file=path.name, kind="no-mean", found=found, write=write)
