"""Check the causes of changes against the release compared with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from .arithmetic import adding_up, half_up, rounded
from .causes import product_effects
from .cells import ZERO, Absent, Row
from .check_tables import factors
from .explain import Explained
from .figures import compute_release
from .tables import Check, Release


def base_of(release: Release, quarter: str, version: str, others: dict[str, Release]) -> Release:
    """The release compared with: beside this one, or among those named on the command line."""
    name = f"v{version}"
    if release.provenance == "illustrative":
        name = f"illustrative-{name}"
    place = release.folder.resolve().parent.parent / quarter.lower() / name
    key = str(place)
    if key not in others:
        if not place.is_dir():
            raise Absent(f"the folder {quarter.lower()}/{name} is not beside this release's")
        others[key] = Release(place)
        for _ in compute_release(others[key]):
            pass
    return others[key]


def check_changes(release: Release, check: Check, others: dict[str, Release]) -> None:
    """index_changes.csv: every cause, and that together they are the change."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in release.rows("index_changes"):
        key = (row["unit_id"], row["against"], row["base_quarter"], row["base_version"])
        groups.setdefault(key, []).append(row)
    for (unit, _, quarter, version), rows in groups.items():
        try:
            base = base_of(release, quarter, version, others)
        except Absent as reason:
            if not in_zip(release.folder):
                check.unchecked.append(f"{len(rows)} numbers of index_changes.csv ({unit}): {reason}")
            continue
        if unit not in base.scores or unit not in release.scores:
            check.differs(rows[0], "unit_id", unit, "")
            continue
        old, new = base.scores[unit], release.scores[unit]
        values = [rounded(parts[scheme.root].score, scheme.decimals) for scheme, parts in (old, new)]
        if values[0] is None or values[1] is None:
            check.differs(rows[0], "points", rows[0]["points"], "")
            continue
        effects = [each for each in Explained((base, unit), (release, unit)).effects if each[2]]
        change = values[1] - values[0]
        places = max(old[0].decimals, new[0].decimals)
        root = new[0].root
        recomputed: dict[tuple[str, str], tuple[Decimal, str, Fraction]] = {
            ("total", root): (change, "", Fraction(change))
        }
        rest, whole = change, Fraction(change)
        for kind, name, points, about in effects:
            if (kind, name) != ("rounding", root):
                told = rounded(points, places) or Decimal(0)
                recomputed[kind, name] = (told, ";".join(about), points)
                rest -= told
                whole -= points
        if rest or whole:
            recomputed["rounding", root] = (rest, "", whole)
        for row in rows:
            found = recomputed.pop((row["kind"], row["node_id"]), None)
            check.same(row, "points", None if found is None else found[0])
            if found is not None:
                check.same(row, "kind", row["kind"])
                check.same(row, "node_id", row["node_id"])
                check.same(row, "about", found[1])
                check.same(row, "exact_points", rounded(found[2], 6))
        for kind, name in recomputed:
            check.differs(rows[-1], "kind", "no row", f"{kind} of {name}, {recomputed[kind, name][0]} points")
    listed = {(unit, against) for unit, against, _, _ in groups}
    for row in release.rows("index"):
        if row["index_value"] and not any(unit == row["unit_id"] for unit, _ in listed) and listed:
            others_base = next(iter(groups))
            base_unit = base_of(release, others_base[2], others_base[3], others).scores.get(row["unit_id"])
            if base_unit is not None and base_unit[1][base_unit[0].root].score is not None:
                check.differs(row, "unit_id", "no row in index_changes.csv", "its causes")


def check_labour_changes(release: Release, check: Check, others: dict[str, Release]) -> None:
    """labour_changes.csv."""
    inputs = release.by("labour_inputs", "unit_id")
    rows = release.by("labour_changes", "unit_id", "factor")
    for unit in dict.fromkeys(unit for unit, _ in rows):
        own = {factor: row for (each, factor), row in rows.items() if each == unit}
        first = next(iter(own.values()))
        try:
            base = base_of(release, first["base_quarter"], first["base_version"], others)
        except Absent as reason:
            if not in_zip(release.folder):
                check.unchecked.append(f"{len(own)} numbers of labour_changes.csv ({unit}): {reason}")
            continue
        now = factors(inputs.get((unit,)))
        then = factors(base.by("labour_inputs", "unit_id").get((unit,)))
        if None in now or None in then:
            check.differs(first, "points", first["points"], "")
            continue
        before, after = [each or ZERO for each in then], [each or ZERO for each in now]
        change = half_up(100 * after[0] * after[1] * after[2], 1) - half_up(
            100 * before[0] * before[1] * before[2], 1
        )
        effects = [100 * effect for effect in product_effects(before, after)]
        shared = [*adding_up(effects, change, 1), change]
        for factor, points in zip(("availability", "performance", "quality", "total"), shared):
            if factor in own:
                check.same(own[factor], "points", points)
            else:
                check.differs(first, "factor", "no row", factor)


def in_zip(folder: Path) -> bool:
    """Whether the folder is an unpacked ZIP, which holds one release and what no folder of the site has."""
    return (folder / "README.txt").is_file()
