"""You said, we did: what people raised, in our own words, and what was answered."""

from __future__ import annotations

from typing import Any

from checked_tables.status import MARKER
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Sheet, Text
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.services.model import ServiceReport

from .record import Feedback


def feedback_page(teller: Teller) -> Page:
    """Every matter raised in the newest quarter, each with its anchor."""
    t, found = teller.t, teller.assembly.get(ServiceReport)
    heading = t("feedback.heading")
    matters = found.feedback if found else ()
    told = found is not None and bool(matters)
    sheet = Sheet(
        heading=heading,
        answer=_answer(teller, found) if found is not None and matters else t("feedback.none"),
        markers=teller.markers([matter.status for matter in matters]),
        downloads=teller.tables("feedback", release=found.release) if found is not None and matters else (),
    )
    view = {
        "sheet": sheet,
        "feedback": {
            "note": t("feedback.rule") if told else "",
            "rows": [_row(teller, found, matter) for matter in matters] if found is not None else [],
        },
    }
    return teller.page(
        "services/feedback",
        view,
        t("feedback.description"),
        title=heading,
        template="feedback",
        trail=((t("nav.services"), addresses.contents(teller.language, "services")),),
    )


def _answer(teller: Teller, found: ServiceReport) -> str:
    outcomes = [matter.outcome for matter in found.feedback]
    t = teller.t
    said = (
        t("feedback.answer", count=len(outcomes), months=found.release.quarter),
        t("feedback.answer_done", count=outcomes.count("done"), of=len(outcomes)),
        t("feedback.answer_waiting", count=outcomes.count("open")),
    )
    return teller.marked(found.release, " ".join(said))


def _row(teller: Teller, found: ServiceReport, matter: Feedback) -> dict[str, Any]:
    t, language = teller.t, teller.language
    channel = t(f"feedback.from_{matter.channel}")
    if matter.people is None:
        raised = t("feedback.raised_hidden", marker=MARKER[matter.status], channel=channel)
    else:
        raised = t("feedback.raised", people=matter.people, channel=channel)
    days = matter.median_days
    report = addresses.report(language, found.release.quarter)
    return {
        "slug": matter.slug,
        "theme": teller.text(matter.theme),
        "raised": raised,
        "said": teller.text(matter.said),
        "did": t(f"feedback.did_{matter.outcome}"),
        "response": teller.text(matter.response),
        "replied": "" if days is None else t("feedback.replied", days=formats.days(days, language)),
        "action": Text(t("feedback.action"), url=f"{report}#actions") if matter.action_id else Text(""),
    }
