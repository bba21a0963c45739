"""Facts that several pages and files of an edition tell, each with all the places that tell it.

Each place is a pattern that must be found, so that a place that no longer tells the fact is noticed as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.site.edition import RELEASE, Edition

Told = Iterator[tuple[str, str]]


def targets_met(one: Edition) -> Told:
    for name in ("en/index.html", "en/reports/2026-27-q1.html", f"en/reports/{RELEASE}.html"):
        yield one.found(name, r"met (\d+ of the \d+) targets")
        if "index" not in name:
            yield one.found(name, r"Targets: (\d+ met of \d+) that")
    for name in ("sw/index.html", "sw/reports/2026-27-q1.html", f"sw/reports/{RELEASE}.html"):
        yield one.found(name, r"malengo (\d+ kati ya \d+) yanayoweza")
        if "index" not in name:
            yield one.found(name, r"Malengo yaliyofikiwa: (\d+ kati ya \d+) yanayoweza")
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r": (\d+ of \d+) targets met\.")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r": malengo (\d+ kati ya \d+)\.")
    own = [row for row in one.own("results.csv") if row["unit_id"] == "assembly"]
    verdicts = [row["verdict"] for row in own]
    yield "results.csv", f"{verdicts.count('met')} of {verdicts.count('met') + verdicts.count('not_met')}"
    said = [
        row["verdict"]
        for row in one.own("statements.csv")
        if row["base"] == "target" and row["unit_id"] == "assembly"
    ]
    yield "statements.csv", f"{said.count('met')} of {len(said)}"


def figures_that_came(one: Edition) -> Told:
    for name in ("index.html", "reports/2026-27-q1.html"):
        yield one.found(f"en/{name}", r"Of (\d+) figures that were due for [^,]+, (\d+) were reported")
        yield one.found(f"sw/{name}", r"Takwimu (\d+ kati ya \d+) za ")
    there = ("A", "P", "E", "B")
    results = one.own("results.csv")
    due = [row for row in results if row["obs_status"] != "M"]
    yield "results.csv", f"{sum(row['obs_status'] in there for row in due)} of {len(due)}"


def figures_that_are_missing(one: Edition) -> Told:
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r"Missing: (\d+ of \d+) figures")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r"Takwimu (\d+ kati ya \d+) hazipo")
    due = [row for row in one.own("results.csv") if row["obs_status"] != "M"]
    yield "results.csv", f"{sum(row['value'] == '' for row in due)} of {len(due)}"


def the_index(one: Edition) -> Told:
    for name in ("index.html", "reports/2026-27-q1.html"):
        yield one.found(f"en/{name}", r"the index is (\d+\.\d)")
        yield one.found(f"sw/{name}", r"Fahirisi ni (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r"Index (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r"Fahirisi (\d+\.\d)")
    yield "index.csv", one.own("index.csv")[0]["index_value"]
    root = next(row for row in one.own("index_nodes.csv") if row["unit_id"] == "assembly")
    yield "index_nodes.csv", root["score"]


def the_index_before(one: Edition) -> Told:
    yield one.found("en/index.html", r"told apart from the (\d+\.\d)")
    yield one.found("sw/index.html", r"kutoka (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-en.txt", r"no clear change from (\d+\.\d)")
    yield one.found(f"data/{RELEASE}/summaries-sw.txt", r"awali (\d+\.\d)")
    yield "index.csv", one.rows("2025-26-q4/illustrative-v2/index.csv")[0]["index_value"]


def petitions_waiting(one: Edition) -> Told:
    yield one.found("en/services/petitions.html", r"Still waiting, the oldest first \((\d+)\)")
    yield one.found("en/services/petitions.html", r"; (\d+) were still waiting")
    yield one.found("en/services/index.html", r"; (\d+) were still waiting")
    yield one.found("sw/services/petitions.html", r"maombi (\d+) yalikuwa bado yanasubiri")
    yield "petitions.csv", str(sum(row["days_waiting"] != "" for row in one.own("petitions.csv")))


def petitions_past_the_promise(one: Edition) -> Told:
    """Of those that wait, on the day when the register closed."""
    yield one.found("en/index.html", r"Petitions without a reply \d+ (\d+) ")
    yield one.found("sw/index.html", r"yasiyo na jibu \d+ (\d+) ")
    yield one.found("en/summaries/2026-27-q1-citizens.html", r"petitions waited [^.]*, (\d+) of them beyond")
    yield one.found("sw/summaries/2026-27-q1-citizens.html", r"Maombi (\d+) kwa Bunge yalikuwa yamepita")
    waiting = [row for row in one.own("petitions.csv") if row["days_waiting"] != ""]
    yield "petitions.csv", str(sum(int(row["days_waiting"]) > 90 for row in waiting))


def petitions_that_wait_no_more(one: Edition) -> Told:
    """Answered and withdrawn; the picture tells of the answered alone."""
    yield one.found("en/services/petitions.html", r"Answered or withdrawn, the newest first \((\d+)\)")
    yield one.found("sw/services/petitions.html", r"Yaliyojibiwa au kuondolewa, jipya kwanza \((\d+)\)")
    yield "petitions.csv", str(sum(row["days_waiting"] == "" for row in one.own("petitions.csv")))


def petitions_answered(one: Edition) -> Told:
    yield one.found("en/services/petitions.html", r"Of (\d+ petitions, \d+) were answered")
    yield one.found("sw/services/petitions.html", r"Maombi (\d+ kwa Bunge kati ya \d+) yalijibiwa")
    rows = one.own("petitions.csv")
    yield "petitions.csv", f"{sum(row['days_to_reply'] != '' for row in rows)} of {len(rows)}"


def answers_of_the_executive_in_time(one: Edition) -> Told:
    yield one.found("en/committees/index.html", r"Of (\d+ answers due from the county executive, \d+) came")
    yield one.found("en/committees/index.html", r"All together \d+ of \d+ (\d+ of \d+)")
    yield one.found("sw/committees/index.html", r"Majibu (\d+ ya Mamlaka Kuu kati ya \d+)")
    yield one.found("en/index.html", r"Of (\d+ questions to the executive, \d+) were answered on time")
    row = figure(one, "ovs_query_resolution")
    yield "results.csv", f"{row['numerator']} of {row['denominator']}"


def questions_waiting(one: Edition) -> Told:
    yield one.found("en/index.html", r"Questions to the executive without an answer (\d+) ")
    yield one.found("en/committees/index.html", r", (\d+) questions had no answer")
    yield one.found("sw/committees/index.html", r"maswali (\d+) hayakuwa na jibu")
    yield one.found("en/summaries/2026-27-q1-members.html", r"(\d+) questions to the executive waited")
    yield (
        "executive_queries.csv",
        str(sum(not row["answered_on"] for row in one.own("executive_queries.csv"))),
    )


def questions_past_their_time(one: Edition) -> Told:
    yield one.found("en/index.html", r"without an answer \d+ (\d+) ")
    yield one.found("en/committees/index.html", r"Of them (\d+) were past their time")
    yield one.found("sw/committees/index.html", r"Maswali (\d+) kati ya hayo yalikuwa yamepita muda wake")
    yield one.found("en/summaries/2026-27-q1-members.html", r"waited for an answer, (\d+) of them past")
    yield one.found("sw/summaries/2026-27-q1-members.html", r"Maswali (\d+) yalikuwa yamepita siku yake")


def bills_under_way(one: Edition) -> Told:
    yield one.found("en/index.html", r"Open bills (\d+) ")
    yield one.found("en/bills/index.html", r", (\d+) of the \d+ bills in the register were open")
    yield one.found("sw/bills/index.html", r"miswada (\d+) kati ya \d+ katika rejista")
    yield one.found("en/summaries/2026-27-q1-members.html", r"(\d+) bills were on their way")


def milestones_done(one: Edition) -> Told:
    yield one.found("en/workplan.html", r"(\d+ of \d+) milestones were done")
    yield one.found("sw/workplan.html", r"hatua kuu (\d+ kati ya \d+) zilikuwa zimekamilika")
    yield one.found("en/summaries/2026-27-q1-board.html", r"Of the (\d+ milestones of the work plan, \d+)")


def when_milestones_were_counted(one: Edition) -> Told:
    yield one.found("en/workplan.html", r"on (\d+ \w+ 2026), \d+ of \d+ milestones")
    yield one.found(
        "en/summaries/2026-27-q1-board.html", r"of the work plan, \d+ were done by (\d+ \w+ 2026)"
    )


def when_what_waits_was_counted(one: Edition) -> Told:
    """Registers close with the quarter."""
    yield one.found("en/index.html", r"Before the Assembly on (\d+ \w+ 2026)")
    yield one.found("en/services/petitions.html", r"still waiting on (\d+ \w+ 2026)")
    for reader, what in (("citizens", "petitions"), ("members", "questions"), ("members", "recommendations")):
        said = rf"On (\d+ \w+ 2026), \d+ [^,.]{{0,20}}\b{what}"
        yield one.found(f"en/summaries/2026-27-q1-{reader}.html", said)


def assessments_at_the_level(one: Edition) -> Told:
    for name in ("en/index.html", "en/reports/2026-27-q1.html", "en/summaries/2026-27-q1-staff.html"):
        yield one.found(name, r"Of ([\d,]+ assessments of competencies that are shown, [\d,]+) found")
    yield one.found("sw/index.html", r"tathmini ([\d,]+ za umilisi zinazoonyeshwa, tathmini [\d,]+)")


def reports_of_committees(one: Edition) -> Told:
    yield one.found("en/committees/index.html", r"tabled (\d+ of the \d+) reports due")
    yield one.found("en/committees/index.html", r"All together (\d+ of \d+)")
    yield one.found("sw/committees/index.html", r"ripoti (\d+ za kamati kati ya \d+)")
    yield one.found("en/metrics/ovs-report-completion.html", r"Of (\d+ committee reports due, \d+) were")
    row = figure(one, "ovs_report_completion")
    yield "results.csv", f"{row['numerator']} of {row['denominator']}"
    due = [row for row in one.own("results.csv") if row["metric_id"] == "ovs_report_completion"]
    parts = [row for row in due if row["unit_id"] != "assembly"]
    yield "its committees", " of ".join(str(added(parts, name)) for name in ("numerator", "denominator"))


def work_of_committees(one: Edition) -> Told:
    yield one.found("en/committees/index.html", r"Of the (\d+) pieces of work planned by [^,]+, (\d+) were")
    yield one.found("en/committees/index.html", r"Of (\d+ planned so far, \d+) were delivered")
    yield one.found("sw/committees/index.html", r"Kazi (\d+ kati ya \d+) zilizopangwa hadi sasa")
    birds = ("heron", "ibis", "kingfisher", "pelican")
    committees = [f"en/committees/cmt-{bird}.html" for bird in birds]
    found = [
        re.search(r"Of the (\d+) pieces of work planned by [^,]+, (\d+) were", one.page(name))
        for name in committees
    ]
    done, planned = (sum(int(match[place]) for match in found if match) for place in (2, 1))
    yield "each committee's page", f"{done} of {planned}"


def numbers_withheld(one: Edition) -> Told:
    for name, pattern in (
        ("en", r"people, (\d+) numbers are withheld"),
        ("en", r"each counted once (\d+)"),
        ("en", r"hold (\d+) different numbers"),
        ("en", r"Of the (\d+) numbers withheld"),
        ("sw", r"takwimu (\d+) zimefichwa"),
        ("sw", r"zina takwimu tofauti (\d+)"),
    ):
        yield one.found(f"{name}/disclosure.html", pattern)


def cells_withheld(one: Edition) -> Told:
    yield one.found("en/disclosure.html", r"the (\d+) cells withheld here")
    yield one.found("en/disclosure.html", r"Total (\d+) ")
    yield one.found("sw/disclosure.html", r"seli (\d+) zilizofichwa")
    yield "hidden_numbers.csv", str(added(one.rows("hidden_numbers.csv"), "numbers_hidden"))
    yield "its reasons", str(listed(one, "why-table"))


def counts_withheld(one: Edition) -> Told:
    yield one.found("en/disclosure.html", r"numbers withheld, (\d+) are such counts")
    yield "by how many values they could have", str(listed(one, "intervals-table"))


def statements(one: Edition) -> Told:
    every = one.rows("figures/statements.csv")
    yield "figures/statements.csv", str(len(every))
    current = {(row["quarter"].lower(), row["version"]) for row in every}
    yield (
        "each release",
        str(
            sum(
                len(one.rows(f"{quarter}/illustrative-v{version}/statements.csv"))
                for quarter, version in current
            )
        ),
    )
    yield one.found("en/data/figures.html", r"statements\.csv \(CSV, [\d.]+ k?M?B\) ([\d,]+) rows")
    yield one.found("sw/data/figures.html", r"statements\.csv \(CSV, [\d.]+ k?M?B\) safu mlalo ([\d,]+)")


def figure(one: Edition, metric: str) -> dict[str, str]:
    """The Assembly's figure."""
    found = one.own("results.csv")
    return next(row for row in found if (row["metric_id"], row["unit_id"]) == (metric, "assembly"))


def added(rows: list[dict[str, str]], column: str) -> int:
    """The sum of a column of whole numbers."""
    return sum(int(row[column] or 0) for row in rows)


def listed(one: Edition, table: str) -> int:
    """The sum of the last cells of a table on the page about hiding."""
    text = (one.site / "en" / "disclosure.html").read_text(encoding="utf-8")
    inside = text[text.index(f'id="{table}"') :]
    rows = re.findall(r"<tr>.*?</tr>", inside[: inside.index("</table>")], flags=re.S)
    cells = [re.findall(r">([\d,]+)<", row) for row in rows]
    return sum(int(row[-1].replace(",", "")) for row in cells if row)


FACTS: tuple[Callable[[Edition], Told], ...] = (
    targets_met,
    figures_that_came,
    figures_that_are_missing,
    the_index,
    the_index_before,
    petitions_waiting,
    petitions_past_the_promise,
    petitions_that_wait_no_more,
    petitions_answered,
    answers_of_the_executive_in_time,
    questions_waiting,
    questions_past_their_time,
    bills_under_way,
    milestones_done,
    when_milestones_were_counted,
    when_what_waits_was_counted,
    assessments_at_the_level,
    reports_of_committees,
    work_of_committees,
    numbers_withheld,
    cells_withheld,
    counts_withheld,
    statements,
)
