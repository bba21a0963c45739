"""The front door and the home page: the latest quarter's answer at a glance, or what will come."""

from __future__ import annotations

from collections.abc import Iterator

from checked_tables.texts import LANGUAGES, Language
from plugins.core.facts.assembly import Report
from plugins.core.pages import addresses, versions
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Section, Text, Words
from plugins.core.pages.site import Site
from plugins.core.pages.teller import Teller
from plugins.core.statements import formats
from plugins.subjects.beginning.measure import begins_with
from plugins.subjects.calendar.offer import missed_reports, next_lines, said_missed
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.offer_sections import promises_section
from plugins.subjects.figures.offer_tally import tally_discs
from plugins.subjects.figures.say_coverage import say_gaps, say_submissions
from plugins.subjects.index.offer import scale_of

from .offer_people import people_section
from .page import reader_links
from .page_house import house_section
from .say import say_headline
from .say_points import say_main_points

#: Where else to go from home: wording key of the label, of the sentence, and the page.
_DOORS = (
    ("reports", "reports/index"),
    ("index", "index/index"),
    ("bills", "bills/index"),
    ("committees", "committees/index"),
    ("services", "services/index"),
    ("metrics", "metrics/index"),
    ("departments", "departments/index"),
    ("policy", "policy/index"),
    ("methods", "methods"),
    ("data", "data"),
)


def front_page(site: Site) -> Page:
    """The bilingual front door of the whole site."""
    doors = []
    for language in LANGUAGES:
        teller = Teller(site, language)
        answer = say_headline(site.assembly, site.assembly.latest, teller.voice)
        doors.append(
            {
                "lang": language,
                "name": teller.t("site.name"),
                "purpose": teller.t("site.purpose"),
                "answer": answer.text,
                "go": teller.t("site.go"),
                "url": addresses.home(language),
            }
        )
    english: Language = "en"
    words = site.wording.of(english)
    picture, says = site.card_of(english, "index")
    return Page(
        url=addresses.FRONT,
        template="front",
        lang=english,
        title=site.wording.of("sw")("site.name"),
        description=words("site.description"),
        view={"doors": doors},
        illustrative=site.illustrative,
        canonical=site.absolute(addresses.FRONT),
        card=picture,
        card_says=says,
        noindex=site.illustrative or not site.public_address,
    )


def home_page(teller: Teller) -> Page:
    """The home page of one language."""
    report = teller.assembly.latest
    t = teller.t
    view = {
        "heading": t("home.heading_empty"),
        "answer": teller.sentence(say_headline(teller.assembly, report, teller.voice)),
        "tally": None,
        "scale": None,
        "report": None,
        "readers": (),
        "sections": tuple(_sections(teller, report)),
        "doors": tuple(_doors(teller)),
    }
    if report is not None:
        months = formats.months(report.quarter, teller.language)
        view |= {
            "heading": t("home.heading", months=months),
            "tally": tally_discs(teller, report[Figures].tally),
            "scale": scale_of(teller, report),
            "report": Text(t("home.read_report"), url=addresses.report(teller.language, report.quarter)),
            "readers": reader_links(teller, report),
        }
    title = str(view["heading"])
    return teller.page(
        "index",
        {"home": view},
        t("site.description"),
        title=title,
        template="home",
        back_cast=report is not None and report.release.is_back_cast,
    )


def _sections(teller: Teller, report: Report | None) -> Iterator[Section]:
    t = teller.t
    told_from = report and report.quarter.year_earlier
    gone = [one for one in teller.assembly.withdrawn if not told_from or one.quarter > told_from]
    if gone:
        told = tuple(versions.withdrawn_line(teller, one) for one in reversed(gone))
        yield Section(section_id="withdrawn", heading=t("home.withdrawn"), points=told)
    if report is None and not gone:
        yield Section(section_id="coming", heading=t("home.coming"), paragraphs=(t("home.coming_text"),))
    if report is None:
        return
    if promises := promises_section(teller, report):
        yield promises
    if house := house_section(teller):
        yield house
    points: tuple[Words, ...] = tuple(teller.statements(say_main_points(report, teller.voice)))
    if begins_with(teller.assembly, report):
        points = (*points, t("beginning.first"))
    yield Section(section_id="changed", heading=t("home.changed"), points=points)
    said: list[Words] = list(teller.sentences((*say_gaps(report, teller.voice),)))
    if silent := say_submissions(report, teller.voice):
        said.append(teller.sentence(silent))
    yield Section(section_id="missing", heading=t("home.missing"), paragraphs=tuple(said))
    if people := people_section(teller, report):
        yield people
    last_year = (one for one in missed_reports(teller) if one.quarter > report.quarter.year_earlier)
    missed = (said_missed(teller, one) for one in last_year)
    if lines := (*missed, *next_lines(teller)):
        yield Section(section_id="next", heading=t("home.next"), paragraphs=lines)


def _doors(teller: Teller) -> Iterator[tuple[Text, str]]:
    for key, slug in _DOORS:
        url = addresses.page(teller.language, slug)
        yield Text(teller.t(f"nav.{key}"), url=url), teller.t(f"home.door_{key}")
