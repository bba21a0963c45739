"""``announce``: a time of release goes into the calendar, or an announced one is moved with its reason."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path

from plugins.core.facts.read_folder import REFERENCE, read_reference
from plugins.core.statements.formats import months
from plugins.desk.clock import EAST_AFRICA, Clock
from plugins.desk.folder import Desk, quarter_named
from plugins.desk.lock import at_work
from plugins.desk.new_quarter import schemas_of
from plugins.desk.releasing.examples import has_begun
from plugins.desk.trouble import DeskTrouble, NotClean, files
from plugins.desk.versions import check_not_behind
from plugins.desk.writing import write_whole
from plugins.portal.subjects import SUBJECTS

FILE = "calendar.csv"
KINDS = ("quarterly_release", "scheduled_revision", "annual_report")


def announce(
    data_dir: Path,
    desk: Desk,
    clock: Clock,
    *,
    kind: str,
    quarter: str,
    on: str,
    at: str,
    why: str,
    sababu: str,
) -> str:
    """Announce the release of a quarter for the day ``on`` (2027-01-29) at the time ``at`` (10:00, East
    Africa Time); the sentence to print. A time that was announced is moved only with a reason in both
    languages.

    Until the Assembly has begun with its own figures an announcement is an example. Raises ``NotClean`` if
    the calendar would not be in order, ``DeskTrouble`` for everything else; then nothing is written.
    """
    of = quarter_named(quarter)
    if kind not in KINDS:
        raise DeskTrouble(f"{kind!r} cannot be announced. Announce one of: {', '.join(KINDS)}.")
    try:
        when = datetime.combine(date.fromisoformat(on), datetime.strptime(at, "%H:%M").time(), EAST_AFRICA)
    except ValueError:
        raise DeskTrouble(
            f"{on} {at} is no day and time. Write them like 2027-01-29 and 10:00. Nothing was announced."
        ) from None
    check_not_behind(data_dir, clock.today)
    folder, schemas = data_dir / REFERENCE, schemas_of(data_dir)
    with at_work(desk.path, "announce"), files("writing the calendar"):
        row = {
            "kind": kind,
            "quarter": str(of),
            "announced_at": when.isoformat(),
            "announced_on": str(clock.today),
            "illustrative": str(not has_begun(data_dir)).lower(),
            "reason_en": why.strip(),
            "reason_sw": sababu.strip(),
        }
        data = _with_row((folder / FILE).read_bytes(), row)
        with tempfile.TemporaryDirectory() as tried:
            shutil.copytree(folder, tried, dirs_exist_ok=True)
            (Path(tried) / FILE).write_bytes(data)
            read = read_reference(Path(tried), REFERENCE, schemas, SUBJECTS)
        wrong = [str(each) for each in read.tables.problems if each.severity == "error"]
        if wrong:
            raise NotClean("\n".join(["Nothing was announced; the calendar would not be in order:", *wrong]))
        write_whole(folder / FILE, data)
    return f"Announced: {months(of, 'en')}, {when:%d %B %Y, %H:%M} East Africa Time."


def _with_row(calendar: bytes, row: dict[str, str]) -> bytes:
    """The file with one more row at its end, in its own columns; all that stands there stays."""
    before = calendar if calendar.endswith(b"\n") else calendar + b"\n"
    names = next(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline="")))
    out = io.StringIO(newline="")
    csv.DictWriter(out, names, restval="", extrasaction="ignore", lineterminator="\n").writerow(row)
    return before + out.getvalue().encode()
