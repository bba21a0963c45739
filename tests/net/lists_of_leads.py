"""The first sentence of a page, which answers its question with numbers."""

from __future__ import annotations

from decimal import Decimal

from tests.net import records
from tests.net.kinds import Reader
from tests.net.lists import Lines, illustrative, lists
from tests.net.registers import bill_outcome, bill_times, last_day, petition_days, petition_times
from tests.net.tables_of_committees import (
    age_in_days,
    answer_due,
    query_standing,
    recommendation_stage,
    reports_tabled,
)
from tests.net.tables_of_money import share_of_class
from tests.net.tables_of_people import trainings, widest_and_trained
from tests.net.tables_of_plan import days_late, lateness_of_releases
from tests.net.tables_of_services import interval
from tests.net.waiting import half_done
from tests.net.written import MONTHS, money, number, percent, percentage, quarter_days, rounded


@lists("services/petitions.html", "services/index.html", part="lead")
def how_fast_petitions_are_answered(reader: Reader) -> Lines:
    waiting = [petition_days(row) for row in records.handed_in("petitions") if not row["replied_on"]]
    yield illustrative(
        reader,
        reader.t(
            "petitions.answer",
            count=len(waiting),
            days=reader.days(half_done(petition_times()) or 0),
            day=reader.day(last_day().isoformat()),
            oldest=reader.days(max(waiting)),
        ),
    )


@lists("services/surveys.html", part="lead")
def how_many_were_satisfied(reader: Reader) -> Lines:
    """Of the first survey of the public: drawn by chance, so that an interval can be told."""
    survey = next(row for row in records.handed_in("surveys") if row["audience"] == "public")
    rows = [
        row
        for row in records.handed_in("survey_results")
        if row["survey_id"] == survey["survey_id"] and row["satisfied"]
    ]
    satisfied, base = sum(int(row["n"]) for row in rows if row["satisfied"] == "true"), int(rows[0]["base"])
    values = {
        "share": percent(percentage(satisfied, base, 0), reader.language),
        "base": number(base),
        "months": reader.months(records.newest()),
    }
    key = "surveys.answer"
    if survey["sampling"] == "random":
        key = "surveys.answer_between"
        ends = (percent(rounded(end, 0), reader.language) for end in interval(satisfied, base, decimals=4))
        values |= dict(zip(("low", "high"), ends, strict=True))
    yield illustrative(reader, reader.t(key, **values))


@lists("members/engagement.html", part="lead")
def how_many_members_reported(reader: Reader) -> Lines:
    rows = [row for row in records.handed_in("engagement") if row["submitted"] != "not_due"]
    there = [row for row in rows if row["submitted"] == "yes"]
    yield illustrative(
        reader,
        reader.t(
            "engagement.answer",
            submitted=len(there),
            due=len(rows),
            late=sum(row["submitted_on"] > row["due_on"] for row in there),
            months=reader.months(records.newest()),
        ),
    )


@lists("services/feedback.html", part="lead")
def what_became_of_what_people_raised(reader: Reader) -> Lines:
    outcomes = [row["outcome"] for row in records.handed_in("feedback")]
    counts = {"done": outcomes.count("done"), "waiting": outcomes.count("open")}
    months = reader.months(records.newest())
    yield illustrative(reader, reader.t("feedback.answer", count=len(outcomes), months=months, **counts))


@lists("bills/index.html", part="lead")
def how_many_bills_are_open(reader: Reader) -> Lines:
    outcomes = [bill_outcome(row["bill_id"]) for row in records.handed_in("bills")]
    yield illustrative(
        reader,
        reader.t(
            "bills.answer",
            day=reader.day(last_day().isoformat()),
            count=outcomes.count("open") + outcomes.count("governor"),
            all=len(outcomes),
            law=outcomes.count("law"),
        ),
    )


@lists("bills/how-long.html", part="lead")
def when_half_of_the_bills_are_passed(reader: Reader) -> Lines:
    days = reader.days(half_done(bill_times()) or 0)
    yield illustrative(reader, reader.t("bill_times.half_passed", days=days))


@lists("committees/index.html", part="lead")
def what_committees_tabled_and_were_answered(reader: Reader) -> Lines:
    first, last = (day.isoformat() for day in quarter_days(records.newest()))
    asked = [row for row in records.handed_in("executive_queries") if first <= answer_due(row) <= last]
    tabled, due = reports_tabled()
    yield illustrative(
        reader,
        reader.t(
            "committees.answer",
            months=reader.months(records.newest()),
            tabled=tabled,
            reports=due,
            answered=sum(query_standing(row) == "in_time" for row in asked),
            asked=len(asked),
        ),
    )


@lists("committees/cmt-{slug}.html", part="lead")
def what_a_committee_did(reader: Reader) -> Lines:
    committee = f"cmt_{reader.found['slug']}"
    tabled, due = reports_tabled(committee)
    sittings = [row for row in records.handed_in("sittings") if row["committee_id"] == committee]
    rows = [row for row in records.handed_in("recommendations") if row["committee_id"] == committee]
    yield illustrative(
        reader,
        reader.t(
            "committee.answer",
            months=reader.months(records.newest()),
            tabled=tabled,
            reports=due,
            hearings=sum(row["kind"] == "hearing" for row in sittings),
            implemented=sum(recommendation_stage(row) == "implemented" for row in rows),
            recommendations=len(rows),
        ),
    )


@lists("committees/recommendations.html", part="lead")
def how_many_recommendations_were_carried_out(reader: Reader) -> Lines:
    rows = records.handed_in("recommendations")
    still = [row for row in rows if recommendation_stage(row) != "implemented"]
    yield illustrative(
        reader,
        reader.t(
            "chain.answer",
            day=reader.day(last_day().isoformat()),
            done=len(rows) - len(still),
            all=len(rows),
            age=reader.days(max(map(age_in_days, still))),
        ),
    )


@lists("training-local.html", part="lead")
def how_many_were_trained_and_at_what_cost(reader: Reader) -> Lines:
    rows, quarters = trainings(), [q for q in records.quarters() if records.handed_in("training_local", q)]
    both = [row for row in rows if row["attended"] and row["cost_kes"]]
    each = sum(Decimal(row["cost_kes"]) for row in both) / sum(int(row["attended"]) for row in both)
    first, last = quarter_days(quarters[0])[0], quarter_days(quarters[-1])[1]
    names = MONTHS[reader.language]
    to = "to" if reader.language == "en" else "hadi"
    span = f"{names[first.month - 1]} {first.year} {to} {names[last.month - 1]} {last.year}"
    yield illustrative(
        reader,
        reader.t(
            "trainings.answer_cost",
            count=len(rows),
            span=span,
            people=number(sum(int(row["attended"] or 0) for row in rows)),
            cost=money(rounded(each), reader.language),
        ),
    )


@lists("competencies.html", part="lead")
def how_many_reach_what_their_work_asks(reader: Reader) -> Lines:
    share, widest, trained, of = widest_and_trained(reader)
    yield illustrative(
        reader,
        reader.t(
            "competencies.answer",
            day=reader.day(last_day().isoformat()),
            share=percent(share, reader.language),
            competency=widest,
            trained=trained,
            widest=of,
        ),
    )


@lists("resources.html", part="lead")
def how_much_of_the_budget_was_spent(reader: Reader) -> Lines:
    quarter, language = records.newest(), reader.language
    shares = [
        reader.t(f"resources.share_{kind}", share=percent(share_of_class(quarter, kind), language))
        for kind in ("recurrent", "development")
    ]
    yield illustrative(
        reader,
        reader.t(
            "resources.answer",
            day=reader.day(last_day().isoformat()),
            shares=f" {'and' if language == 'en' else 'na'} ".join(shares),
            pro_rata=percent(25 * int(quarter[-1]), language),
            year=quarter[:7].replace("-", "/"),
        ),
    )


@lists("own-performance.html", part="lead")
def how_punctual_the_assembly_was(reader: Reader) -> Lines:
    late, out = lateness_of_releases()
    sent = [row for quarter in records.quarters() for row in records.handed_in("submissions", quarter)]
    on_time = sum(days_late(row) == 0 for row in sent)
    yield illustrative(
        reader, reader.t("own.answer", late=late, published=out, on_time=on_time, asked=len(sent))
    )


@lists("policy/commitments.html", part="lead")
def of_how_many_promises_the_status_is_known(reader: Reader) -> Lines:
    statuses = [row["status"] for row in records.reference("commitments")]
    yield reader.t("commitments.lead", count=len(statuses), unknown=statuses.count("unknown"))
