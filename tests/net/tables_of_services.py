"""The service charter, petitions, surveys and the reports of members."""

from __future__ import annotations

from decimal import Decimal, localcontext

from tests.net import records, written
from tests.net.kinds import CODES, MARKS, Reader, Rows, Told, shows
from tests.net.records import Row
from tests.net.registers import petition_times, standards
from tests.net.waiting import in_whole_per_cent, shares_done

_COUNTS = ("received", "answered", "within_standard", "open_late")
#: Kinds of services where a share of fewer than so many could point at a person.
_PROTECTED, _LEAST = ("complaint", "access_to_information"), 10


def share_in_time(row: Row, standard: Row) -> Decimal | str | None:
    """100 × answered in time ÷ (answered + open and late); a status where it is not told."""
    if not row["answered"] or not row["within_standard"] or not row["open_late"]:
        return row["status"]
    due = int(row["answered"]) + int(row["open_late"])
    if due < (_LEAST if standard["kind"] in _PROTECTED else 1):
        return "suppressed" if due else None
    return written.percentage(row["within_standard"], due)


def _figures(reader: Reader, row: Row, standard: Row) -> list[Told]:
    share = share_in_time(row, standard)
    if not (row["answered"] and row["within_standard"] and row["open_late"]):
        return [reader.missing(row["status"])] * 5
    told = reader.missing(share) if isinstance(share, str) else written.number(share, 1)
    return [told, *(written.number(row[name]) for name in _COUNTS)]


def _headings(reader: Reader) -> tuple[str, ...]:
    return (
        f"{reader.t('label.service_requests.within_pct')} %",
        *(
            reader.t(f"label.service_requests.{name}")
            for name in ("received", "answered", "within_standard", "open_late")
        ),
    )


@shows("services/index.html", table_id="achieved-table")
def promised_and_achieved(reader: Reader) -> Rows:
    t, days = reader.t, reader.t("services.days")
    yield (
        t("services.service"),
        f"{t('label.service_requests.standard_days')} {days}",
        *_headings(reader),
        f"{t('label.service_requests.median_days')} {days}",
    )
    for service_id, standard in standards(records.newest()).items():
        for row in records.handed_in("service_requests"):
            if (row["service_id"], row["channel"]) == (service_id, "all"):
                yield (
                    reader.text(standard, "name"),
                    standard["standard_days"],
                    *_figures(reader, row, standard),
                    written.number(row["median_days"]),
                )


@shows("services/index.html", table_id="channels-table")
def how_requests_came(reader: Reader) -> Rows:
    yield reader.t("services.service"), *_headings(reader)
    for service_id, standard in standards(records.newest()).items():
        for row in records.handed_in("service_requests"):
            if row["service_id"] == service_id and row["channel"] != "all":
                channel = reader.t(f"services.channel_{row['channel']}")
                name = reader.text(standard, "name")
                yield (
                    reader.t("services.channel_of", service=name, channel=channel),
                    *_figures(reader, row, standard),
                )


@shows("services/index.html", table_id="services-in-time-table")
def share_in_time_by_quarter(reader: Reader) -> Rows:
    shares: dict[str, dict[str, Decimal | str | None]] = {}
    for quarter in records.quarters():
        for service_id, standard in standards(quarter).items():
            for row in records.handed_in("service_requests", quarter):
                if (row["service_id"], row["channel"]) == (service_id, "all"):
                    name = reader.text(standard, "name")
                    shares.setdefault(name, {})[quarter] = share_in_time(row, standard)
    told = {
        name: own for name, own in shares.items() if any(isinstance(one, Decimal) for one in own.values())
    }
    yield reader.t("column.months"), *(f"{name} %" for name in told)
    for quarter in sorted({each for own in told.values() for each in own}):
        yield reader.short(quarter), *(_share(reader, own.get(quarter)) for own in told.values())


def _share(reader: Reader, share: Decimal | str | None) -> Told:
    if isinstance(share, str):
        return reader.worded(share)
    return written.number(share, 1)


@shows("services/petitions.html", table_id="time-to-reply-table")
def petitions_answered_by_days(reader: Reader) -> Rows:
    yield reader.t("petitions.axis"), f"{reader.t('petitions.done_share')} %"
    for days, share in shares_done(petition_times()):
        yield str(days), in_whole_per_cent(share)


def interval(part: int, base: int, decimals: int = 1) -> tuple[Decimal, Decimal]:
    """Wilson's interval of 95 % for a share of people drawn by chance, in per cent."""
    with localcontext(prec=40):
        z, n = Decimal("1.959964"), Decimal(base)
        p = part / n
        half = z * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
        low, high = (100 * (p + z * z / (2 * n) + end) / (1 + z * z / n) for end in (-half, half))
        return written.rounded(low if part else Decimal(0), decimals), written.rounded(
            high if part < base else Decimal(100), 1
        )


@shows("services/surveys.html", table_id="srv-{slug}")
def answers_to_a_question(reader: Reader) -> Rows:
    name, _, number = f"srv-{reader.found['slug']}".rpartition("-")
    survey_id = name.replace("-", "_")
    survey = next(row for row in records.handed_in("surveys") if row["survey_id"] == survey_id)
    rows = [
        row
        for row in records.handed_in("survey_results")
        if row["survey_id"] == survey_id and row["question_no"] == number
    ]
    by_chance = survey["sampling"] == "random" and any(row["n"] for row in rows)
    t = reader.t
    yield (
        t("label.survey_results.answer_en"),
        t("label.survey_results.n"),
        f"{t('label.survey_results.percent')} %",
        *((f"{t('surveys.between')} %",) if by_chance else ()),
    )
    for row in sorted(rows, key=lambda row: int(row["answer_no"])):
        answer = reader.text(row, "answer")
        if not row["n"]:
            yield answer, *[reader.missing(row["status"])] * (3 if by_chance else 2)
            continue
        share = written.number(written.percentage(row["n"], row["base"]), 1)
        cells = [answer, written.number(row["n"]), share]
        if by_chance:
            low, high = interval(int(row["n"]), int(row["base"]))
            cells.append(t("surveys.interval", low=written.number(low, 1), high=written.number(high, 1)))
        yield tuple(cells)


@shows("services/surveys.html", table_id="survey-answers-table")
def answers_to_the_first_question(reader: Reader) -> Rows:
    first = records.handed_in("surveys")[0]["survey_id"]
    yield reader.t("label.survey_results.answer_en"), reader.t("label.survey_results.n")
    for row in records.handed_in("survey_results"):
        if row["survey_id"] == first and row["question_no"] == "1":
            yield reader.text(row, "answer"), written.number(row["n"])


@shows("members/engagement.html", table_id="{other}-table")
def reports_of_seats(reader: Reader) -> Rows:
    seats = [row for row in records.handed_in("engagement") if row["kind"] == reader.found["other"]]
    noted = any(row["note_en"] or row["note_sw"] for row in seats)
    t = reader.t
    yield (
        t("label.engagement.seat_en"),
        t("label.engagement.submitted"),
        t("label.engagement.submitted_on"),
        t("label.engagement.meetings"),
        *((t("common.note"),) if noted else ()),
    )
    for row in seats:
        # A report on the day itself is in time.
        late = row["submitted_on"] and row["submitted_on"] > row["due_on"]
        yield (
            reader.text(row, "seat"),
            t(f"engagement.{'late' if late else row['submitted']}"),
            reader.day(row["submitted_on"]),
            written.number(row["meetings"]),
            *((reader.text(row, "note"),) if noted else ()),
        )


@shows("data.html", table_id="codes-table")
def what_the_codes_mean(reader: Reader) -> Rows:
    yield reader.t("column.status"), reader.t("data_page.marker"), reader.t("data_page.code")
    for status, mark in MARKS.items():
        yield reader.t(f"status.{status}"), mark or written.NOTHING, CODES[status]
