"""What a report says about itself: when, which version, how made, what it corrects, its files."""

from __future__ import annotations

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.folders import package_path, release_folder, table_path
from plugins.core.pages.parts import DownloadLink, Section, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.pages.versions import versions_before
from plugins.core.statements import formats
from plugins.portal.packages import release_checksum
from plugins.subjects.corrections.say import say_corrections, say_table_changes
from plugins.subjects.figures.model import Figures
from plugins.subjects.keys.offer_signed import in_short
from plugins.subjects.releases.record import ChangeReason


def particulars(teller: Teller, report: Report) -> tuple[tuple[str, Words], ...]:
    """When it was published, in which version, and when the next one is expected."""
    t, release, language = teller.t, report.release, teller.language
    facts: list[tuple[str, Words]] = [
        (t("particulars.published"), formats.day(release.published_on, language)),
        (t("particulars.as_at"), formats.day(release.as_at, language)),
        (t("particulars.version"), str(release.version)),
    ]
    if release.next_expected_on is not None:
        facts.append((t("particulars.next"), formats.day(release.next_expected_on, language)))
    return tuple(facts)


def provenance_facts(teller: Teller, report: Report) -> tuple[tuple[str, Words], ...]:
    """Where the figures come from and how to check them."""
    t, release = teller.t, report.release
    url = addresses.about_release(teller.language, release)
    return (
        (t("particulars.provenance"), t(f"provenance_note.{release.provenance}")),
        (
            t("particulars.checksum"),
            Text(checksum_said(teller, report), url=url),
        ),
    )


def checksum_said(teller: Teller, report: Report) -> str:
    """The checksum and whether an office signed it: wherever the one stands, the other does."""
    return f"{checksum_in_groups(teller, report)}; {in_short(teller, report)}"


def checksum_in_groups(teller: Teller, report: Report) -> str:
    """The checksum of the release in groups of eight, as it can be read aloud and breaks on a phone."""
    return formats.in_groups(release_checksum(teller.site.files, report.release))


def reasons_line(teller: Teller, report: Report) -> Text | None:
    """For which figures somebody said why they changed, leading to what was said; ``None`` if nobody did."""
    told = report.rows(ChangeReason)
    metrics = {result.metric.metric_id: result.metric for result in report[Figures].results}
    names = dict.fromkeys(
        teller.plain(metrics[row.metric_id].title) for row in told if row.metric_id in metrics
    )
    if not names:
        return None
    url = addresses.about_release(teller.language, report.release)
    said = teller.t("report.reasons", metrics=formats.listed(tuple(names), teller.language))
    return Text(said, url=f"{url}#reasons")


def report_downloads(teller: Teller, report: Report) -> tuple[DownloadLink, ...]:
    """The release's package, its results table and its description."""
    release = report.release
    return (
        teller.download(package_path(release), teller.t("download.package")),
        teller.download(table_path(release, "results"), teller.t("download.results")),
        *teller.tables("statements", release=release),
        teller.download(f"{release_folder(release)}/datapackage.json", teller.t("download.description")),
    )


def made_section(teller: Teller, report: Report) -> Section:
    """How the report was made, when a newer one is due, and where to say that something is wrong."""
    t, due = teller.t, report.release.next_expected_on
    later: tuple[Words, ...] = ()
    if due is not None:
        day = formats.day(due, teller.language)
        contact = addresses.page(teller.language, "contact")
        said = f"{t('reports.next', day=day)} {t('calendar.if_later')}"
        later = (said, Text(t("footer.error_how"), url=contact))
    return Section(
        section_id="made",
        heading=t("report.made"),
        paragraphs=(t("report.made_text"), t("report.made_rounding"), t("report.note_comment"), *later),
        note=Text(t("passports.link"), url=addresses.numbers(teller.language, report.release)),
    )


def corrections_section(teller: Teller, report: Report) -> Section | None:
    """What this version changed, with the way to all that followed; ``None`` if it is the first."""
    if not versions_before(teller.assembly, report):
        return None
    said = *say_corrections(teller.assembly, report, teller.voice), *say_table_changes(report, teller.voice)
    link = Text(teller.t("consequences.link"), url=addresses.consequences(teller.language, report.release))
    return Section(
        section_id="corrections",
        heading=teller.t("report.corrections"),
        points=teller.sentences(said),
        note=link,
    )
