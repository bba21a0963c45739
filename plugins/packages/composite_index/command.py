"""The command ``composite-index``: ``compose``, ``weigh``, ``conformance``, and ``example`` to begin with."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from checked_tables.edge import output_cut_off, problems_told

from . import __version__
from .examples import MANUAL, examples
from .random_index import RANDOM_INDEX

NOTHING = "Nothing was written."


def run_compose(scheme: Path, observations: Path, out: Path, tables: str | None = None) -> None:
    """Write the tables, print the last period; exit code 2 with the list of what is wrong."""
    from .composing.compose import compose, say_composed

    wanted = () if tables is None else tables.split(",")
    with problems_told(NOTHING):
        print(say_composed(compose(scheme, observations, out, wanted, two_processes=True)))


def run_weigh(comparisons: Path, random_index: str, out: Path | None) -> None:
    """Print the weights, and write them if ``out`` is given; exit code 2 with the list of what is wrong."""
    from .weighing import weigh, write_weighed

    with problems_told(NOTHING if out else ""):
        weighed = weigh(comparisons, random_index)
        print(weighed)
        if out:
            print("", *write_weighed(weighed, out), sep="\n")


def run_conformance(cases: Path, date: str, out: Path | None) -> None:
    """Print the page of conformance, or write it to ``out``; exit code 1 if a number differs, 2 with the
    list of what is wrong in the folder of cases."""
    from .conforming.page import conformance

    with problems_told(NOTHING):
        page = conformance(cases, date, __version__)
        if out is None:
            print(page.text, end="")
        else:
            page.write(out)
            print(out)
    if not page.is_right:
        raise SystemExit(1)


def run_example(name: str, out: Path | None) -> None:
    """Write a worked example of the manual, scheme and observations, into a folder of its name."""
    from .examples import example

    with problems_told(NOTHING):
        for path in example(name, out or Path(name)):
            print(path)


def parser() -> argparse.ArgumentParser:
    """Everything that may be typed."""
    whole = argparse.ArgumentParser(
        prog="composite-index",
        description="Composite indices from a declared scheme: scores, why they changed, how sure they are.",
        epilog=f"The manual, with every file, column and formula: {MANUAL}",
    )
    whole.add_argument("--version", action="version", version=__version__)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("compose", help="a scheme folder and a file of figures in, tables out")
    one.add_argument("--scheme", type=Path, required=True, help="folder with scheme.toml, nodes.csv ...")
    one.add_argument("--observations", type=Path, required=True, help="CSV of the figures")
    one.add_argument("--out", type=Path, required=True, help="folder for the tables; made if it is not there")
    one.add_argument("--tables", help="only these, separated by commas, such as ranks,scores")
    one.set_defaults(run=lambda asked: run_compose(asked.scheme, asked.observations, asked.out, asked.tables))

    one = commands.add_parser("weigh", help="pairwise comparisons (AHP) in, weights and consistency out")
    one.add_argument("comparisons", type=Path, help="CSV of comparisons")
    one.add_argument(
        "--random-index", default="saaty_1980", choices=RANDOM_INDEX, help="table for the consistency ratio"
    )
    one.add_argument("--out", type=Path, help="folder for weights, consistency and matrix with all digits")
    one.set_defaults(run=lambda asked: run_weigh(asked.comparisons, asked.random_index, asked.out))

    one = commands.add_parser("conformance", help="published cases in, a page of what matched out")
    one.add_argument("cases", type=Path, help="folder of cases")
    one.add_argument("--date", required=True, help="the date that the page bears, such as 2026-06-30")
    one.add_argument(
        "--out", type=Path, help="file for the page, such as conformance.md (else it is printed)"
    )
    one.set_defaults(run=lambda asked: run_conformance(asked.cases, asked.date, asked.out))

    one = commands.add_parser("example", help="a worked example of the manual as files, to begin from")
    one.add_argument("name", help=f"one of {', '.join(examples())}")
    one.add_argument("--out", type=Path, help="folder (default: the name)")
    one.set_defaults(run=lambda asked: run_example(asked.name, asked.out))
    return whole


def main(words: Sequence[str] | None = None) -> int:
    """Run what was typed; 2 for what cannot be used, 1 for numbers that differ, 0 otherwise."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    asked = parser().parse_args(words)
    with output_cut_off():
        asked.run(asked)
        sys.stdout.flush()
    return 0
