"""The plan of work, promises, the calendar, reports sent, and the Assembly's own punctuality."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.net import records, written
from tests.net.kinds import Reader, Rows, Told, shows
from tests.net.records import Row

_SCORES = ("not_begun", "behind", "on_course", "done")
#: In which order promises are shown, each status with its symbol.
_STATUSES = ("kept", "partly", "not_kept", "not_due", "unknown")
_CHAPTERS = {
    "Executive summary": "summary",
    "2.1": "measuring",
    "2.2": "interventions",
    "2.3": "pillars",
    "3": "plan",
    "4": "checking",
    "Work-plan table": "workplan",
}


def as_at(quarter: str | None = None, version: int | None = None) -> date:
    """The day of which a release tells."""
    return date.fromisoformat(str(records.release(quarter, version)["as_at"]))


@shows("reviews.html", table_id="together-table")
def scorecards_of_the_plan_side_by_side(reader: Reader) -> Rows:
    t = reader.t
    rows = [row for quarter in records.quarters() for row in records.handed_in("reviews", quarter)]
    windows = list(_windows(rows))
    yield t("reviews_page.activity"), *(_two_months(reader, *window) for window in windows)
    own = [
        [row for row in rows if first <= date.fromisoformat(row["window_end"]) <= last]
        for first, last in windows
    ]
    for activity in records.reference("workplan"):
        cells: list[Told] = [reader.text(activity, "activity")]
        for those in own:
            score = next(
                (int(row["score"]) for row in those if row["activity_no"] == activity["number"]), None
            )
            if score is None:
                cells.append(reader.missing("not_reported"))
                continue
            word = reader.t(f"review_short.{_SCORES[score]}")
            cells.append(reader.t("reviews_page.score", word=word, score=str(score)))
        yield tuple(cells)
    shares: list[Told] = []
    for those in own:
        points = sum(int(row["score"]) for row in those)
        share = (
            f"{written.percentage(points, 3 * len(those), 0)}%" if those else reader.missing("not_reported")
        )
        shares.append(share)
    yield t("reviews_page.points"), *shares


def _windows(rows: list[Row]):
    """Every two months from the first reviewed one that had ended on the day of the newest release."""
    first = date.fromisoformat(min(row["window_start"] for row in rows)).replace(day=1)
    while True:
        after = first
        for _ in range(2):
            after = (after + timedelta(days=31)).replace(day=1)
        last = after - timedelta(days=1)
        if last > as_at():
            return
        yield first, last
        first = after


def _two_months(reader: Reader, first: date, last: date) -> str:
    names = written.MONTHS[reader.language]
    return f"{names[first.month - 1][:3]}–{names[last.month - 1][:3]} {last.year}"


@shows("audits.html", table_id="sent-table")
def reports_sent(reader: Reader) -> Rows:
    t = reader.t
    names = ("covers", "recipient", "sent_version", "sent_on", "acknowledged_on")
    yield tuple(t(f"label.reports_sent.{name}") for name in names)
    for row in records.handed_in("reports_sent"):
        covers = row["covers"]
        about = reader.months(covers) if "-Q" in covers else t("sent.annual", year=covers.replace("-", "/"))
        acknowledged: Told = (t("sent.not_acknowledged"), "missing")
        if row["acknowledged_on"]:
            acknowledged = reader.day(row["acknowledged_on"])
        yield (
            about,
            t(f"sent.{row['recipient']}"),
            written.number(row["sent_version"]),
            reader.day(row["sent_on"]),
            acknowledged,
        )


@shows("policy/commitments.html", table_id="counts-table")
def promises_by_chapter(reader: Reader) -> Rows:
    t, rows = reader.t, records.reference("commitments")
    statuses = [each for each in _STATUSES if any(row["status"] == each for row in rows)]
    yield (
        t("commitments.chapter"),
        *(t(f"commitment_status.{each}") for each in statuses),
        t("common.total"),
    )
    chapters: dict[str, list[str]] = {}
    for row in rows:
        chapters.setdefault(chapter_of(row["clause"]), []).append(row["status"])
    for chapter in _CHAPTERS.values():
        if chapter in chapters:
            told = chapters[chapter]
            yield t(f"chapter.{chapter}"), *(str(told.count(each)) for each in statuses), str(len(told))
    yield (
        t("common.total"),
        *(str(sum(row["status"] == each for row in rows)) for each in statuses),
        str(len(rows)),
    )


def chapter_of(clause: str) -> str:
    """The chapter of the policy in which a clause stands."""
    return next(chapter for start, chapter in _CHAPTERS.items() if clause.startswith(start))


# -- the calendar


def announced() -> list[list[Row]]:
    """Each release with its announcements, the first one first, ordered by the time now in force."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in records.reference("calendar"):
        found.setdefault((row["kind"], row["quarter"]), []).append(row)
    return sorted(found.values(), key=lambda rows: (_moment(rows[-1]), rows[-1]["kind"]))


def _moment(row: Row) -> datetime:
    return datetime.fromisoformat(row["announced_at"])


def is_ahead(rows: list[Row]) -> bool:
    """Whether a release is still to come after all versions that are out."""
    if rows[0]["kind"] == "quarterly_release":
        return rows[0]["quarter"] > records.newest()
    days = [
        published_on(quarter, version)
        for quarter in records.quarters()
        for version in records.versions(quarter)
    ]
    return _moment(rows[-1]).date() > max(days)


def published_on(quarter: str, version: int) -> date:
    """The day on which a version came out."""
    return date.fromisoformat(str(records.release(quarter, version)["published_on"]))


def release_name(reader: Reader, row: Row) -> str:
    """What a release is called."""
    if row["kind"] == "annual_report":
        return reader.t("calendar.annual_report", year=row["quarter"][:7].replace("-", "/"))
    return reader.t(f"calendar.{row['kind']}", months=reader.months(row["quarter"]))


def clock(moment: datetime, language: str) -> str:
    """``10:00``; in Kiswahili hours count from sunrise, six hours behind: ``saa 4:00 asubuhi (10:00)``."""
    written_ = f"{moment:%H:%M}"
    if language == "en":
        return written_
    part = next(
        name
        for hour, name in (
            (19, "usiku"),
            (16, "jioni"),
            (12, "mchana"),
            (6, "asubuhi"),
            (4, "alfajiri"),
            (0, "usiku"),
        )
        if moment.hour >= hour
    )
    return f"saa {(moment.hour - 6) % 12 or 12}:{moment:%M} {part} ({written_})"


@shows("calendar.html", table_id="ahead-table")
def releases_ahead(reader: Reader) -> Rows:
    yield reader.t("calendar.release"), reader.t("calendar.when")
    for rows in announced():
        if is_ahead(rows):
            moment = _moment(rows[-1])
            day = written.weekday(moment.date(), reader.language)
            when = reader.t("calendar.when_at", day=day, clock=clock(moment, reader.language))
            yield release_name(reader, rows[-1]), when


@shows("calendar.html", table_id="past-table")
def releases_past(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("calendar.release"),
        *(
            t(f"calendar.{n}")
            for n in ("first_day", "force_day", "came_out", "days_after_first", "days_late")
        ),
    )
    for rows in reversed([each for each in announced() if not is_ahead(each)]):
        first, force = _moment(rows[0]).date(), _moment(rows[-1]).date()
        out = _came_out(rows)
        yield (
            release_name(reader, rows[-1]),
            written.day(first, reader.language),
            written.day(force, reader.language),
            written.day(out, reader.language) if out else (t("calendar.not_known"), "missing"),
            str(max(0, (out - first).days)) if out else written.NOTHING,
            str(max(0, (out - force).days)) if out else written.NOTHING,
        )


def _came_out(rows: list[Row]) -> date | None:
    quarter, force = rows[0]["quarter"], _moment(rows[-1]).date()
    if rows[0]["kind"] == "quarterly_release" and quarter in records.quarters():
        return published_on(quarter, records.versions(quarter)[0])
    if rows[0]["kind"] == "scheduled_revision":
        for version in records.versions(quarter)[1:]:
            if str(records.release(quarter, version)["scheduled_on"]) == force.isoformat():
                return published_on(quarter, version)
    return None


def lateness_of_releases() -> tuple[int, int]:
    """How many releases came after the day in force, of all that came out."""
    past = [(_moment(rows[-1]).date(), _came_out(rows)) for rows in announced() if not is_ahead(rows)]
    out = [(force, day) for force, day in past if day is not None]
    return sum(day > force for force, day in out), len(out)


# -- the Assembly's own performance


@shows("own-performance.html", table_id="corrections-table")
def figures_changed_after_release(reader: Reader) -> Rows:
    t = reader.t
    kinds = ("correction", "revision", "method_change")
    yield (
        t("column.months"),
        t("own.versions"),
        *(t(f"corrections.kinds_{kind}") for kind in kinds),
        t("own.substantial"),
    )
    for quarter in reversed(records.quarters()):
        versions = records.versions(quarter)
        rows = [row for version in versions for row in records.handed_in("corrections", quarter, version)]
        yield (
            reader.months(quarter),
            str(len(versions)),
            *(str(_figures([row for row in rows if row["kind"] == kind])) for kind in kinds),
            str(_figures([row for row in rows if row["severity"] == "substantial"])),
        )


def _figures(rows: list[Row]) -> int:
    """How many figures the rows are about; a row about a whole table is about none."""
    return len({(row["metric_id"], row["unit_id"]) for row in rows if not row["table"]})


def days_late(row: Row) -> int | None:
    """Days after the day on which data were due; on the day itself it is none."""
    return max(0, written.days_between(row["due_on"], row["received_on"])) if row["received_on"] else None


@shows("own-performance.html", table_id="submissions-table")
def days_late_by_unit_and_quarter(reader: Reader) -> Rows:
    asked = [each for each in reversed(records.quarters()) if records.handed_in("submissions", each)][:8]
    yield reader.t("column.unit"), *map(reader.short, asked)
    sent = [{row["unit_id"]: row for row in records.handed_in("submissions", each)} for each in asked]
    for unit in records.reference("units"):
        if any(unit["unit_id"] in those for those in sent):
            yield reader.unit(unit["unit_id"]), *(_late(reader, those.get(unit["unit_id"])) for those in sent)
    yield (
        reader.t("own.on_time"),
        *(
            reader.t("own.of", on_time=sum(days_late(row) == 0 for row in those.values()), asked=len(those))
            for those in sent
        ),
    )


def _late(reader: Reader, row: Row | None) -> Told:
    if row is None:
        return written.NOTHING
    late = days_late(row)
    return reader.missing("not_reported") if late is None else str(late)


@shows("reports/{quarter}.html", "reports/{quarter}/{version}.html", table_id="submissions-table")
def who_sent_data_and_when(reader: Reader) -> Rows:
    t = reader.t
    yield (
        t("column.unit"),
        *(
            t(f"label.submissions.{name}")
            for name in ("due_on", "received_on", "days_late", "times_returned")
        ),
    )
    quarter = reader.found["quarter"].upper()
    version = int(reader.found.get("version") or 0) or None
    for row in records.handed_in("submissions", quarter, version):
        received: Told = (t("departments.sent_nothing"), "missing")
        if row["received_on"]:
            received = reader.day(row["received_on"])
        yield (
            reader.unit(row["unit_id"]),
            reader.day(row["due_on"]),
            received,
            written.number(days_late(row)),
            written.number(row["times_returned"]),
        )


@shows("reports/{quarter}/{version}-release.html", table_id="access-table")
def who_saw_it_before_everybody(reader: Reader) -> Rows:
    t = reader.t
    names = ("role_en", "reason_en", "from_at", "until_at")
    yield tuple(t(f"label.prerelease_access.{name}") for name in names)
    quarter, version = reader.found["quarter"].upper(), int(reader.found["version"])
    for row in records.handed_in("prerelease_access", quarter, version):
        times = (datetime.fromisoformat(row[name]) for name in ("from_at", "until_at"))
        yield (
            f"{reader.text(row, 'role')}, {row['organisation']}",
            f"{reader.text(row, 'reason')} {reader.text(row, 'longer')}".strip(),
            *(
                f"{written.day(each.date(), reader.language)}, {clock(each, reader.language)}"
                for each in times
            ),
        )
