"""Make the nine illustrative quarters: ``python -m tools.illustrative.make``.

Reads the examples' ``metrics.csv`` and ``targets.csv``, writes ``quarters/<id>/vN/``, wherever the examples
lie: in ``data``, or beside the Assembly's own in ``data/example``. Seeded, so that the same bytes come out on
every machine. Nothing in it was reported by any assembly.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.desk.freeze import freeze_release
from plugins.subjects.rules.record import FOLDER as RULES

from .bills import bill_tables
from .committees import committee_tables
from .examples import TABLES, example_rows
from .outlook import access_rows, reason_rows
from .paperwork import (
    action_rows,
    correction_rows,
    release_toml,
    sign_off_rows,
    submission_rows,
    table_change_row,
)
from .people import people_tables
from .place import EXAMPLE, Example
from .plan import plan_tables
from .rows import budget_rows, labour_rows, observation_rows, resource_rows
from .services import service_tables
from .staff import staff_rows
from .story import EDITIONS, Edition
from .tables import read_table, write_table

#: Two parts have their own bill; the check of the corrections holds us to the number.
ELECTRICITY = "0 new, 0 gone, 2 changed"


def write_illustrative(data_dir: Path) -> None:
    """Every quarter of the story, in ``data_dir/quarters``, frozen."""
    shutil.rmtree(data_dir / "quarters", ignore_errors=True)
    metrics = read_table(data_dir / "reference" / "metrics.csv")
    for edition in EDITIONS:
        _write_edition(data_dir, metrics, edition)
    *typed, newest = EDITIONS
    with _without_rules(data_dir):
        for edition in typed:
            freeze_release(data_dir, edition.quarter, edition.version)
    freeze_release(data_dir, newest.quarter, newest.version)


@contextmanager
def _without_rules(data_dir: Path) -> Iterator[None]:
    """As it was when figures were typed: only the newest quarter keeps rules by which it was counted."""
    place, aside = data_dir / "reference" / RULES, data_dir / RULES
    place.rename(aside)
    try:
        yield
    finally:
        aside.rename(place)


def write_newest(data_dir: Path) -> None:
    """The newest quarter alone, written anew and frozen; the others stay as they are."""
    newest = EDITIONS[-1]
    shutil.rmtree(data_dir / "quarters" / newest.quarter / f"v{newest.version}", ignore_errors=True)
    _write_edition(data_dir, read_table(data_dir / "reference" / "metrics.csv"), newest)
    freeze_release(data_dir, newest.quarter, newest.version)


def _write_edition(data_dir: Path, metrics: list[dict[str, str]], edition: Edition) -> None:
    folder = data_dir / "quarters" / edition.quarter / f"v{edition.version}"
    folder.mkdir(parents=True)
    (folder / "release.toml").write_text(release_toml(edition), encoding="utf-8", newline="\n")
    observations = list(observation_rows(metrics, edition))
    write_table(folder, "observations", observations)
    write_table(folder, "budget", budget_rows(edition))
    write_table(folder, "resource_use", resource_rows(metrics, edition))
    if any(row["metric_id"] == "adm_labour_effectiveness" for row in observations):
        write_table(folder, "labour", labour_rows(edition))
    if not edition.is_back_cast:
        write_table(folder, "submissions", submission_rows(edition))
        write_table(folder, "actions", action_rows(edition))
    tables = {**bill_tables(edition), **service_tables(edition), **committee_tables(edition)}
    for name, rows in {**tables, **plan_tables(edition)}.items():
        write_table(folder, name, rows)
    if staff := staff_rows(edition):
        write_table(folder, "staff_bands", staff)
    if access := list(access_rows(edition)):
        write_table(folder, "prerelease_access", access)
    if reasons := reason_rows(edition):
        write_table(folder, "reasons", reasons)
    for name, rows in people_tables(edition).items():
        write_table(folder, name, rows)
    for name in TABLES if edition == EDITIONS[-1] else ():
        write_table(folder, name, example_rows(name))
    write_table(folder, "sign_offs", sign_off_rows(edition))
    if edition.version > 1:
        listed = list(correction_rows(_before(metrics, edition), observations))
        listed.append(table_change_row(edition.quarter, len(listed) + 1, "resource_use", ELECTRICITY))
        write_table(folder, "corrections", listed)


def _before(metrics: list[dict[str, str]], edition: Edition) -> list[dict[str, object]]:
    earlier = next(
        one for one in EDITIONS if one.quarter == edition.quarter and one.version == edition.version - 1
    )
    return list(observation_rows(metrics, earlier))


def make(example: Example, write: Callable[[Path], None]) -> None:
    """Let ``write`` make quarters in a copy of the examples' data folder, then put them where they lie."""
    with TemporaryDirectory(prefix="examples-") as folder:
        made = example.copied(Path(folder)) / "quarters"
        write(Path(folder))
        quarters = example.quarters
        shutil.rmtree(quarters)
        shutil.copytree(made, quarters)


if __name__ == "__main__":
    places = [word for word in sys.argv[1:] if word != "--newest"]
    make(
        Example(Path(places[0])) if places else EXAMPLE,
        write_newest if "--newest" in sys.argv else write_illustrative,
    )
