"""The composite index of the Assembly and of its departments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checked_tables.problems import Problem
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.subjects.metrics.record import Metric
from plugins.subjects.scheme.record import scheme_of

from .check import check_in_use
from .measure import own_indices
from .measure_report import report_indices


def _check_all(versions: Sequence[ReadVersion], reference: Read) -> Iterator[Problem]:
    """The register's scheme in the quarters that have no copy of it yet, and in the next one."""
    scheme = scheme_of(reference.declared)
    releases = [each.release for each in versions if each.release]
    if scheme is None or not releases:
        return
    if scheme.status == "illustrative" and not releases[-1].is_illustrative:
        return
    open_ones = [each.quarter for each in versions if not each.has_own_declarations]
    quarters = [*open_ones, releases[-1].quarter.next]
    yield from check_in_use(scheme, reference.rows(Metric), quarters)


def _pages(teller: Teller) -> Iterable[Page]:
    from .page import index_pages

    return index_pages(teller)


SUBJECT = Subject(
    listed=(("footer.results", Entry("index", "index/index", 90, foot=True)),),
    word="index",
    uses=("figures", "metrics", "scheme", "targets", "units"),
    check_all=_check_all,
    measure_own=own_indices,
    measure=report_indices,
    pages=_pages,
)
