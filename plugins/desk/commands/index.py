"""Tools for anybody's tables: composite indices, and what must stay hidden in published numbers.

``compose``, ``weigh`` and ``attack`` are the commands of the packages; here they are only passed on. All of
them read what others made, so each runs in a process that is held to its time and memory.
"""

from __future__ import annotations

from plugins.desk.door.held import held_to

from .command import Command
from .places import HOME, given
from .telling import desk_told

_ALONE = "Take fewer figures, or use the package by itself, which waits as long as you like: {}."


@held_to(120, _ALONE.format("composite-index compose"))
def compose(scheme: str, observations: str, out: str, tables: str = "") -> None:
    """Compute any composite index from a scheme folder and a file of observations."""
    from composite_index.command import run_compose

    run_compose(given(scheme), given(observations), given(out), tables or None)


@held_to(12, "Compare fewer things in one group.")
def weigh(comparisons: str, random_index: str = "saaty_1980", out: str = "") -> None:
    """Turn pairwise comparisons (AHP) into weights, with their consistency."""
    from composite_index.command import run_weigh

    run_weigh(given(comparisons), random_index, given(out) if out else None)


@held_to(12, _ALONE.format("disclosure-control attack"))
def attack(
    table: str,
    also: tuple[str, ...] = (),
    relations: str = "",
    hierarchy: str = "",
    total: str = "Total",
    asked: str = "",
    bounds: str = "",
    kind: str = "auto",
    rounding: str = "auto",
    hidden: str = "",
    dimensions: str = "",
    absent: str = "refuse",
    apart: str = "",
    contributors: str = "",
) -> None:
    """Try to work out the hidden cells of published tables; exit code 2 if one can be."""
    from disclosure_control.command import run_attack

    run_attack(
        [given(each) for each in (table, *also)],
        relations=given(relations) if relations else None,
        hierarchy=given(hierarchy) if hierarchy else None,
        total=total,
        asked=asked,
        bounds=bounds,
        kind=kind,
        rounding=rounding,
        hidden=hidden,
        dimensions=dimensions,
        absent=absent,
        apart=apart,
        contributors=contributors,
    )


@held_to(60, "Count fewer tables at once, or coarser categories.")
def aggregate(rows: str, specification: str, out: str, published: tuple[str, ...] = ()) -> None:
    """Turn rows about persons into protected tables, and nothing else."""
    from checked_tables.edge import problems_told
    from plugins.desk.aggregate import aggregate as run
    from plugins.desk.aggregate import aggregate_text

    with desk_told(), problems_told():
        done = run(
            given(rows),
            given(specification),
            given(out),
            repository=HOME,
            published=[given(each) for each in published],
        )
    print(aggregate_text(done))


INDEX = (
    Command(
        compose,
        {
            "scheme": "folder with scheme.toml, nodes.csv, normalisation.csv, bands.csv",
            "observations": "CSV of observations (see plugins/packages/composite_index/FORM.md)",
            "out": "folder for the results; made if it is not there",
            "tables": "only these tables, separated by commas, such as ranks,scores (default: all)",
        },
    ),
    Command(
        weigh,
        {
            "comparisons": "CSV of pairwise comparisons (see plugins/packages/composite_index/FORM.md)",
            "random_index": "random-index table of the consistency ratio (default: saaty_1980)",
            "out": "folder for weights, consistency and matrix with all digits; made if it is not there",
        },
    ),
    Command(
        attack,
        {
            "table": "CSV with hidden cells (see plugins/packages/disclosure_control/FORM.md)",
            "also": "a further table published with it; may be given several times",
            "relations": "CSV of relations between cells: weights, indices, rounding",
            "hierarchy": "CSV that says which item belongs to which total",
            "total": "the word for a total (default: Total)",
            "asked": "how wide hidden numbers must stay; 0 asks only for no exact recovery",
            "bounds": "lowest and highest number that can occur, such as 0,100",
            "kind": "count, score or amount; found out from the table if left out",
            "rounding": "auto, exact, written, or a unit such as 5",
            "hidden": "further markers of hidden cells, separated by commas",
            "dimensions": "columns that say what a number is about, separated by commas",
            "absent": "refuse, zero or unknown: what a combination that is not there means",
            "apart": "dimensions whose items are not added up, separated by commas",
            "contributors": "cells whose owners know them, separated by semicolons",
        },
    ),
    Command(
        aggregate,
        {
            "rows": "file of individual rows, outside this repository",
            "specification": "TOML that says which tables to count (the form is in data/README.md)",
            "out": "folder for the protected tables",
            "published": "a table that is out already; may be given several times",
        },
    ),
)
