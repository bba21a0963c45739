"""The committees' pages on small registers: what is missing is said, chains tell each step and its days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from checked_tables.texts import NO_TEXT, Bilingual
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.core.time.quarter import Quarter
from plugins.subjects.committees.measure import committee_book
from plugins.subjects.committees.page import committee_pages
from plugins.subjects.committees.record import CommitteeWork
from plugins.subjects.units.record import Unit, UnitChange
from tests.samples.committees import finding, plan_item, query, rec, report, sitting
from tests.samples.facts import facts_of
from tests.samples.rows import release
from tests.samples.sites import site_of

IBIS = Unit(
    unit_id="cmt_ibis",
    name=Bilingual("Example Committee Ibis", "Kamati ya Mfano Ibis"),
    kind="committee",
    parent_id="assembly",
    illustrative=True,
    source_clause="",
)


def pages(tmp_path: Path, work: CommitteeWork | None, language: str = "en") -> dict[str, Page]:
    told = release(Quarter.parse("2026-27-Q1"), as_at=date(2026, 10, 15))
    book = committee_book(told, work, (IBIS,)) if work is not None else None
    site = site_of(tmp_path, units=(IBIS,), committees=book)
    teller = Teller(site, language)  # type: ignore[arg-type]
    return {page.url.partition("/")[2]: page for page in committee_pages(teller)}


def sections(page: Page) -> dict[str, Any]:
    return {section.section_id: section for section in page.view["sheet"].sections}  # type: ignore[attr-defined]


def test_before_anything_is_published_one_page_says_so(tmp_path: Path) -> None:
    """The committees themselves are there, with their names alone."""
    found = pages(tmp_path, None)
    assert sorted(found) == ["committees/cmt-ibis.html", "committees/index.html"]
    index = found["committees/index.html"]
    assert index.view["sheet"].answer == "No work of the committees has been published yet."  # type: ignore[attr-defined]
    (link,) = sections(index)["what"].points
    assert (link.text, link.url) == ("Example Committee Ibis", "en/committees/cmt-ibis.html")


def test_a_register_of_reports_alone(tmp_path: Path) -> None:
    found = pages(tmp_path, CommitteeWork(reports=(report("2026-08-01"),)))
    assert sorted(found) == [
        "committees/cmt-ibis-register.html",
        "committees/cmt-ibis.html",
        "committees/index.html",
    ]
    told = sections(found["committees/cmt-ibis.html"])
    assert told["before"].paragraphs == ("No open bill or petition is before it.",)
    assert told["plan"].paragraphs == ("No work plan had been published for this year.",)
    assert told["sittings"].paragraphs == ("No sitting was recorded.",)
    assert told["questions"].paragraphs[1:] == ("No question was recorded.",)
    assert told["stages"].paragraphs == ("No recommendation was recorded.",)
    told = sections(found["committees/cmt-ibis-register.html"])
    # 1 August to 30 September: 60 days.
    cells = [cell.text.replace("\u00a0", " ") for cell in told["reports"].tables[0].rows[0]]
    assert cells == [
        "Report on umbrella stands (example)",
        "1 August 2026",
        "not tabled, 60 days late",
        "–",
    ]
    (row, total) = sections(found["committees/index.html"])["each"].tables[0].rows
    assert [cell.text for cell in row[1:]] == ["", "0 of 1", "–", "–", "0", "–"]
    assert total[0].kind == "total"


def test_a_hearing_whose_cost_is_unknown_is_said(tmp_path: Path) -> None:
    work = CommitteeWork(sittings=(sitting("2026-07-01"), sitting("2026-07-02", cost=None, quorum_met=False)))
    said = sections(pages(tmp_path, work)["committees/index.html"])["sittings"].paragraphs
    plain = [str(one).replace("\u00a0", " ") for one in said]
    assert plain[:2] == ["One hearing cost KSh 40,000.", "What one more hearing cost is not known."]
    assert "At one sitting too few members were there to decide." in plain


def test_a_reason_stands_beside_what_is_late(tmp_path: Path) -> None:
    late = plan_item("inspection", 1, 2, 1, reason=Bilingual("The road was closed."))
    told = sections(pages(tmp_path, CommitteeWork(plan=(late,)), "sw")["committees/cmt-ibis-register.html"])
    cells = told["plan"].tables[0].rows[0]
    assert [cell.text for cell in cells[1:]] == [
        "1 kati ya 2",
        "imetekelezwa kwa sehemu: The road was closed.",
        "Robo ya 1",
    ]
    assert cells[2].lang == "en"


def test_a_plan_and_recommendations_are_drawn_a_square_each(tmp_path: Path) -> None:
    """Inspections: 2 due in July to September, 1 of them delivered, and 3 to come. Recommendations: one
    carried out, one past its date, one not yet due on 30 September."""
    work = CommitteeWork(
        plan=(plan_item("inspection", 1, 2, 1), plan_item("inspection", 2, 3, 0)),
        recommendations=(
            rec("one", "2026-03-01", implemented_on="2026-05-30"),
            rec("two", "2026-03-01", "2026-09-29"),
            rec("three", "2026-03-01", "2026-09-30"),
        ),
    )
    told = sections(pages(tmp_path, work)["committees/cmt-ibis.html"])

    def drawn(table: Any) -> list[tuple[list[str], dict[str, int]]]:
        looks = (
            dict(re.findall(r'class="(kept|missed|quiet)" d="([^"]*)"', row[1].picture)) for row in table.rows
        )
        counted = ({look: d.count("z") for look, d in each.items()} for each in looks)
        words = ([cell.text for cell in (row[0], *row[2:])] for row in table.rows)
        return list(zip(words, counted, strict=True))

    assert drawn(told["plan"].tables[0]) == [
        (["Inspections", "1 of 2", "3"], {"kept": 1, "missed": 1, "quiet": 3})
    ]
    assert drawn(told["stages"].tables[0]) == [
        (["Waiting for the Assembly", "2", "1"], {"missed": 1, "quiet": 1}),
        (["Carried out", "1", "0"], {"kept": 1}),
    ]


def test_a_chain_tells_every_step_with_the_days_between(tmp_path: Path) -> None:
    """1 January to 1 March 2026: 59 days; to 10 March: 9; waiting since then for 204 days."""
    work = CommitteeWork(
        findings=(finding("2026-01-01"),),
        recommendations=(
            rec(
                "rec_a",
                "2026-03-01",
                "2026-09-01",
                source_kind="audit",
                source_id="fin_one",
                resolved_on="2026-03-10",
                response_due="2026-09-10",
            ),
        ),
        queries=(query("2026-09-20"),),
    )
    found = pages(tmp_path, work)
    assert set(found) >= {
        "committees/audit.html",
        "committees/recommendations.html",
    }
    (group,) = found["committees/audit.html"].view["chains"]["groups"]  # type: ignore[index]
    assert group["heading"] == "Auditor-General, financial year 2023/24"
    (line,) = group["chains"]
    steps = [" ".join(filter(None, step.values())).replace("\u00a0", " ") for step in line["steps"]]
    assert steps == [
        "Audit published 1 January 2026",
        "Recommended 1 March 2026 59 days later",
        "Assembly resolved 10 March 2026 9 days later",
    ]
    assert line["waits"].replace("\u00a0", " ") == (
        "waiting for a response for 204 days, 20 days past its time"
    )
    assert line["age"].replace("\u00a0", " ") == (
        "Open for 272 days. It was to be carried out 29 days earlier."
    )
    groups = found["committees/recommendations.html"].view["chains"]["groups"]  # type: ignore[index]
    assert [(one["group_id"], len(one["chains"])) for one in groups] == [
        ("house", 0),
        ("response", 1),
        ("work", 0),
        ("disputed", 0),
    ]
    assert groups[0]["none"] == "No recommendation is here now."
    assert not any(address.startswith("committees/recommendations/") for address in found)


def test_the_journey_of_a_chain_is_drawn_on_the_scale_of_its_page(tmp_path: Path) -> None:
    """From 1 January to 30 September 2026 are 272 days, on a scale of 300: 90.7 %; it was resolved on day 68,
    and to be carried out on day 243, 1 September: 81 %, so that the last disc is hollow."""
    one = rec(
        "rec_a",
        "2026-03-01",
        "2026-09-01",
        source_kind="audit",
        source_id="fin_one",
        resolved_on="2026-03-10",
    )
    work = CommitteeWork(findings=(finding("2026-01-01"),), recommendations=(one,))
    told = pages(tmp_path, work)["committees/recommendations.html"].view["chains"]
    (line,) = told["groups"][1]["chains"]  # type: ignore[index]
    assert 'class="missed" cx="90.7%"' in line["picture"]
    assert 'class="due" x1="81%"' in line["picture"]
    assert 'cx="22.7%" cy="10" r="2.5"' in line["picture"]
    assert "on a scale of 300\u00a0days" in told["reading"]  # type: ignore[index]


def test_a_response_is_not_late_on_the_day_on_which_it_is_due(tmp_path: Path) -> None:
    """Resolved on 10 March 2026: 204 days until 30 September, the day itself."""
    waits = []
    for place, due in enumerate(("2026-09-30", "2026-09-29")):
        one = rec("rec_a", "2026-03-01", resolved_on="2026-03-10", response_due=due)
        folder = tmp_path / str(place)
        folder.mkdir()
        found = pages(folder, CommitteeWork(recommendations=(one,)))
        group = found["committees/recommendations.html"].view["chains"]["groups"][1]  # type: ignore[index]
        waits.append(group["chains"][0]["waits"].replace("\u00a0", " "))
    assert waits == [
        "waiting for a response for 204 days",
        "waiting for a response for 204 days, 1 day past its time",
    ]


def test_reports_of_the_quarter_begin_with_those_due_on_its_first_day(tmp_path: Path) -> None:
    """Both were tabled in June; one was due on 1 July, in the quarter, the other on 30 June, before it."""
    work = CommitteeWork(reports=(report("2026-07-01", "2026-06-20"), report("2026-06-30", "2026-06-20")))
    told = sections(pages(tmp_path, work)["committees/cmt-ibis-register.html"])
    days = [row[1].text.replace("\u00a0", " ") for row in told["reports"].tables[0].rows]
    assert days == ["1 July 2026"]


def test_who_is_to_act_and_what_shows_that_it_was_done(tmp_path: Path) -> None:
    done = rec("rec_a", "2026-03-01", implemented_on="2026-05-30", evidence="Example report 1")
    found = pages(tmp_path, CommitteeWork(recommendations=(done,)), "sw")
    done = found["committees/recommendations/2025-26.html"].view["chains"]
    (group,) = done["groups"]  # type: ignore[index]
    (line,) = group["chains"]
    assert group["heading"] == "Aprili hadi Juni 2026"
    assert [(one.text, one.lang) for one in (line["to"], line["evidence"])] == [
        ("example county executive", "en"),
        ("Example report 1", "en"),
    ]
    assert line["waits"] == ""


def test_an_answer_in_part_or_refused_is_not_told_as_a_whole_one(tmp_path: Path) -> None:
    work = CommitteeWork(
        queries=(
            query("2026-07-01", "2026-07-08"),
            query("2026-07-02", "2026-07-08", outcome="partial"),
            query("2026-07-01", "2026-08-01", outcome="refused"),
        )
    )
    (table,) = sections(pages(tmp_path, work)["committees/cmt-ibis-register.html"])["questions"].tables
    assert [row[-1].text.replace("\u00a0", " ") for row in table.rows] == [
        "in time, after 7 days",
        "in time, after 6 days; in part only",
        "late, after 31 days; refused",
    ]


def test_what_was_taken_over_from_a_committee_that_ended_is_told(tmp_path: Path) -> None:
    """One of the two recommendations of Committee Heron was carried out; the other is with Committee Ibis."""
    heron = replace(
        IBIS, unit_id="cmt_heron", name=Bilingual("Example Committee Heron", "Kamati ya Mfano Heron")
    )
    rows = (
        rec("one", "2026-07-20", committee_id="cmt_heron", now_with="cmt_ibis"),
        rec("two", "2026-07-20", committee_id="cmt_heron", implemented_on="2026-09-01"),
    )
    work = CommitteeWork(reports=(report("2026-08-01"),), recommendations=rows)
    told = release(Quarter.parse("2026-27-Q1"), as_at=date(2026, 10, 15))
    book = committee_book(told, work, (heron, IBIS))
    teller = Teller(site_of(tmp_path, units=(heron, IBIS), committees=book), "en")
    page = next(each for each in committee_pages(teller) if each.url.endswith("cmt-ibis.html"))
    assert "stages-table" not in {table.table_id for table in sections(page)["stages"].tables}
    said = "Taken over from Example Committee Heron: one recommendation still open."
    assert sections(page)["stages"].paragraphs == (said,)


def test_a_committee_that_ended_leaves_the_list_and_keeps_its_page(tmp_path: Path) -> None:
    """Committee Heron closed on 1 July 2026, before the quarter that the page tells of."""
    heron = replace(
        IBIS,
        unit_id="cmt_heron",
        name=Bilingual("Example Committee Heron", "Kamati ya Mfano Heron"),
        last_quarter=Quarter.parse("2025-26-Q4"),
    )
    closed = UnitChange(
        change_id="one",
        kind="closed",
        effective_on=date(2026, 7, 1),
        unit_id="cmt_heron",
        to_unit_id=None,
        was=NO_TEXT,
        was_parent_id=None,
        paper="Notice 1",
        reason=Bilingual("Because."),
    )
    rows = (report("2026-08-01"), report("2026-08-01", committee_id="cmt_heron", report_id="rep_two"))
    told = release(Quarter.parse("2026-27-Q1"), as_at=date(2026, 10, 15))
    book = committee_book(told, CommitteeWork(reports=rows), (heron, IBIS))
    site = site_of(tmp_path, units=(heron, IBIS), committees=book)
    known = facts_of(closed, known=site.assembly.reference)
    site = replace(site, assembly=replace(site.assembly, reference=known))
    found = {page.url.rpartition("/")[2]: page for page in committee_pages(Teller(site, "en"))}
    names = [row[0].text for row in sections(found["index.html"])["each"].tables[0].rows]
    assert names == ["Example Committee Ibis", "All together"]
    answer = found["cmt-heron.html"].view["sheet"].answer.replace("\xa0", " ")  # type: ignore[attr-defined]
    assert answer.startswith(
        "Example Committee Heron closed on 1 July 2026. Its last figures are for April to June 2026. "
    )
