"""The first sentence of a page, which answers its question with numbers."""

from __future__ import annotations

from decimal import Decimal

from tests.net import records
from tests.net.kinds import Reader
from tests.net.lists import Lines, illustrative, lists
from tests.net.registers import bill_outcome, bill_times, last_day, petition_days, petition_times
from tests.net.results import judged, results
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
    late = sum(row["submitted_on"] > row["due_on"] for row in there)
    months = reader.months(records.newest())
    said = reader.t("engagement.answer", count=len(there), of=len(rows), months=months)
    yield illustrative(reader, f"{said} {reader.t('engagement.answer_late', count=late, of=len(there))}")


@lists("services/feedback.html", part="lead")
def what_became_of_what_people_raised(reader: Reader) -> Lines:
    outcomes = [row["outcome"] for row in records.handed_in("feedback")]
    said = (
        reader.t("feedback.answer", count=len(outcomes), months=reader.months(records.newest())),
        reader.t("feedback.answer_done", count=outcomes.count("done"), of=len(outcomes)),
        reader.t("feedback.answer_waiting", count=outcomes.count("open")),
    )
    yield illustrative(reader, " ".join(said))


@lists("bills/index.html", part="lead")
def how_many_bills_are_open(reader: Reader) -> Lines:
    outcomes = [bill_outcome(row["bill_id"]) for row in records.handed_in("bills")]
    still, day = outcomes.count("open") + outcomes.count("governor"), reader.day(last_day().isoformat())
    said = reader.t("bills.answer", count=still, of=len(outcomes), day=day)
    yield illustrative(reader, f"{said} {reader.t('bills.answer_law', count=outcomes.count('law'))}")


@lists("bills/how-long.html", part="lead")
def when_half_of_the_bills_are_passed(reader: Reader) -> Lines:
    days = reader.days(half_done(bill_times()) or 0)
    yield illustrative(reader, reader.t("bill_times.half_passed", days=days))


@lists("committees/index.html", part="lead")
def what_committees_tabled_and_were_answered(reader: Reader) -> Lines:
    first, last = (day.isoformat() for day in quarter_days(records.newest()))
    asked = [row for row in records.handed_in("executive_queries") if first <= answer_due(row) <= last]
    tabled, due = reports_tabled()
    in_time = sum(query_standing(row) == "in_time" for row in asked)
    said = reader.t("committees.answer", count=tabled, of=due, months=reader.months(records.newest()))
    answered = reader.t("committee_queries.in_time", count=in_time, of=len(asked))
    yield illustrative(reader, f"{said} {answered}")


@lists("committees/cmt-{name}.html", part="lead")
def what_a_committee_did(reader: Reader) -> Lines:
    committee = f"cmt_{reader.found['name']}"
    tabled, due = reports_tabled(committee)
    sittings = [row for row in records.handed_in("sittings") if row["committee_id"] == committee]
    rows = [row for row in records.handed_in("recommendations") if row["committee_id"] == committee]
    done = sum(recommendation_stage(row) == "implemented" for row in rows)
    hearings = sum(row["kind"] == "hearing" for row in sittings)
    said = (
        reader.t("committee.answer", count=tabled, of=due, months=reader.months(records.newest())),
        reader.t("committee.answer_hearings", count=hearings),
        reader.t("committee.answer_carried", count=done, of=len(rows)),
    )
    met, of = judged([row for row in results(records.newest()) if row["unit_id"] == committee])
    yield f"{illustrative(reader, ' '.join(said))} {reader.t('scorecard.met', count=met, of=of)}"


@lists("committees/recommendations.html", part="lead")
def how_many_recommendations_were_carried_out(reader: Reader) -> Lines:
    rows = records.handed_in("recommendations")
    still = [row for row in rows if recommendation_stage(row) != "implemented"]
    day, age = reader.day(last_day().isoformat()), reader.days(max(map(age_in_days, still)))
    said = reader.t("chain.answer", count=len(rows) - len(still), of=len(rows), day=day)
    yield illustrative(reader, f"{said} {reader.t('chain.answer_oldest', age=age)}")


@lists("training-local.html", part="lead")
def how_many_were_trained_and_at_what_cost(reader: Reader) -> Lines:
    rows, quarters = trainings(), [q for q in records.quarters() if records.handed_in("training_local", q)]
    both = [row for row in rows if row["attended"] and row["cost_kes"]]
    each = sum(Decimal(row["cost_kes"]) for row in both) / sum(int(row["attended"]) for row in both)
    first, last = quarter_days(quarters[0])[0], quarter_days(quarters[-1])[1]
    names = MONTHS[reader.language]
    to = "to" if reader.language == "en" else "hadi"
    span = f"{names[first.month - 1]} {first.year} {to} {names[last.month - 1]} {last.year}"
    said = (
        reader.t("trainings.answer", count=len(rows), span=span),
        reader.t(
            "trainings.answer_least",
            count=sum(row["attended"] == "" for row in rows),
            places=sum(int(row["attended"] or 0) for row in rows),
            counted=sum(row["attended"] != "" for row in rows),
        ),
        reader.t("trainings.answer_cost", cost=money(rounded(each), reader.language)),
    )
    yield illustrative(reader, " ".join(said))


@lists("competencies.html", part="lead")
def how_many_reach_what_their_work_asks(reader: Reader) -> Lines:
    share, widest, trained, of = widest_and_trained(reader)
    day, reached = reader.day(last_day().isoformat()), percent(share, reader.language)
    said = reader.t("competencies.answer", day=day, share=reached, competency=widest)
    yield illustrative(reader, f"{said} {reader.t('competencies.answer_trained', count=trained, of=of)}")


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
    said = reader.t("own.answer", count=late, of=out)
    data = reader.t("own.answer_data", count=on_time, of=len(sent))
    yield illustrative(reader, f"{said} {data}")


@lists("policy/commitments.html", part="lead")
def of_how_many_promises_the_status_is_known(reader: Reader) -> Lines:
    statuses = [row["status"] for row in records.reference("commitments")]
    said = reader.t("commitments.lead", count=len(statuses))
    unknown = reader.t("commitments.lead_unknown", count=statuses.count("unknown"), of=len(statuses))
    yield f"{said} {unknown}"
