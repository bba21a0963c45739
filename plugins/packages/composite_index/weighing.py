"""Weights from pairwise comparisons in a CSV file, with what contradicts what.

The form of the file is ``comparisons.csv`` in ``FORM.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from checked_tables.problems import DataProblems, Problem, has_errors, reported

from .ahp import Judgement, Weighing
from .ahp import weigh as weigh_group
from .comparisons import from_comparisons
from .composing.files import pack_table, write_files
from .exact import half_up, written
from .files import real
from .random_index import RANDOM_INDEX
from .tables import figure, read_declared

#: The files of ``--out``: their columns are described in FORM.md.
WEIGHTS = ("group", "respondent", "element", "weight")
CONSISTENCY = (
    *("group", "respondent", "elements", "lambda_max", "ci", "cr", "random_index", "consistent"),
    *("repair_row", "repair_col", "repair_value", "repair_suggested", "repair_cr"),
)
MATRIX = ("group", "respondent", "row", "col", "value", "completed")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weights of every group of the file: of all respondents together, and of each alone where there
    are several (``None`` for one who did not compare everything)."""

    groups: Mapping[str, Weighing]
    respondents: Mapping[str, Mapping[str, Weighing | None]]
    warnings: tuple[Problem, ...]

    def __str__(self) -> str:
        return say_weighed(self)


def weigh(comparisons_file: Path, random_index: str = "saaty_1980") -> Weighed:
    """The weights that follow from the comparisons in a file.

    ``random_index`` names the table that the consistency ratio divides by. Raises ``DataProblems``.
    """
    file = comparisons_file.name or str(comparisons_file)
    if random_index not in RANDOM_INDEX:
        known = ", ".join(RANDOM_INDEX)
        found, write = f"There is no random-index table called {random_index}.", f"Write one of {known}."
        raise DataProblems([Problem(file=file, kind="random-index", found=found, write=write)])
    rows, problems = read_declared(real(comparisons_file), "index_comparisons", file)
    if problems:
        raise DataProblems(problems)
    groups, found_problems = from_comparisons(rows, random_index, file)
    if has_errors(found_problems):
        raise DataProblems(found_problems)
    judgements: dict[str, dict[str, list[Judgement]]] = {}
    for row in rows:
        cells, value = row.cells, figure(row.cells["value"])
        if value is not None:
            one = Judgement(row=cells["row"], col=cells["col"], value=value, respondent=cells["respondent"])
            judgements.setdefault(cells["group"], {}).setdefault(cells["respondent"], []).append(one)
    respondents = {
        group: {name: _alone(own, groups[group], random_index) for name, own in by_name.items()}
        for group, by_name in judgements.items()
        if len(by_name) > 1
    }
    return Weighed(groups, respondents, tuple(found_problems))


def write_weighed(weighed: Weighed, folder: Path) -> tuple[Path, ...]:
    """``weights.csv``, ``consistency.csv`` and ``matrix.csv`` in ``folder``, with thirty digits: first each
    group as a whole (an empty respondent), then each respondent who compared all of it. The matrix has every
    pair, with the values found for those that nobody compared."""
    weights, consistency, matrix = [], [], []
    for group, whole in weighed.groups.items():
        alone = weighed.respondents.get(group, {})
        found = [("", whole), *((name, own) for name, own in alone.items() if own is not None)]
        for name, each in found:
            weights += [(group, name, part, written(weight)) for part, weight in each.weights.items()]
            consistency.append(_consistency(group, name, each))
            matrix += [(group, name, *cells) for cells in _matrix(each)]
    files = {
        "weights.csv": pack_table(WEIGHTS, weights)[0],
        "consistency.csv": pack_table(CONSISTENCY, consistency)[0],
        "matrix.csv": pack_table(MATRIX, matrix)[0],
    }
    return write_files(folder, files)


def _matrix(found: Weighing) -> Iterator[tuple[str, str, str, str]]:
    nobody = {*found.completed, *(pair[::-1] for pair in found.completed)}
    for (row, col), value in found.matrix.items():
        yield row, col, _digits(value), "true" if (row, col) in nobody else "false"


def _consistency(group: str, name: str, found: Weighing) -> tuple[str, ...]:
    repair = ("", "", "", "", "")
    if found.repair is not None:
        each = found.repair
        repair = each.row, each.col, _digits(each.value), _digits(each.suggested), _digits(each.cr_after)
    known = found.cr is not None
    return (
        *(
            group,
            name,
            str(len(found.weights)),
            _digits(found.lambda_max),
            _digits(found.ci),
            _digits(found.cr),
        ),
        *(found.random_index, ("true" if found.is_consistent else "false") if known else "", *repair),
    )


def _digits(number: Fraction | None) -> str:
    """Up to thirty decimals: what follows is the noise of the last step towards the eigenvector."""
    return "" if number is None else written(Fraction(half_up(number, 30)))


def say_weighed(weighed: Weighed) -> str:
    """What to print: weights, consistency and the comparison to look at again, group by group."""
    lines: list[str] = []
    for group, found in weighed.groups.items():
        lines += [
            f"{group or 'Weights'}",
            *(f"  {name}: {half_up(w, 6)}" for name, w in found.weights.items()),
        ]
        lines.append(f"  lambda max {half_up(found.lambda_max, 6)}, CI {half_up(found.ci, 6)}, {_cr(found)}")
        if len(found.weights) > 2:
            lines.append(f"  CR by other tables: {', '.join(_other_ratios(found))}")
        for (row, col), value in found.completed.items():
            lines.append(f"  not compared: {row} against {col}; the others imply {half_up(value, 6)}")
        if found.repair is not None:
            repair = found.repair
            after = (
                "" if repair.cr_after is None else f", which would bring CR to {half_up(repair.cr_after, 4)}"
            )
            lines.append(
                f"  most at odds with the others: {repair.row} against {repair.col}, "
                f"{half_up(repair.value, 3)}; they suggest {half_up(repair.suggested, 3)}{after}"
            )
        for name, own in weighed.respondents.get(group, {}).items():
            if own is None:
                lines.append(f"  {name or 'unnamed'}: compared too little to be weighed alone")
            else:
                weights = ", ".join(f"{key} {half_up(value, 3)}" for key, value in own.weights.items())
                lines.append(f"  {name or 'unnamed'}: {weights}; {_cr(own)}")
        lines.append("")
    if weighed.warnings:
        lines.append(reported(weighed.warnings))
    return "\n".join(lines).rstrip()


def _other_ratios(found: Weighing) -> Iterator[str]:
    size = len(found.weights)
    for name, table in RANDOM_INDEX.items():
        if name != found.random_index and size in table:
            yield f"{name} {half_up(found.ci / Fraction(table[size]), 4)}"


def _cr(found: Weighing) -> str:
    if found.cr is None:
        return f"no CR: the table {found.random_index} does not go to so many elements"
    verdict = "acceptable" if found.is_consistent else "above 0.10"
    return f"CR {half_up(found.cr, 4)} ({found.random_index}), {verdict}"


def _alone(own: list[Judgement], together: Weighing, random_index: str) -> Weighing | None:
    if {name for each in own for name in (each.row, each.col)} != set(together.weights):
        return None
    try:
        return weigh_group(own, random_index)
    except ValueError:
        return None
