"""The command ``disclosure-control``: ``attack`` published tables as a stranger would."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from checked_tables.edge import output_cut_off, problems_told

from . import __version__
from .form import Absent
from .rules import Kind

MANUAL = Path(__file__).with_name("FORM.md")


def run_attack(
    tables: Sequence[Path], *, relations: Path | None, hierarchy: Path | None, **words: str
) -> None:
    """Print what a stranger finds; exit code 2 if that is too much, or with the list of what is wrong."""
    from .attacking import attack_text
    from .from_words import attack_from_words

    with problems_told(""):
        found = attack_from_words(tables, relations=relations, hierarchy=hierarchy, **words)
    print(attack_text(found))
    raise SystemExit(found.exit_code)


def parser() -> argparse.ArgumentParser:
    """Everything that may be typed."""
    whole = argparse.ArgumentParser(
        prog="disclosure-control",
        description="What is hidden in published tables, and whether hiding it really hides it.",
        epilog=f"The manual, with every form of table and what a verdict means: {MANUAL}",
    )
    whole.add_argument("--version", action="version", version=__version__)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("attack", help="try to work out the hidden cells; exit code 2 if one can be")
    one.add_argument("table", type=Path, help="CSV with hidden cells")
    one.add_argument(
        "--also", type=Path, action="append", default=[], help="a further table published with it; repeatable"
    )
    one.add_argument("--relations", type=Path, help="CSV of relations between cells")
    one.add_argument("--hierarchy", type=Path, help="CSV that says which item belongs to which total")
    one.add_argument("--total", default="Total", help="the word for a total (default: Total)")
    one.add_argument("--asked", default="", help="how wide hidden numbers must stay; 0: no exact recovery")
    one.add_argument("--bounds", default="", help="lowest and highest number that can occur, such as 0,100")
    one.add_argument("--kind", default="auto", choices=("auto", *get_args(Kind)))
    one.add_argument("--rounding", default="auto", help="auto, exact, written, or a unit such as 5")
    one.add_argument("--hidden", default="", help="further markers of hidden cells, separated by commas")
    one.add_argument("--dimensions", default="", help="columns that say what a number is about")
    one.add_argument("--absent", default="refuse", choices=get_args(Absent))
    one.add_argument("--apart", default="", help="dimensions whose items are not added up")
    one.add_argument(
        "--contributors", default="", help="cells whose owners know them, separated by semicolons, or all"
    )
    one.set_defaults(run=_run)
    return whole


def _run(asked: argparse.Namespace) -> None:
    words = {key: value for key, value in vars(asked).items() if key not in ("run", "table", "also")}
    run_attack([asked.table, *asked.also], **words)


def main(words: Sequence[str] | None = None) -> int:
    """Run what was typed; 2 for what leaks or cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    asked = parser().parse_args(words)
    with output_cut_off():
        asked.run(asked)
        sys.stdout.flush()
    return 0
