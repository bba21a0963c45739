"""Why figures stand out, as staff say it: ``reasons.csv`` of the quarter, kept from run to run.

Staff fill the columns ``reason_en`` and ``reason_sw`` in Excel, or with the command. If a figure changes
after its reason was written, the row says "check again" until somebody writes "answered" there or records
a reason anew. Nothing that a person wrote is ever dropped.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from checked_tables.problems import Problem
from checked_tables.table import read_grid, rows_of_text
from checked_tables.words import text_fault
from plugins.core.time.quarter import Quarter
from plugins.desk.folder import QuarterFolder
from plugins.desk.trouble import DeskTrouble

from .figures import Compared, Flag

COLUMNS = (
    *("metric_id", "unit_id", "stands_out", "compared_with", "figure_before", "figure_now"),
    *("reason_en", "reason_sw", "state"),
)
OPEN, ANSWERED, AGAIN, GONE = "open", "answered", "check again", "no longer stands out"
#: A reason is shown on a page beside the figure.
LONGEST = 400

#: What a release calls its table of reasons.
_RELEASED = "reasons.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One row of ``reasons.csv``; figures as text, exactly as compared."""

    metric_id: str
    unit_id: str
    stands_out: str
    compared_with: str
    figure_before: str
    figure_now: str
    reason_en: str = ""
    reason_sw: str = ""
    state: str = OPEN

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the reason is about: metric, unit, kind, quarter compared with."""
        return (self.metric_id, self.unit_id, self.stands_out, self.compared_with)

    @property
    def is_answered(self) -> bool:
        """Whether somebody has said why, for these very figures; one that is gone asks nothing."""
        return self.state in (ANSWERED, GONE)


def read_reasons(path: Path) -> tuple[Reason, ...]:
    """The reasons recorded so far; none if there is no file. ``DeskTrouble`` says what is wrong with it."""
    if not path.exists():
        return ()
    grid = read_grid(path, path.name)
    if grid.problems:
        raise DeskTrouble(f"The reasons cannot be read. {grid.problems[0]}")
    names = [name.strip() for name in grid.lines[0][1]] if grid.lines else []
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise DeskTrouble(
            f"{path.name} has no column {', '.join(missing)}. Give the columns their names back: "
            f"{','.join(COLUMNS)}"
        )
    found = []
    for row in rows_of_text(grid):
        reason = Reason(**{name: row.get(name, "").strip() for name in COLUMNS})
        for name in ("reason_en", "reason_sw"):
            fault = text_fault(getattr(reason, name), LONGEST) if getattr(reason, name) else None
            if fault is not None:
                where = Problem(
                    file=path.name,
                    line=int(row[""]),
                    column=name,
                    kind=fault.kind,
                    found=fault.found,
                    write=fault.write,
                )
                raise DeskTrouble(str(where))
        found.append(reason)
    return tuple(found)


def asked(figures: Iterable[Compared]) -> tuple[Reason, ...]:
    """A row still without a reason for each thing that stands out and has no note of its own."""
    return tuple(_row(each, flag) for each in figures for flag in each.asks)


def merged(now: Sequence[Reason], kept: Sequence[Reason]) -> tuple[Reason, ...]:
    """What stands out now with the reasons kept so far, then the kept reasons of what no longer does."""
    before = {each.key: each for each in kept}
    rows = [_with_reason(each, before.pop(each.key, None)) for each in now]
    rows += [replace(each, state=GONE) for each in before.values() if each.reason_en or each.reason_sw]
    return tuple(rows)


def recorded(
    rows: Sequence[Reason], metric_id: str, unit_id: str, reason_en: str, reason_sw: str
) -> tuple[Reason, ...]:
    """The rows with this reason for everything that stands out about one figure."""
    if not any((each.metric_id, each.unit_id) == (metric_id, unit_id) for each in rows):
        raise DeskTrouble(
            f"Nothing stands out about {metric_id} of {unit_id}. The command compare lists what does; "
            "write it as metric_id/unit_id."
        )
    for text in (reason_en, reason_sw):
        fault = text_fault(text, LONGEST) if text else None
        if fault is not None:
            raise DeskTrouble(f"{fault.found} {fault.write}")
    return tuple(
        replace(
            each,
            reason_en=reason_en or each.reason_en,
            reason_sw=reason_sw or each.reason_sw,
            state=ANSWERED if reason_en or each.reason_en else each.state,
        )
        if (each.metric_id, each.unit_id) == (metric_id, unit_id)
        else each
        for each in rows
    )


def pack_reasons(rows: Iterable[Reason]) -> bytes:
    """The file, with the mark that lets Excel read Kiswahili and other letters as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, name) for name in COLUMNS] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _row(each: Compared, flag: Flag) -> Reason:
    return Reason(
        metric_id=each.metric.metric_id,
        unit_id=each.unit.unit_id,
        stands_out=flag.kind,
        compared_with=str(flag.base),
        figure_before=_text(flag.before),
        figure_now=_text(flag.now),
    )


def _with_reason(now: Reason, kept: Reason | None) -> Reason:
    if kept is None:
        return now
    row = replace(now, reason_en=kept.reason_en, reason_sw=kept.reason_sw)
    if not row.reason_en:
        return row
    same = (now.figure_before, now.figure_now) == (kept.figure_before, kept.figure_now)
    return replace(row, state=ANSWERED if same and kept.state != AGAIN else AGAIN)


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def pack_released(rows: Iterable[Reason], quarter: Quarter) -> bytes | None:
    """``reasons.csv`` as a release has it: metric, unit, which change it explains, the reason; ``None`` if
    nobody gave one. A reason that no longer stands out is left out, and so is one for another quarter's
    figure; of several for one change the first is kept."""
    against = {str(quarter.previous): "previous", str(quarter.year_earlier): "year_earlier"}
    released: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in rows:
        if row.reason_en and row.state != GONE and row.compared_with in against:
            key = (row.metric_id, row.unit_id, against[row.compared_with])
            released.setdefault(key, (row.reason_en, row.reason_sw))
    return _packed(released) if released else None


def with_reasons(files: Mapping[str, bytes], place: QuarterFolder) -> dict[str, bytes]:
    """A draft's files with the desk's reasons as a release has them. A correction keeps what the version
    before it said, which is among its files, of each change for which nobody gives another reason."""
    packed = pack_released(read_reasons(place.reasons), place.quarter)
    if packed is None:
        return dict(files)
    return {**files, _RELEASED: _packed(_by_change(files.get(_RELEASED, b"")) | _by_change(packed))}


def _by_change(data: bytes) -> dict[tuple[str, ...], tuple[str, ...]]:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))[1:]
    return {tuple(row[:3]): tuple(row[3:]) for row in rows}


def _packed(rows: Mapping[tuple[str, ...], tuple[str, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("metric_id", "unit_id", "against", "reason_en", "reason_sw"))
    writer.writerows((*key, *reason) for key, reason in rows.items())
    return out.getvalue().encode()
