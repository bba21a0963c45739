"""What staff hand in, a workbook or a folder of CSVs: its files as text, and everything wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checked_tables.nearest import shown
from checked_tables.problems import Problem
from checked_tables.schemas import TableSchema
from checked_tables.text_file import LARGEST_BYTES
from plugins.core.time.quarter import Quarter
from plugins.core.time.release_file import FILE
from plugins.desk.door.through import through
from plugins.desk.door.unreadable import CannotRead, Unreadable
from plugins.desk.draft import version_of
from plugins.desk.findings import Finding, of_file
from plugins.desk.overlay import shown_as
from plugins.desk.workbook.form import READ_ME, staff_tables
from plugins.desk.workbook.read_me import QUARTER

from .cells import Sheet
from .check_sheets import check_sheets, formula_cells, merged_cells
from .csv_files import too_much_in
from .opening import read_book
from .places import in_workbook
from .settings import Settings, pack_release, settings_of
from .tables import SheetTable, quarter_written, sorted_sheets, table_of

#: Files of a folder, and bytes of them together.
MOST_FILES, MOST_BYTES = 200, 60_000_000
CORRECTIONS = "corrections.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was handed in. ``files`` are its tables as CSV and ``release.toml``, still unchecked;
    ``findings`` what is wrong with the form. ``quarter`` is ``None`` if it does not say which it is."""

    path: Path
    quarter: Quarter | None
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    sheets: tuple[Sheet, ...] = ()
    tables: Mapping[str, SheetTable]
    settings: Settings | None = None
    version: int = 1

    def of_version(self, version: int, draft: Mapping[str, bytes]) -> Source:
        """The same as that version of its quarter. A correction's list of what changed is no sheet; it is
        taken from the ``draft`` that the command correct made, and so is the version in ``release.toml``."""
        if version == 1:
            return self
        files = dict(self.files)
        if CORRECTIONS in draft:
            files.setdefault(CORRECTIONS, draft[CORRECTIONS])
        if version_of(files) == 1 and FILE in files:
            files[FILE] = files[FILE].rstrip() + f"\nversion = {version}\n".encode()
        return replace(self, files=files, version=version)

    def findings_of(self, problems: Iterable[Problem]) -> list[Finding]:
        """The build's problems with this draft's tables, where staff can find them. Of a cell whose form is
        wrong nothing more is said."""
        if self.quarter is None:
            return []
        folder = shown_as(self.quarter, self.version)
        known = {
            (table.sheet.name, *cell)
            for table in self.tables.values()
            for cell in (*formula_cells(table.sheet), *merged_cells(table.sheet))
        }
        found = [
            in_workbook(problem, folder, self.tables, self.settings)
            for problem in problems
            if problem.file == folder or problem.file.startswith(f"{folder}/")
        ]
        return [each for each in found if (each.where, each.row, each.number) not in known]


def read_source(path: Path, schemas: Mapping[str, TableSchema], quarter: Quarter | None = None) -> Source:
    """The workbook or the folder at ``path``; ``quarter`` is needed for a folder that does not name it."""
    if path.is_dir():
        return _folder(path, quarter)
    book = read_book(path)
    open_now = [_open_in_excel(path.name)] if path.with_name(f"~${path.name}").exists() else []
    if isinstance(book, Unreadable):
        return Source(path=path, quarter=None, files={}, findings=(_unreadable(path, book),), tables={})
    ours = staff_tables(schemas)
    found = sorted_sheets(
        book.sheets, ours, [each.name for each in schemas.values() if each.scope == "reference"]
    )
    findings = [*open_now, *check_sheets(found, ours)]
    written = quarter_written(found.read_me, QUARTER) if found.read_me else None
    said, fault = _quarter(written)
    if found.read_me is not None and fault is not None:
        findings.append(fault)
    tables = {name: table_of(sheet) for name, sheet in {**found.tables, **found.lookalikes}.items()}
    files = {f"{name}.csv": table.data for name, table in tables.items()}
    for name in left_out(ours, {name for name, table in tables.items() if not table.has_rows}):
        if name in _ASKED:
            findings.append(_no_rows(tables[name].sheet.name))
        del files[f"{name}.csv"]
    settings = settings_of(found.release) if found.release else None
    if settings is not None:
        files[FILE] = pack_release(settings.values)
    return Source(
        path=path,
        quarter=said,
        files=files,
        findings=tuple(findings),
        sheets=book.sheets,
        tables=tables,
        settings=settings,
    )


def left_out(schemas: Sequence[TableSchema], empty: Collection[str]) -> list[str]:
    """The ``empty`` tables that a draft is without: optional ones, for a sheet that nobody touched says
    nothing, and missing is never zero; but no rows of actions say that no action was open."""
    return [each.name for each in schemas if each.optional_file and each.name in set(empty) - _NONE_SAYS]


#: Optional tables in which no row at all is something to say.
_NONE_SAYS = frozenset({"actions"})
#: Optional tables that every quarter is asked for; an empty one is worth a word.
_ASKED = ("labour", "budget", "submissions")


def read_folder(path: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """The files of a folder by name, and what is wrong with them; a table that holds more than tables do is
    not among them."""
    files: dict[str, bytes] = {}
    findings = []
    for number, each in enumerate(sorted(path.iterdir())):
        if each.name.startswith((".", "~$")):
            continue
        if number >= MOST_FILES:
            words = f"This folder holds more than {MOST_FILES} files; the tables of a quarter are far fewer."
            findings.append(_in_folder(path.name, "too-large", words, "Take out what is no table."))
            break
        if each.is_symlink() or not each.is_file():
            words = "This is a link or a folder; the tables lie in one folder, as files."
            findings.append(_in_folder(each.name, "not-a-file", words, "Remove it, or put the file here."))
        elif each.stat().st_size > LARGEST_BYTES:
            words = f"This file holds {each.stat().st_size / 1e6:,.0f} MB; a table has far less."
            findings.append(_in_folder(each.name, "too-large", words, "Take out what is no table."))
        elif sum(map(len, files.values())) + each.stat().st_size > MOST_BYTES:
            words = f"With this file the tables hold more than {MOST_BYTES / 1e6:.0f} MB."
            findings.append(_in_folder(each.name, "too-large", words, "Take out what is no table."))
        else:
            files[each.name] = each.read_bytes()
    tables = {name: data for name, data in files.items() if name.casefold().endswith(".csv")}
    for name, found in zip(tables, _looked_through(tables), strict=True):
        if found:
            findings.append(_in_folder(name, "too-large", found, "Take out what is no table."))
            del files[name]
    return files, findings


def _folder(path: Path, quarter: Quarter | None) -> Source:
    files, findings = read_folder(path)
    named = [name for name in (path.resolve().name, path.resolve().parent.name) if _quarter(name)[0]]
    said = quarter or (_quarter(named[0])[0] if named else None)
    if said is None:
        words = "Nothing says which quarter these tables are of."
        findings.append(
            _in_folder(path.name, "no-quarter", words, "Add --quarter 2026-27-Q2 to the command.")
        )
    return Source(path=path, quarter=said, files=files, findings=tuple(findings), tables={})


def _looked_through(tables: Mapping[str, bytes]) -> list[str]:
    """What each table has too much of; of all of them the same if they cannot be looked through at all."""
    sizes = [str(len(data)) for data in tables.values()]
    try:
        found: list[str] = through(too_much_in, b"".join(tables.values()), *sizes) if tables else []
    except CannotRead as reason:
        return [reason.why.found for _ in tables]
    return found


def _quarter(written: str | None) -> tuple[Quarter | None, Finding | None]:
    try:
        return Quarter.parse((written or "").strip().upper()), None
    except ValueError:
        found = f"{shown(written)} is not a quarter." if written else "Nothing says which quarter this is."
    write = f"Write it beside {QUARTER}, such as 2026-27-Q2."
    return None, Finding(
        severity="error",
        where=READ_ME,
        cell="",
        column="",
        says=shown(written) if written else "",
        kind="no-quarter",
        found=found,
        write=write,
    )


def _open_in_excel(name: str) -> Finding:
    words = "The workbook is open in Excel; what was not saved yet was not read."
    write = "Save it, close it and run the command again."
    return of_file(Problem(file=name, kind="open-in-excel", found=words, write=write, severity="warning"))


def _unreadable(path: Path, why: Unreadable) -> Finding:
    return _in_folder(path.name, why.kind, why.found, why.write)


def _no_rows(sheet: str) -> Finding:
    words = "This sheet has no rows, so the release will be without its table."
    return of_file(Problem(file=sheet, kind="no-rows", found=words, write="", severity="warning"))


def _in_folder(name: str, kind: str, found: str, write: str) -> Finding:
    return of_file(Problem(file=name, kind=kind, found=found, write=write))
