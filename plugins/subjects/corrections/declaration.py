"""What a new version says it changed, and how much figures were revised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checked_tables.fault import problem
from checked_tables.mapping import Placed
from checked_tables.problems import Problem
from plugins.core.facts.assembly import Assembly
from plugins.core.facts.read import tables_of
from plugins.core.facts.version import Read, ReadVersion
from plugins.core.pages.contents import Entry
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.subject import Subject
from plugins.core.time.folders import VersionFolder
from plugins.core.time.release import Release
from plugins.subjects.figures.record import Observation

from .agree import check_severity
from .check import check_corrections
from .check_tables import check_listed, check_table_changes
from .hide import corrections as hide
from .measure import revision_histories
from .model import Revisions
from .model_tables import RowChanges, version_changes
from .record import Correction


def _stands(folder: VersionFolder, release: Release | None) -> Iterator[Problem]:
    """A first version corrects nothing; each later one says what it changed."""
    file = f"{folder.shown_as}/{Correction.TABLE}.csv"
    is_there = (folder.path / f"{Correction.TABLE}.csv").exists()
    if folder.version == 1 and is_there:
        yield problem(
            file,
            0,
            "",
            "nothing-to-correct",
            "A first version corrects nothing.",
            "Remove the file, or make it a second version.",
        )
    if folder.version > 1 and not is_there:
        is_out = release is None or release.stage == "published"
        yield problem(
            file,
            0,
            "",
            "missing-file" if is_out else "nothing-listed",
            "This file is missing.",
            f"Add it: it says what version {folder.version} changed and why."
            if is_out
            else f"Say with the command correct what version {folder.version} changed and why.",
            "error" if is_out else "warning",
        )


def _of_tables(rows: Sequence[Placed[Correction]]) -> tuple[Placed[Correction], ...]:
    return tuple(row for row in rows if row.record.table)


def _of_figures(rows: Sequence[Placed[Correction]]) -> tuple[Placed[Correction], ...]:
    return tuple(row for row in rows if not row.record.table)


def _check(read: Read, _: Sequence[Problem]) -> Iterator[Problem]:
    yield from check_listed(read.file(Correction), _of_tables(read.placed(Correction)))


def _check_new_version(earlier: ReadVersion, later: ReadVersion) -> Iterator[Problem]:
    rows, release = later.placed(Correction), later.release
    if release is not None and (rows or release.stage != "published"):
        now, before = later.placed(Observation), earlier.placed(Observation)
        file, figures = later.file(Correction), later.file(Observation)
        yield from check_corrections(file, _of_figures(rows), now, before, figures)
        yield from check_table_changes(file, _of_tables(rows), release, _table_changes(earlier, later))


def _table_changes(earlier: ReadVersion, later: ReadVersion) -> dict[str, RowChanges]:
    """The tables in which the two differ, of those that could be read in both."""
    both = tables_of(earlier), tables_of(later)
    unread = {name for tables in both for name, table in tables.items() if table.problems}
    schemas = {name: table.schema for tables in both for name, table in tables.items()}
    before, now = ({name: [row.cells for row in table.rows] for name, table in each.items()} for each in both)
    return version_changes((each for name, each in schemas.items() if name not in unread), before, now)


def _tell(assembly: Assembly) -> Iterator[Revisions]:
    out = (*assembly.reports, *assembly.superseded)
    yield Revisions(histories=revision_histories(one for one in out if not one.release.is_withdrawn))


def _pages(teller: Teller) -> Iterator[Page]:
    from .page import revisions_page
    from .page_log import change_log_pages

    yield from change_log_pages(teller)
    yield revisions_page(teller)


SUBJECT = Subject(
    listed=(
        ("footer.checking", Entry("corrections", "corrections", 50, foot=True)),
        ("footer.checking", Entry("revisions", "revisions", 60)),
        ("footer.checking", Entry("changes", "changes", 70)),
    ),
    word="corrections",
    uses=("calendar", "figures", "index", "metrics", "rewordings", "units"),
    published_with="reports",
    records=(Correction,),
    stands=_stands,
    check=_check,
    check_new_version=_check_new_version,
    tell=_tell,
    agree=check_severity,
    hide=hide,
    pages=_pages,
)
