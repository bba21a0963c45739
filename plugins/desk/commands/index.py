"""Tools for anybody's tables: composite indices, and what must stay hidden in published numbers."""

from __future__ import annotations

from pathlib import Path

from .command import Command
from .places import HOME
from .telling import desk_told, problems_told


def compose(scheme: str, observations: str, out: str) -> None:
    """Compute any composite index from a scheme folder and a file of observations."""
    from plugins.desk.compose import compose as run

    with problems_told():
        print(run(Path(scheme), Path(observations), Path(out)))


def weigh(comparisons: str, random_index: str = "saaty_1980", out: str = "") -> None:
    """Turn pairwise comparisons (AHP) into weights, with their consistency."""
    from plugins.desk.weigh import weigh as run
    from plugins.desk.weigh import write_weighed

    with problems_told():
        weighed = run(Path(comparisons), random_index)
        print(weighed)
        if out:
            print("", *write_weighed(weighed, Path(out)), sep="\n")


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
    from plugins.desk.attack import attack_from_words, attack_text

    with problems_told():
        found = attack_from_words(
            [table, *also],
            relations=relations,
            hierarchy=hierarchy,
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
    print(attack_text(found))
    raise SystemExit(found.exit_code)


def aggregate(rows: str, specification: str, out: str, published: tuple[str, ...] = ()) -> None:
    """Turn rows about persons into protected tables, and nothing else."""
    from plugins.desk.aggregate import aggregate as run
    from plugins.desk.aggregate import aggregate_text

    with desk_told(), problems_told():
        done = run(
            Path(rows),
            Path(specification),
            Path(out),
            repository=HOME,
            published=[Path(p) for p in published],
        )
    print(aggregate_text(done))


INDEX = (
    Command(
        compose,
        {
            "scheme": "folder with scheme.toml, nodes.csv, normalisation.csv, bands.csv",
            "observations": "CSV of observations (the form is in data/README.md)",
            "out": "folder for the results; made if it is not there",
        },
    ),
    Command(
        weigh,
        {
            "comparisons": "CSV of pairwise comparisons (the form is in data/README.md)",
            "random_index": "random-index table of the consistency ratio (default: saaty_1980)",
            "out": "folder for weights.csv and consistency.csv with all digits; made if it is not there",
        },
    ),
    Command(
        attack,
        {
            "table": "CSV with hidden cells (the form is in data/README.md)",
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
