"""Published comparisons (AHP): ``comparisons.csv`` (case, row, col, value) and beside it what was printed of
them: ``published-weights.csv``, ``published-consistency-ratios.csv``, ``published-repair.csv`` and
``completed-judgement.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

from composite_index.ahp import Judgement, Weighing, weigh
from composite_index.exact import written

from .compared import Compared
from .tables import rows

COMPARISONS = "comparisons.csv"
PUBLISHED = ("published-weights", "published-consistency-ratios", "published-repair", "completed-judgement")


def compare_weighings(folder: Path) -> Iterator[Compared]:
    """Every printed weight, consistency ratio, repair and completed judgement beside the engine's."""
    judgements: dict[str, list[Judgement]] = {}
    for row in rows(folder / COMPARISONS):
        one = Judgement(row=row["row"], col=row["col"], value=Fraction(row["value"]))
        judgements.setdefault(row["case"], []).append(one)

    @cache
    def weighed(case: str, table: str = "saaty_1980") -> Weighing:
        return weigh(judgements[case], table)

    def printed(name: str) -> list[dict[str, str]]:
        path = folder / f"{name}.csv"
        return rows(path) if path.exists() else []

    weights, ratios, repairs, completed = map(printed, PUBLISHED)
    for row in weights:
        found = weighed(row["case"]).weights[row["element"]]
        yield Compared(f"{row['case']}: weight of {row['element']}", row["weight"], written(found))
    for row in ratios:
        ratio = weighed(row["case"], row["ri_table"]).cr
        yield Compared(f"{row['case']}: CR ({row['ri_table']})", row["cr"], written(ratio))
    for row in repairs:
        repair = weighed(row["case"], row["ri_table"]).repair
        if repair is not None:
            where = f"{row['case']}: repair"
            yield Compared(where, f"{row['row']} {row['col']}", f"{repair.row} {repair.col}")
            yield Compared(f"{where}, value", row["replaced_by"], written(repair.suggested))
            yield Compared(f"{where}, CR after", row["cr_after"], written(repair.cr_after))
    for row in completed:
        found = weighed(row["case"]).completed[row["row"], row["col"]]
        yield Compared(f"{row['case']}: {row['row']} against {row['col']}", row["value"], written(found))
