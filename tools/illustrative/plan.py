"""The work plan as it might be carried out: milestones, reviews, an audit, reports sent.

Agrees with the story: metrics in the second quarter of 2025-26, data in the third, the index in the
fourth. One review was never held, one milestone is late, the outside review of the index has not begun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from .story import Edition, Text
from .tables import Row

_NOTHING = Text("", "")


class Step(NamedTuple):
    milestone_id: str
    started_on: date | None = None
    done_on: date | None = None
    evidence: str = ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _step(milestone_id: str, started: str = "", done: str = "", evidence: str = "") -> Step:
    return Step(milestone_id, _day(started), _day(done), f"Example paper: {evidence}" if evidence else "")


STEPS = (
    _step("m1_1", "2025-07-07", "2025-07-21", "circular of 21 July 2025"),
    _step("m1_2", "2025-07-21", "2025-08-15", "summary and answers to questions"),
    _step("m1_3", "2025-08-25", "2025-09-19", "programme of the workshops"),
    _step("m1_4", "2025-09-22", "2025-11-14", "results of the quiz, counts only"),
    _step("m1_5", "2025-08-25", "2025-09-30", "attendance as counts"),
    _step("m2_1", "2025-09-29", "2025-10-31", "review of indicators"),
    _step("m2_2", "2025-10-20", "2025-11-21", "notes of the working sessions"),
    _step("m2_3", "2025-11-24", "2025-12-09", "report of the validation workshop"),
    _step("m2_4", "2025-12-01", "2025-12-22", "manual, first edition"),
    _step("m3_1", "2025-12-08", "2026-01-30", "note on the systems"),
    _step("m3_2", "2025-12-15", "2026-02-06", "forms, first edition"),
    _step("m3_3", "2026-01-26", "2026-02-13", "training, counts only"),
    _step("m3_4", "2026-01-05", "2026-01-23", "findings of the pilot"),
    _step("m3_5", "2026-02-16", "2026-03-31", "submissions of the third quarter"),
    _step("m4_1", "2026-04-13", "2026-05-08", "map of processes"),
    _step("m4_2", "2026-05-11", "2026-06-05", "list of initiatives"),
    _step("m4_3", "2026-06-08", "2026-08-21", "draft strategy"),
    _step("m4_4", "2026-09-01"),
    _step("m5_1", "2026-04-20", "2026-06-12", "scheme of the index, illustrative"),
    _step("m5_2", "2026-05-18", "2026-06-26", "test of the computation"),
    _step("m5_3"),
    _step("m5_4", "2026-07-01", "2026-07-30", "report of the fourth quarter"),
    _step("m6_1", "2025-10-01", "2025-11-04", "letter to the NPCC"),
    _step("m6_2", "2026-01-01", "2026-02-10", "letter to the NPCC"),
    _step("m6_3", "2026-04-01", "2026-05-05", "letter to the NPCC"),
    _step("m6_4", "2026-07-01", "2026-08-04", "letter to the NPCC"),
)
_NOTES = {
    "m1_4": Text(
        "The quiz was repeated for departments that missed it.", "Maswali yalirudiwa kwa idara zilizoyakosa."
    ),
    "m3_4": Text("Three departments took part.", "Idara tatu zilishiriki."),
    "m5_3": Text(
        "Nobody has been asked yet; a review is planned.", "Hakuna aliyeombwa bado; mapitio yamepangwa."
    ),
}


class Meeting(NamedTuple):
    held_on: date
    window: tuple[date, date]
    scores: tuple[int, ...]
    challenges: Mapping[int, tuple[str, Text, str]]


def _meeting(held: str, start: str, end: str, scores: str, **challenges: tuple[str, Text, str]) -> Meeting:
    return Meeting(
        date.fromisoformat(held),
        (date.fromisoformat(start), date.fromisoformat(end)),
        tuple(map(int, scores)),
        {int(key.removeprefix("a")): found for key, found in challenges.items()},
    )


#: Scores of activities 1 to 6. Nothing is recorded about January and February 2026.
MEETINGS = (
    _meeting(
        "2025-09-09", "2025-07-01", "2025-08-31", "210002",
        a1=("m1_3", Text("Two workshops had to be moved.", "Warsha mbili zililazimika kuahirishwa."), ""),
    ),
    _meeting(
        "2025-11-04", "2025-09-01", "2025-10-31", "120002",
        a1=("m1_4", Text("Documents about the quiz waited for one signature.",
                         "Hati za maswali zilisubiri saini moja."), "act_2025_001"),
    ),
    _meeting(
        "2026-01-14", "2025-11-01", "2025-12-31", "331002",
        a3=("m3_4", Text("The pilot began after the sixth month.",
                         "Majaribio yalianza baada ya mwezi wa sita."), ""),
    ),
    _meeting(
        "2026-05-12", "2026-03-01", "2026-04-30", "333222",
        a6=("", Text("Late answers make the report late.", "Majibu yaliyochelewa huchelewesha ripoti."),
            "act_2026_002"),
    ),
    _meeting(
        "2026-07-14", "2026-05-01", "2026-06-30", "333122",
        a4=("m4_3", Text("The strategy was not ready by the end of June.",
                         "Mkakati haukuwa tayari kufikia mwisho wa Juni."), ""),
        a5=("m5_3", Text("No outside expert has been asked.", "Hakuna mtaalamu wa nje aliyeombwa."), ""),
        a6=("", Text("Bills were passed without a hearing.",
                     "Miswada ilipitishwa bila kikao cha maoni ya umma."),
            "act_2026_004"),
    ),
    _meeting(
        "2026-09-08", "2026-07-01", "2026-08-31", "333213",
        a5=("m5_3", Text("No outside expert has been asked.", "Hakuna mtaalamu wa nje aliyeombwa."), ""),
    ),
)  # fmt: skip


class Point(NamedTuple):
    recommendation: Text
    response: Text
    agreed: str
    due_on: date | None
    started_on: date | None = None
    done_on: date | None = None


_COMMISSIONED = date(2026, 7, 20)
AUDIT = {
    "audit_id": "aud_2025_26",
    "financial_year": "2025-26",
    "auditor_en": "Example independent auditor",
    "auditor_sw": "Mkaguzi huru wa mfano",
    "commissioned_on": _COMMISSIONED,
}
_PUBLISHED = date(2026, 9, 29)
_REPORT = {
    "opinion": "qualified",
    "summary_en": "Most figures can be traced to their papers. Figures on answers to queries and on audit "
    "responses could not all be traced.",
    "summary_sw": "Takwimu nyingi zinaweza kufuatiliwa hadi hati zake. Takwimu za majibu ya maswali na "
    "za majibu ya ukaguzi hazikuweza kufuatiliwa zote.",
}
POINTS = (
    Point(
        Text("Keep the papers behind each figure for five years.",
             "Kutunza hati za kila takwimu kwa miaka mitano."),
        Text("Agreed. A shared folder will hold them.", "Tumekubali. Folda ya pamoja itazihifadhi."),
        "yes", date(2026, 12, 18), date(2026, 10, 5),
    ),
    Point(
        Text("Have outside experts review the index.", "Wataalamu wa nje wakague fahirisi."),
        Text("Agreed. A review is planned for November.", "Tumekubali. Ukaguzi umepangwa Novemba."),
        "yes", date(2026, 11, 30),
    ),
    Point(
        Text("Stamp every answer to a query with the day on which it came.",
             "Kuweka tarehe ya kupokelewa katika kila jibu la swali."),
        Text("Agreed, and done.", "Tumekubali, na imefanyika."),
        "yes", date(2026, 10, 9), date(2026, 10, 1), date(2026, 10, 7),
    ),
    Point(
        Text("Publish the register of audit responses each month.",
             "Kuchapisha rejista ya majibu ya ukaguzi kila mwezi."),
        Text("Agreed in part: each quarter, with the report.",
             "Tumekubali kwa sehemu: kila robo, pamoja na ripoti."),
        "partly", date(2027, 1, 29),
    ),
    Point(
        Text("Rank departments by their index.", "Kupanga idara kwa fahirisi zao."),
        Text("Not accepted: departments do different work.", "Haijakubaliwa: idara hufanya kazi tofauti."),
        "no", None,
    ),
)  # fmt: skip

#: Receiver, what it is about, version, sent, acknowledged.
SENT = (
    ("npcc", "2025-26-Q1", 1, "2025-11-04", "2025-11-12"),
    ("npcc", "2025-26-Q2", 1, "2026-02-10", "2026-02-24"),
    ("npcc", "2025-26-Q3", 1, "2026-05-05", ""),
    ("npcc", "2025-26-Q4", 1, "2026-08-04", "2026-08-13"),
    ("npcc", "2025-26-Q4", 2, "2026-09-01", ""),
    ("board", "2025-26", None, "2026-09-15", "2026-09-22"),
)


def plan_tables(edition: Edition) -> Mapping[str, Sequence[Row]]:
    """The tables of the plan as they stood at the edition's reporting date; a table without rows is left
    out. The baseline was computed afterwards and has none."""
    if edition.is_back_cast:
        return {}
    tables = {
        "milestone_progress": [_progress(step, edition.as_at) for step in STEPS],
        "reviews": list(_reviews(edition)),
        "productivity_audits": list(_audits(edition.as_at)),
        "productivity_audit_points": list(_points(edition.as_at)),
        "reports_sent": list(_sent(edition.as_at)),
    }
    return {name: rows for name, rows in tables.items() if rows}


def _progress(step: Step, as_at: date) -> Row:
    done = step.done_on is not None and step.done_on <= as_at
    begun = step.started_on is not None and step.started_on <= as_at
    note = _NOTES.get(step.milestone_id, _NOTHING) if begun or step.started_on is None else _NOTHING
    return {
        "milestone_id": step.milestone_id,
        "status": "done" if done else "in_progress" if begun else "not_started",
        "done_on": step.done_on if done else None,
        "evidence": step.evidence if done else "",
        "note_en": note.en,
        "note_sw": note.sw,
    }


def _reviews(edition: Edition) -> Iterator[Row]:
    for meeting in MEETINGS:
        if not edition.period.first_day <= meeting.held_on <= edition.period.last_day:
            continue
        for activity, score in enumerate(meeting.scores, start=1):
            milestone, challenge, action = meeting.challenges.get(activity, ("", _NOTHING, ""))
            yield {
                "review_id": f"rev_{meeting.held_on:%Y_%m}",
                "held_on": meeting.held_on,
                "window_start": meeting.window[0],
                "window_end": meeting.window[1],
                "activity_no": activity,
                "milestone_id": milestone,
                "score": score,
                "challenge_en": challenge.en,
                "challenge_sw": challenge.sw,
                "action_id": action,
            }


def _audits(as_at: date) -> Iterator[Row]:
    if as_at >= _COMMISSIONED:
        yield {**AUDIT, **({**_REPORT, "published_on": _PUBLISHED} if as_at >= _PUBLISHED else {})}


def _points(as_at: date) -> Iterator[Row]:
    for number, point in enumerate(POINTS if as_at >= _PUBLISHED else (), start=1):
        done = point.done_on is not None and point.done_on <= as_at
        begun = point.started_on is not None and point.started_on <= as_at
        status = "done" if done else "in_progress" if begun else "open"
        if point.agreed == "no":
            status = "not_accepted"
        yield {
            "audit_id": AUDIT["audit_id"],
            "point_no": number,
            "recommendation_en": point.recommendation.en,
            "recommendation_sw": point.recommendation.sw,
            "response_en": point.response.en,
            "response_sw": point.response.sw,
            "agreed": point.agreed,
            "due_on": point.due_on,
            "status": status,
            "done_on": point.done_on if done else None,
        }


def _sent(as_at: date) -> Iterator[Row]:
    for number, (recipient, covers, version, sent, acknowledged) in enumerate(SENT, start=1):
        sent_on, answered = date.fromisoformat(sent), _day(acknowledged)
        if sent_on <= as_at:
            yield {
                "sent_id": f"sent_{number:03d}",
                "recipient": recipient,
                "kind": "annual_report" if version is None else "quarterly_report",
                "covers": covers,
                "sent_version": version,
                "sent_on": sent_on,
                "acknowledged_on": answered if answered is not None and answered <= as_at else None,
                "note_en": "Illustrative: nothing was sent.",
                "note_sw": "Mfano tu: hakuna kilichotumwa.",
            }
