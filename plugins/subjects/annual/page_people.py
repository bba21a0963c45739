"""What the annual report says of the policy's own measures of success, and of staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses
from plugins.core.pages.parts import Section, Text, Words
from plugins.core.pages.teller import Teller
from plugins.core.statements.voice import Sentence, joined
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say import say_point
from plugins.subjects.figures.say_ten_percent import say_ten_percent
from plugins.subjects.reports.say_readers import say_people

from .measure import AnnualReport


def success_sections(teller: Teller, year: AnnualReport) -> Iterator[Section]:
    """The policy's yardstick, satisfaction, and competencies with trainings, each by quarter."""
    voice = teller.voice
    yield _by_quarter(
        teller,
        year,
        "ten_percent",
        lambda report: [say_ten_percent(report, voice)],
        ("nav.reports", "reports/index"),
    )
    yield _by_quarter(
        teller,
        year,
        "satisfaction",
        lambda report: _satisfaction(teller, report),
        ("nav.surveys", "services/surveys"),
    )
    yield _by_quarter(
        teller,
        year,
        "people",
        lambda report: [*say_people(report, voice)],
        ("nav.competencies", "competencies"),
    )


def _satisfaction(teller: Teller, report: Report) -> list[Sentence]:
    surveys = (one for one in report[Figures].of_unit() if one.metric.source == "survey" and one.has_value)
    return [say_point(report, one, teller.voice) for one in surveys]


def _by_quarter(
    teller: Teller,
    year: AnnualReport,
    name: str,
    say: Callable[[Report], list[Sentence]],
    more: tuple[str, str],
) -> Section:
    """One line a quarter; a quarter that tells nothing is left out, and if none does that is said."""
    t, (label, slug) = teller.t, more
    lines: list[Words] = []
    for report in year.reports:
        if said := say(report):
            lines.append(t("annual.in_quarter", months=report.quarter, said=joined(said).text))
    link = Text(t(label), url=addresses.page(teller.language, slug))
    return Section(
        section_id=name.replace("_", "-"),
        heading=t(f"annual.{name}"),
        paragraphs=() if lines else (t(f"annual.no_{name}"),),
        points=tuple(lines),
        note=link,
    )
