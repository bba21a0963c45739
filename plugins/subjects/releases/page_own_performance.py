"""How the Assembly keeps to its own rules: releases on time, corrections after release, data sent on time.

Units stand in the order of the table of units: this is no ranking.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.page import Page
from plugins.core.pages.parts import DownloadLink, Section, Sheet, Text
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.portal.packages import file_stem
from plugins.subjects.calendar.measure import kept, releases_announced, tally
from plugins.subjects.calendar.page import versions
from plugins.subjects.calendar.record import Calendar
from plugins.subjects.corrections.record import Correction, corrections_of
from plugins.subjects.submissions.record import Submission
from plugins.subjects.units.record import Unit

SLUG = "own-performance"
#: So many quarters stand beside one another: two years.
QUARTERS = 8


def own_performance_page(teller: Teller) -> Page:
    """The page."""
    t = teller.t
    asked = tuple(report for report in teller.assembly.reports if report.rows(Submission))[-QUARTERS:]
    sheet = Sheet(
        heading=t("own.heading"),
        answer=_answer(teller, asked),
        sections=(_releases(teller), _corrections(teller), *_submissions(teller, asked)),
        markers=teller.markers(["not_reported"]) if _silent(asked) else (),
        downloads=tuple(_downloads(teller)),
    )
    return teller.site.page(
        teller.language,
        SLUG,
        "sheet",
        title=t("mark.illustrative_title", title=sheet.heading)
        if teller.site.illustrative
        else sheet.heading,
        description=t("own.description"),
        view={"sheet": sheet},
    )


def _answer(teller: Teller, asked: tuple[Report, ...]) -> str:
    t = teller.t
    counted = tally(kept(releases_announced(teller.assembly[Calendar].entries), versions(teller)))
    sent = [one for report in asked for one in report.rows(Submission)]
    if not sent and not counted.published:
        return t("own.none")
    said = t(
        "own.answer",
        late=formats.number(counted.late),
        published=formats.number(counted.published),
        on_time=formats.number(sum(one.days_late == 0 for one in sent)),
        asked=formats.number(len(sent)),
    )
    if teller.site.illustrative:
        return f"{t('headline.mark.illustrative')} {said}"
    return said[:1].upper() + said[1:]


def _releases(teller: Teller) -> Section:
    t = teller.t
    counted = tally(kept(releases_announced(teller.assembly[Calendar].entries), versions(teller)))
    said = t("calendar.past_none")
    if counted.published:
        numbers = {name: formats.number(getattr(counted, name)) for name in ("first_day", "moved", "late")}
        said = t("calendar.past_text", count=counted.published, **numbers)
    url = addresses.page(teller.language, "calendar")
    return Section(
        section_id="releases",
        heading=t("own.releases"),
        paragraphs=(said, Text(t("calendar.heading"), url=f"{url}#past")),
    )


def _corrections(teller: Teller) -> Section:
    """Each report with its versions and how many figures they corrected, revised or counted anew."""
    t = teller.t
    kinds = ("correction", "revision", "method_change")
    columns = (
        Column(t("column.months"), row_header=True),
        Column(t("own.versions"), numeric=True),
        *(Column(t(f"corrections.kinds_{kind}"), numeric=True) for kind in kinds),
        Column(t("own.substantial"), numeric=True),
    )
    rows = []
    for report in reversed(teller.assembly.reports):
        every = (*teller.assembly.reports, *teller.assembly.superseded)
        out = [one for one in every if one.quarter == report.quarter]
        found = [correction for one in out for correction in corrections_of(one)]
        rows.append(
            (
                teller.as_cell(teller.report(report.quarter)),
                teller.number_cell(len(out)),
                *(teller.number_cell(_figures([one for one in found if one.kind == kind])) for kind in kinds),
                teller.number_cell(_figures([one for one in found if one.severity == "substantial"])),
            )
        )
    url = addresses.page(teller.language, "corrections")
    return Section(
        section_id="corrections",
        heading=t("own.corrections"),
        paragraphs=(t("own.corrections_text"), Text(t("corrections.heading"), url=url)),
        tables=(Table(t("own.corrections"), columns, tuple(rows), "corrections-table"),) if rows else (),
    )


def _figures(corrections: list[Correction]) -> int:
    """How many figures they are about: a figure with its numerator counts once."""
    return len({(one.metric_id, one.unit_id) for one in corrections})


def _submissions(teller: Teller, asked: tuple[Report, ...]) -> Iterator[Section]:
    if not asked:
        return
    t = teller.t
    columns = (
        Column(t("column.unit"), row_header=True),
        *(
            Column(formats.short_quarter(report.quarter, teller.language), numeric=True)
            for report in reversed(asked)
        ),
    )
    sent = [{one.unit_id: one for one in report.rows(Submission)} for report in reversed(asked)]
    rows = [
        (teller.as_cell(teller.unit(unit)), *(_days(teller, those.get(unit.unit_id)) for those in sent))
        for unit in teller.assembly.rows(Unit)
        if any(unit.unit_id in those for those in sent)
    ]
    totals = tuple(
        Cell(
            t(
                "own.of",
                on_time=formats.number(sum(one.days_late == 0 for one in those.values())),
                asked=formats.number(len(those)),
            )
        )
        for those in sent
    )
    rows.append((Cell(t("own.on_time"), kind="total"), *totals))
    yield Section(
        section_id="submissions",
        heading=t("own.submissions"),
        paragraphs=(t("own.submissions_text"),),
        tables=(Table(t("own.submissions_caption"), columns, tuple(rows), "submissions-table"),),
    )


def _days(teller: Teller, sent: Submission | None) -> Cell:
    if sent is None:
        return Cell("–")
    if sent.days_late is None:
        return teller.missing_cell("not_reported")
    return teller.number_cell(sent.days_late)


def _silent(asked: tuple[Report, ...]) -> bool:
    return any(one.received_on is None for report in asked for one in report.rows(Submission))


def _downloads(teller: Teller) -> Iterator[DownloadLink]:
    latest = teller.assembly.latest
    if latest is not None:
        yield teller.download(f"data/all/{file_stem(latest.release)}submissions.csv", teller.t("own.file"))
