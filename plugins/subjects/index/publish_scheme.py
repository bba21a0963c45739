"""A release's index schemes and figures in the form that ``invoke compose`` reads, in one ZIP.

For each scheme a folder of its files as they are, and beside it the figures, exact, of this quarter and
of the earlier ones that its index was judged against. ``compose`` then gives the same scores, changes
and, from the same seed, the same intervals.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction

from composite_index.exact import written
from composite_index.scheme import Scheme
from plugins.core.facts.assembly import Assembly, Report
from plugins.core.facts.history import was_withdrawn
from plugins.core.packing.packing import pack_zip
from plugins.core.packing.read_me import READ_ME, pack_read_me, said_withdrawn
from plugins.subjects.scheme.record import IndexScheme

from .model import Indices, UnitIndex
from .model_schemes import exactly, schemes_of

COLUMNS = ("period", "unit_id", "metric_id", "value", "target", "status")
#: ``compose`` reads quotients of at most so many digits, above and below.
_MOST_DIGITS = 9


def pack_compose(report: Report, assembly: Assembly) -> bytes:
    """The ZIP: ``<scheme>/scheme.toml`` and so on, ``<scheme>-observations.csv``, and
    a read-me under the mark of invented figures."""
    files: dict[str, bytes] = {}
    reports = [*_before(report, assembly), report]
    for scheme in schemes_of(report):
        for name, content in _files_of(scheme, report):
            files[f"{scheme.scheme_id}/{name}"] = content
        files[f"{scheme.scheme_id}-observations.csv"] = _observations(scheme, reports)
    files[READ_ME] = pack_read_me(
        f"County Assembly of Kisumu, index of {report.quarter} version {report.release.version}",
        f"{said_withdrawn(report.release)}The schemes and the figures of the index, as the command compose "
        "of the portal's source reads them.",
        report.release.provenance,
        "<scheme>/                   a scheme: its parts, rules and bands (muundo wa faharasa)\n"
        "<scheme>-observations.csv   the figures that it takes (takwimu zake)\n",
    )
    return pack_zip(files)


def _before(report: Report, assembly: Assembly) -> Iterator[Report]:
    """Earlier quarters that have an index, as they were out when ``report`` was published."""
    out: dict[object, Report] = {}
    release = report.release
    for each in (*assembly.superseded, *assembly.reports):
        earlier = each.quarter < report.quarter and each.release.published_on <= release.published_on
        if (
            earlier
            and not was_withdrawn(each.release, release.published_on)
            and each.release.provenance == release.provenance
            and each[Indices].assembly.score is not None
        ):
            held = out.get(each.quarter)
            if held is None or held.release.version < each.release.version:
                out[each.quarter] = each
    yield from sorted(out.values(), key=lambda each: each.quarter)


def _files_of(scheme: Scheme, report: Report) -> Iterator[tuple[str, bytes]]:
    """The files of a scheme's own folder, without those of its variants."""
    declared = report.records.declared.get(IndexScheme)
    if declared is None:
        return
    inside = scheme.folder.removeprefix(declared.scheme.folder).strip("/")
    start = f"{inside}/" if inside else ""
    for name, content in declared.files.items():
        own = name.removeprefix(start)
        if name.startswith(start) and "/" not in own:
            yield own, content


def _observations(scheme: Scheme, reports: Iterable[Report]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        for index in (report[Indices].assembly, *report[Indices].units):
            if index.score is not None and index.score.scheme.scheme_id == scheme.scheme_id:
                writer.writerows(_rows(report, index))
    return out.getvalue().encode()


def _rows(report: Report, index: UnitIndex) -> Iterator[tuple[str, ...]]:
    assert index.score is not None
    for found in index.score.leaves:
        given = found.given
        if given is not None:
            yield (
                str(report.quarter),
                index.unit.unit_id,
                found.node.metric_id or "",
                _exact(given.number),
                _exact(given.aim),
                given.status,
            )


def _exact(number: Fraction | None) -> str:
    if number is None:
        return ""
    text = exactly(number)
    return written(number, 40) if max(map(len, text.split("/"))) > _MOST_DIGITS and "/" in text else text
