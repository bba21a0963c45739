"""A version of a report as a release: its checksum, who saw it early, why figures changed, its versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from plugins.core.claims.statement import Base
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.columns import columns
from plugins.core.pages.folders import package_path, release_folder
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Sheet, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import withdrawn
from plugins.core.statements import formats
from plugins.portal.packages import release_checksum
from plugins.portal.packed import REPORTED
from plugins.subjects.calendar.measure import announced
from plugins.subjects.calendar.record import Calendar
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say_held import say_held
from plugins.subjects.keys.offer_signed import at_length, how_to_check
from plugins.subjects.keys.record import SignedChecksum
from plugins.subjects.reports.offer_release import checksum_in_groups

from .record import ChangeReason, PrereleaseAccess, SignOff

#: So many characters of the checksum in the evidence of the tabling show that it was read out.
_ENOUGH = 16


def about_release_pages(teller: Teller) -> Iterator[Page]:
    """One page for each version that is out."""
    for report in teller.assembly.released:
        yield _page(teller, report)


def _page(teller: Teller, report: Report) -> Page:
    t, language, release = teller.t, teller.language, report.release
    months = formats.months(report.quarter, language)
    heading = t("release.heading", months=months, version=release.version)
    folder = release_folder(release)
    sheet = Sheet(
        heading=heading,
        answer=_answer(teller, report),
        notices=(withdrawn(teller, report),) if release.is_withdrawn else (),
        sections=tuple(
            section
            for section in (
                _checksum(teller, report),
                _access(teller, report),
                _reasons(teller, report),
                _versions(teller, report),
            )
            if section is not None
        ),
        downloads=(
            teller.download(f"{folder}/{REPORTED}", t("data_file.reported")),
            *(teller.download(f"{folder}/{one.file}", one.file) for one in report.rows(SignedChecksum)),
            teller.download(f"{folder}/SHA256SUMS", t("data_file.checksums")),
            teller.download(package_path(release), t("download.package")),
        ),
    )
    url = addresses.about_release(language, release)
    return teller.page(
        url.removeprefix(f"{language}/").removesuffix(".html"),
        sheet,
        t("release.description", months=months, version=release.version),
        marked=release.is_illustrative,
        back_cast=release.is_back_cast,
        trail=(
            (t("nav.reports"), addresses.contents(language, "reports")),
            (months, addresses.report(language, release)),
        ),
    )


def _answer(teller: Teller, report: Report) -> str:
    t, language, release = teller.t, teller.language, report.release
    said = t("release.answer", version=release.version, day=release.published_on)
    time = announced(teller.assembly[Calendar].entries, report.quarter) if release.version == 1 else None
    if time is not None:
        late = max(0, (release.published_on - time.date()).days)
        said += " " + (
            t("release.late", day=time.date(), days=formats.days(late, language))
            if late
            else t("release.on_time")
        )
    return f"{t('headline.mark.illustrative')} {said}" if release.is_illustrative else said


def _checksum(teller: Teller, report: Report) -> Section:
    t = teller.t
    digits = release_checksum(teller.site.files, report.release)
    read_on = day_read_out(report.rows(SignOff), digits)
    said = t("release.read_on", day=read_on) if read_on else t("release.not_read")
    return Section(
        section_id="checksum",
        heading=t("release.checksum"),
        paragraphs=(
            *(checksum_in_groups(teller, report), t("release.checksum_what"), said),
            *at_length(teller, report),
        ),
        points=(
            *(t(f"release.check_{name}", file=REPORTED) for name in ("windows", "others", "files")),
            *how_to_check(teller, report, REPORTED),
        ),
    )


def day_read_out(sign_offs: Iterable[SignOff], checksum: str) -> date | None:
    """The day on which the checksum was read into the Assembly's record: that of the tabling, if its evidence
    holds the first sixteen digits, in groups or not; ``None`` if no sign-off says so."""
    start = checksum[:_ENOUGH]
    days = (
        passed.on_date
        for passed in sign_offs
        if passed.stage == "tabled" and start in passed.evidence.replace(" ", "").lower()
    )
    return next(days, None)


def _access(teller: Teller, report: Report) -> Section:
    t = teller.t
    rows = report.rows(PrereleaseAccess)
    table = (
        columns(teller, rows, "prerelease_access")
        .column("role", lambda row: _more(teller.text(row.role), f", {row.organisation}"))
        .column("reason", lambda row: _more(teller.text(row.reason), f" {teller.plain(row.longer)}"))
        .column("from_at", lambda row: _moment(teller, row.from_at))
        .column("until_at", lambda row: _moment(teller, row.until_at))
        .table(t("release.access"), "access-table")
    )
    return Section(
        section_id="access",
        heading=t("release.access"),
        paragraphs=(t("release.access_text") if rows else t("release.access_none"),),
        tables=(table,) if rows else (),
    )


def _more(text: Text, more: str) -> Text:
    return replace(text, text=f"{text.text}{more}".strip())


def _moment(teller: Teller, moment: datetime) -> str:
    language = teller.language
    return f"{formats.day(moment.date(), language)}, {formats.clock(moment.time(), language)}"


def _reasons(teller: Teller, report: Report) -> Section | None:
    told = report.rows(ChangeReason)
    said: list[Words] = []
    for row in told:
        said += _reason(teller, report, row)
    if not said:
        return None
    return Section(section_id="reasons", heading=teller.t("release.reasons"), paragraphs=tuple(said))


def _reason(teller: Teller, report: Report, row: ChangeReason) -> list[Words]:
    result = report[Figures].of(row.metric_id, row.unit_id)
    if result is None:
        return []
    base: Base = "previous" if row.against == "previous" else "year"
    figure = say_held(report, result, base, teller.voice)
    link = addresses.metric(teller.language, result.metric.slug)
    return [Text(figure.text, url=link), teller.text(row.reason)]


def _versions(teller: Teller, report: Report) -> Section | None:
    t, language = teller.t, teller.language
    every = [
        each.release
        for each in (*teller.assembly.superseded, *teller.assembly.reports)
        if each.quarter == report.quarter
    ]
    if len(every) < 2:
        return None
    links = tuple(
        Text(
            t("release.version", version=one.version, day=one.published_on),
            url=addresses.report(language, one),
        )
        for one in sorted(every, key=lambda one: one.version)
    )
    return Section(section_id="versions", heading=t("release.versions"), points=links)
