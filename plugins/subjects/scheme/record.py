"""The index scheme that is in force, as declared in its folder of reference files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from checked_tables.problems import Problem
from composite_index.band import Band
from composite_index.reading import read_scheme
from composite_index.scheme import Scheme
from plugins.core.facts.store import Facts

#: The folder of the scheme among the reference files.
INDEX = "index"
#: No metric counts beyond this share of its target, unless its scheme says otherwise (in per cent).
DEFAULT_CAP_PCT = Decimal(125)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexScheme:
    """A scheme, and its files as they are, by their path in its folder, for readers who want to compute
    with them."""

    scheme: Scheme
    files: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)


def read_index_scheme(folder: Path, shown_as: str) -> tuple[tuple[IndexScheme, ...], list[Problem]]:
    """The scheme in a folder, none where there is none, and what is wrong with it."""
    scheme, problems = read_scheme(folder, shown_as)
    if scheme is None:
        return (), list(problems)
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".toml"))
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return (IndexScheme(scheme=scheme, files=files),), list(problems)


def scheme_of(declared: Facts) -> Scheme | None:
    """The scheme among what was declared."""
    found = declared.get(IndexScheme)
    return found.scheme if found is not None else None


def bands_of(declared: Facts) -> tuple[Band, ...]:
    """The bands of the scheme among what was declared; none without a scheme."""
    scheme = scheme_of(declared)
    return scheme.bands if scheme is not None else ()


def weighted_metrics(scheme: Scheme | None) -> frozenset[str]:
    """The metrics that have a weight in the scheme."""
    leaves = scheme.leaves if scheme else ()
    return frozenset(leaf.metric_id for leaf in leaves if leaf.metric_id and leaf.weight)


def caps_pct(scheme: Scheme | None) -> Mapping[str, Decimal]:
    """The achievement beyond which each metric of the scheme stops counting, in per cent."""
    rules = scheme.normalisations if scheme else {}
    return {key: 100 * (rule.cap or DEFAULT_CAP_PCT / 100) for key, rule in rules.items()}
