"""A scheme by which an index was published stays; other weights, rules or bands are a new version of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checked_tables.fault import problem
from checked_tables.problems import Problem
from checked_tables.texts import NO_TEXT
from composite_index.scheme import Scheme
from plugins.core.facts.version import Read, ReadVersion

from .record import scheme_of


def check_released_scheme(versions: Sequence[ReadVersion], reference: Read) -> Iterator[Problem]:
    """A problem for each file of today's scheme that judges otherwise than the newest published index of the
    same scheme, version and status was judged."""
    today = scheme_of(reference.reference)
    if today is None:
        return
    for version in reversed(versions):
        release = version.release
        if release is not None and release.stage == "published" and version.version is not None:
            then = scheme_of(version.version.declared) if version.has_own_declarations else None
            if then is not None and release.has_index and _name(then) == _name(today):
                yield from _check(then, today, version)
                return


def _check(then: Scheme, today: Scheme, version: ReadVersion) -> Iterator[Problem]:
    was, now = _judged(then), _judged(today)
    for file in was:
        if was[file] != now[file]:
            yield problem(
                f"{today.folder}/{file}",
                0,
                "",
                "scheme-changed",
                f"The index of {version.quarter} was published by version {then.version} of this scheme, in "
                f"which it was otherwise ({then.folder}/{file}).",
                "Put it back, or give the scheme another version in scheme.toml.",
            )
    variants = {_name(each): each for each in today.variants}
    for variant in then.variants:
        if (same := variants.get(_name(variant))) is not None:
            yield from _check(variant, same, version)


def _name(scheme: Scheme) -> tuple[str, str, str]:
    return (scheme.scheme_id, scheme.version, scheme.status)


def _judged(scheme: Scheme) -> dict[str, object]:
    """By file, what a value follows from; not what is only said about it."""
    return {
        "nodes.csv": [replace(node, title=NO_TEXT, rationale=NO_TEXT) for node in scheme.nodes],
        "normalisation.csv": {
            key: replace(rule, title=NO_TEXT) for key, rule in scheme.normalisations.items()
        },
        "bands.csv": [(band.number, band.label.en, band.lower, band.upper) for band in scheme.bands],
    }
