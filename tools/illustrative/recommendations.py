"""The illustrative chain of accountability: findings, and recommendations that come to the figures.

A recommendation is counted from the quarter in which it falls due until the quarter in which it has been
carried out. So each quarter begins with those left over; as many new ones fall due as its denominator
needs, and as many of all are carried out as its numerator says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from plugins.core.time.quarter import Quarter

from . import figures
from .committees_words import FOUND, SUBJECTS, TRACE, UNTRACED, recommended, subject_of
from .reports import all_reports, pair, workday
from .services import petitions_until
from .story import COMMITTEES, Edition, Text
from .tables import Row, dice

FIRST = Quarter.parse("2025-26-Q3")
#: The executive's answers on audits did not arrive for the newest quarter: nothing is known after this.
AUDIT_KNOWN_TO = date(2026, 6, 30)
_AUDITS = (
    ("2021-22", date(2023, 2, 16), 3),
    ("2022-23", date(2024, 2, 22), 4),
    ("2023-24", date(2025, 2, 20), 4),
    ("2024-25", date(2025, 12, 11), 3),
)
#: The day of the independent audit in ``productivity_audits.csv``.
_INDEPENDENT = date(2026, 9, 29)


@dataclass
class Rec:
    """One recommendation while its story is worked out."""

    key: str
    committee: str
    source_kind: str
    source_id: str
    made: date
    due: date
    done: date | None = None
    parent: int | None = None
    path: str = "work"
    subject: Text | None = None
    form: int = 0
    text: Text | None = None


def recommendation_tables(edition: Edition) -> Mapping[str, Sequence[Row]]:
    """Findings and recommendations as they stood at the end of the edition's quarter."""
    end = edition.period.last_day
    return {
        "audit_findings": [row for row in findings() if _before(row["published_on"], end)],
        "recommendations": list(_until(end)),
    }


@cache
def findings() -> tuple[Row, ...]:
    """Every finding, in the order of the audits."""
    rows: list[Row] = []
    for year, day, count in (*_AUDITS, ("2025-26", _INDEPENDENT, 1)):
        for number in range(1, count + 1):
            place = len(rows)
            what, subject = FOUND[place % 4], SUBJECTS[(place * 5 + 2) % 14]
            title = Text(f"{what.en}: {subject.en} (example)", f"{what.sw}: {subject.sw} (mfano)")
            rows.append(
                {
                    "finding_id": f"fin_{year[:4]}_{number:02d}",
                    "auditor": "independent_productivity" if day == _INDEPENDENT else "auditor_general",
                    "financial_year": year,
                    "published_on": day,
                    **pair("title", UNTRACED if day == _INDEPENDENT else title),
                }
            )
    return tuple(rows)


def _until(end: date) -> Iterator[Row]:
    for number, rec in enumerate(_ordered(), start=1):
        if rec.made <= end:
            yield _row(number, rec, end)


def _row(number: int, rec: Rec, end: date) -> Row:
    chance = dice("steps", rec.key)
    resolved = workday(rec.made + timedelta(days=8 + int(chance.random() * 14)))
    responded = workday(resolved + timedelta(days=25 + int(chance.random() * 45)))
    limit = min(end, AUDIT_KNOWN_TO) if rec.source_kind == "audit" else end
    done = rec.done if rec.done is not None and rec.done <= limit else None
    has_resolved = resolved <= limit and rec.path != "house"
    has_responded = has_resolved and responded <= limit and rec.path not in ("house", "response")
    disputed = has_responded and rec.path == "disputed"
    begun = has_responded and chance.random() < 0.7
    status = "implemented" if done else "disputed" if disputed else "in_progress" if begun else "not_started"
    text = rec.text or recommended(rec.form, rec.subject)
    return {
        "rec_id": f"rec_{number:04d}",
        "source_kind": rec.source_kind,
        "source_id": rec.source_id,
        "parent_rec_id": f"rec_{rec.parent:04d}" if rec.parent else "",
        "committee_id": rec.committee,
        **pair("text", text),
        "addressed_to": "example office of the Assembly" if rec.text else "example county executive",
        "made_on": rec.made,
        "resolved_on": resolved if has_resolved else None,
        "response_due": resolved + timedelta(days=60) if has_resolved else None,
        "responded_on": responded if has_responded else None,
        "due_on": rec.due,
        "status": status,
        "implemented_on": done,
        "evidence": f"Example implementation report {number}" if done else "",
    }


@cache
def _ordered() -> tuple[Rec, ...]:
    """All in the order in which they were made, numbered from 1; three repeat an older open one."""
    recs = [*_of_audits(), *(rec for unit in COMMITTEES for rec in _of_committee(unit))]
    for rec in recs:
        if rec.done is None:
            rec.path = _path(rec)
    recs.sort(key=lambda rec: (rec.made, rec.key))
    for number, rec in enumerate(recs):
        rec.form = number
    old = [n for n, rec in enumerate(recs, 1) if rec.source_kind == "audit" and rec.done is None]
    new = [n for n in old if recs[n - 1].made >= date(2026, 1, 1)]
    for older, newer in zip(old[:3], new[:3], strict=True):
        recs[newer - 1].parent = older
        recs[newer - 1].subject = recs[older - 1].subject
        recs[newer - 1].form = recs[older - 1].form
    return tuple(recs)


def _path(rec: Rec) -> str:
    chance = dice("path", rec.key).random()
    return (
        "house" if chance < 0.12 else "response" if chance < 0.42 else "disputed" if chance < 0.56 else "work"
    )


def _of_committee(unit: str) -> list[Rec]:
    recs: list[Rec] = []
    left: list[Rec] = []
    for step in range(3):
        quarter = FIRST.shifted(step)
        count = figures.recommendations(unit, str(quarter))
        for place in range((count.denominator or 0) - len(left)):
            due = workday(quarter.first_day + timedelta(days=6 + (place * 17 + 5 * step) % 80))
            new = _committee_rec(unit, f"{unit}:{step}:{place}", due)
            recs.append(new)
            left.append(new)
        left = _carry_out(left, count.numerator, quarter)
    for place in range(3):
        due = workday(date(2026, 11, 3) + timedelta(days=31 * place))
        recs.append(_committee_rec(unit, f"{unit}:ahead:{place}", due))
    return recs


def _committee_rec(unit: str, key: str, due: date) -> Rec:
    """Of the newest report that was tabled 130 days or more before it falls due; else of a resolution."""
    latest = due - timedelta(days=130)
    tabled = [
        (day, str(row["report_id"]), str(row["title_en"]))
        for row in all_reports()
        if row["committee_id"] == unit and isinstance(day := row["tabled_on"], date) and day <= latest
    ]
    chance = dice("source", key)
    if tabled and chance.random() < 0.9:
        day, report, title = sorted(tabled)[-1 - int(chance.random() * min(3, len(tabled)))]
        return Rec(key, unit, "committee_report", report, day, due, subject=subject_of(title))
    if ":ahead:0" in key and (granted := _granted(unit, latest)):
        day, petition = granted
        return Rec(key, unit, "petition", petition, day, due)
    made = workday(latest - timedelta(days=int(chance.random() * 40)))
    number = 1 + int(chance.random() * 30)
    subject = SUBJECTS[number % len(SUBJECTS)]
    return Rec(
        key, unit, "resolution", f"Example resolution {number} of {made.year}", made, due, subject=subject
    )


def _granted(unit: str, latest: date) -> tuple[date, str] | None:
    """The newest petition of a committee that was granted, reported on by ``latest``."""
    found = [
        (day, one.petition_id)
        for one in petitions_until(latest)
        if one.story.committee == unit
        and one.story.decision in ("granted", "partly_granted")
        and (day := one.days[2]) is not None
        and day <= latest
    ]
    return max(found) if found else None


def _of_audits() -> list[Rec]:
    recs: list[Rec] = []
    left: list[Rec] = []
    for place in range(5):  # carried out before the registers begin
        rec = _audit_rec(f"audit:old:{place}", place % 3, date(2024, 3, 5) + timedelta(days=61 * place))
        rec.done = workday(rec.due + timedelta(days=40))
        recs.append(rec)
    for step in range(2):
        quarter = FIRST.shifted(step)
        count = figures.assembly_only("ovs_audit_implemented", str(quarter))
        assert count is not None
        for place in range((count.denominator or 0) - len(left)):
            if step == 0:
                due = quarter.last_day - timedelta(days=10 + 23 * place)
            else:
                due = quarter.first_day + timedelta(days=5 + 6 * place)
            new = _audit_rec(f"audit:{step}:{place}", place, workday(due))
            recs.append(new)
            left.append(new)
        left = _carry_out(left, count.numerator, quarter)
    for place in range(7):
        due = workday(date(2026, 10, 6) + timedelta(days=19 * place))
        recs.append(_audit_rec(f"audit:ahead:{place}", place, due, newest=True))
    found, made = str(findings()[-1]["finding_id"]), _INDEPENDENT + timedelta(days=1)
    recs.append(Rec("audit:own", COMMITTEES[0], "audit", found, made, date(2027, 3, 31), text=TRACE))
    return recs


def _audit_rec(key: str, place: int, due: date, *, newest: bool = False) -> Rec:
    """Of one of the newest audits that were out 200 days (else 280) before it falls due."""
    latest = due - timedelta(days=200 if newest else 280)
    out = [row for row in findings()[:-1] if _before(row["published_on"], latest)]
    last = max(str(row["financial_year"]) for row in out)
    own = [row for row in out if row["financial_year"] == last]
    finding = own[place % len(own)]
    published = finding["published_on"]
    assert isinstance(published, date)
    made = workday(min(due - timedelta(days=140), published + timedelta(days=40 + 9 * (place % 9))))
    name, subject = str(finding["finding_id"]), subject_of(str(finding["title_en"]))
    return Rec(key, COMMITTEES[place % 4], "audit", name, made, due, subject=subject)


def _carry_out(left: list[Rec], count: int, quarter: Quarter) -> list[Rec]:
    """So many of those left are carried out in the quarter; the rest."""
    keys = {rec.key: dice("done", rec.key, quarter).random() for rec in left}
    chosen = sorted(left, key=lambda rec: keys[rec.key])[:count]
    for rec in chosen:
        rec.done = workday(quarter.first_day + timedelta(days=10 + int(keys[rec.key] * 76)))
    return [rec for rec in left if rec.done is None]


def _before(day: object, end: date) -> bool:
    return isinstance(day, date) and day <= end
