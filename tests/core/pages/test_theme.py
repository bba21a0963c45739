"""The theme: what its templates promise and what its one stylesheet may weigh and use."""

import gzip
import random
import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from plugins.core.drawing.palette import PAPER, chart_css, contrast
from plugins.core.pages.contents import MENU
from plugins.core.pages.page import Page
from plugins.core.pages.parts import (
    Discs,
    DownloadLink,
    FigureView,
    Notice,
    Scale,
    Section,
    StagePassed,
    Text,
)
from plugins.core.pages.printing import Printer
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.statements.wording import read_wording
from plugins.core.strips.discs import discs
from plugins.core.strips.gauge import gauge
from plugins.core.strips.target import target_strip
from plugins.portal.contents import contents

HOME = Path(__file__).parents[3]
TEMPLATES = HOME / "theme" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
#: The one script, of the page that finds things, and a block of data, which no policy takes for a script.
FINDS = '<script src="{{ rel }}{{ asset("find.js") }}" defer></script>'
DATA = '<script type="application/ld+json">{{ described }}</script>'
CSS = (HOME / "theme" / "static" / "portal.css").read_text(encoding="utf-8")
BARE = re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)
LIGHT, _, REST = BARE.partition("@media screen and (prefers-color-scheme:dark){")
DARK, _, PRINT = REST.partition("@media print")
WORDING = read_wording(HOME / "content" / "wording")


def _rules(css: str) -> list[tuple[str, str]]:
    return [(selectors.strip(), body) for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css)]


def _inks(css: str) -> dict[str, str]:
    """Colour of words by selector; chart inks are left to the palette's own tests."""
    return {
        selector: found[1]
        for selectors, body in _rules(css)
        for selector in selectors.split(",")
        if ".chart" not in selector and (found := re.search(r"(?<![-\w])color:(#\w+)", body))
    }


# --- the stylesheet


@pytest.mark.parametrize(("css", "paper"), [(LIGHT, PAPER.light), (DARK, PAPER.dark)], ids=["light", "dark"])
def test_every_word_can_be_read_on_its_page(css: str, paper: str) -> None:
    """WCAG 2.2, 1.4.3 asks for 4.5:1; running text and headings get the 7:1 of 1.4.6."""
    inks = _inks(css)
    assert len(inks) > 15
    assert min(contrast(ink, paper) for ink in inks.values()) >= 4.5
    assert contrast(inks["html"], paper) >= 7
    assert contrast(inks["a"], paper) >= 7


def test_dark_restates_every_colour_of_light() -> None:
    coloured = re.compile(r"#[0-9a-f]{3,6}")

    def selectors(css: str) -> set[str]:
        return {
            one.strip() for names, body in _rules(css) if coloured.search(body) for one in names.split(",")
        }

    assert selectors(LIGHT) == selectors(DARK)


def test_the_page_is_the_paper_that_charts_are_drawn_for() -> None:
    assert f"background:{PAPER.dark}" in DARK
    assert "background:#fff" in LIGHT
    assert PAPER.light == "#ffffff"


@pytest.mark.parametrize(("css", "scheme"), [(LIGHT, "light"), (DARK, "dark")])
def test_charts_have_their_inks(css: str, scheme: str) -> None:
    tight = re.sub(r"\s", "", css)
    for rule in chart_css(scheme).splitlines():
        wanted = re.sub(r"\s", "", rule).replace("#ffffff", "#fff")
        assert wanted.removeprefix(".chart") in tight, rule


def test_the_stylesheet_is_small_and_needs_nothing_new_or_foreign() -> None:
    assert len(gzip.compress(BARE.encode(), 9)) <= 4096  # as it is sent, without comments
    for unwanted in ("var(", "grid", "@import", "url(", "@font-face", "!important", "box-shadow", "gradient"):
        found = [rule for rule in _rules(BARE) if unwanted in "".join(rule) and ".grid" not in rule[0]]
        assert found == [], unwanted


# --- the templates


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _page(template: str, **values: object) -> Page:
    usual: dict[str, object] = {
        "url": f"en/reports/{template}.html",
        "template": template,
        "lang": "en",
        "title": "A title",
        "description": "A sentence.",
        "view": {},
    }
    return Page(**{**usual, **values})  # type: ignore[arg-type]


def _rendered(page: Page, **view: object) -> str:
    printer = Printer(page.lang, page.root)
    environment = _environment()
    shared = {"t": WORDING.of(page.lang), "wording": WORDING, "rel": page.root, "site_pages": contents()}
    return environment.get_template(f"{page.template}.html").render(
        **shared,
        page=page,
        say=printer.say,
        print_table=printer.table,
        menu=MENU,
        asset=lambda name: f"static/{name}",
        footer=Markup(environment.get_template("parts/footer.html").render(**shared)),
        **view,
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles_and_says_what_it_needs(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    _environment().get_template(name)
    assert source.startswith("{#")


@pytest.mark.parametrize("name", NAMES)
def test_a_strict_content_security_policy_blocks_nothing(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    source = source.replace(FINDS, "").replace(DATA, "")
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|https?://", source)


def test_only_pictures_and_prose_are_trusted() -> None:
    trusted = {
        match[1].strip()
        for name in NAMES
        for match in re.finditer(r"([\w.]+)\|safe", (TEMPLATES / name).read_text(encoding="utf-8"))
    }
    assert trusted == {"figure.svg", "prose.content"}


def _keys_asked_for() -> set[str]:
    keys: set[str] = set()
    for name in NAMES:
        source = re.sub(r"\{#.*?#\}", "", (TEMPLATES / name).read_text(encoding="utf-8"), flags=re.S)
        keys |= set(re.findall(r'\b(?:t|say_it|wording\.of\(code\))\("([\w.-]+)"[),]', source))
        keys |= {f"nav.{entry}" for entry in re.findall(r'\("([\w-]+)", "[\w/.-]+\.html"\)', source)}
    for heading, entries in contents():
        keys |= {heading, *(f"nav.{entry.key}" for entry in entries)}
    return keys


def test_every_wording_that_templates_ask_for_exists() -> None:
    asked = _keys_asked_for()
    assert "nav.reports" in asked
    assert [key for key in sorted(asked) if not WORDING.of("sw").has(key)] == []


# --- pages


def test_a_reader_can_skip_change_language_and_see_where_the_page_stands() -> None:
    page = _page(
        "reports",
        alternate="sw/reports/reports.html",
        trail=(("Home", "en/index.html"),),
        illustrative=True,
    )
    view = SimpleNamespace(
        heading="Reports", lead="One a quarter.", next="In January.", years=[], earlier=[], before=""
    )
    html = _rendered(page, reports=view)
    assert '<a class="skip" href="#main">' in html
    assert '<span aria-current="true">English</span>' in html
    assert '<a href="../../sw/reports/reports.html" lang="sw" hreflang="sw">Kiswahili</a>' in html
    assert '<a href="../../en/reports/index.html" aria-current="true">Results</a>' in html
    assert '<a href="../../en/index.html">Home</a>' in html
    assert '<span lang="sw"><b>Takwimu za mfano.</b>' in html
    assert 'href="../../static/portal.css"' in html


def test_an_unreviewed_page_says_so_and_offers_english() -> None:
    page = _page("404", url="sw/404.html", lang="sw", unreviewed=True, alternate="en/404.html")
    html = _rendered(page)
    assert "Tafsiri haijahakikiwa" in html
    assert '<a href="../en/404.html" lang="en" hreflang="en">English</a>' in html


def test_no_cell_can_bring_its_own_html() -> None:
    sneaky = "<script>alert(1)</script>"
    table = Table(sneaky, (Column(sneaky),), ((Cell(sneaky, marker="[x]"),),), "t", sneaky)
    section = Section(section_id="s", heading=Text(sneaky), paragraphs=(sneaky,), tables=(table,))
    view = SimpleNamespace(lead=sneaky, heading=sneaky, groups=[], sets=[], sections=[section])
    html = _rendered(_page("data", title=sneaky, description=f'"{sneaky}'), data=view)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 8


@pytest.mark.parametrize("first", ["text", "html"])
def test_what_is_html_already_is_printed_as_it_is_whatever_was_printed_before(first: str) -> None:
    printer, same = Printer("en", ""), f"<b>{first}</b>"
    words = {"text": same, "html": Markup(same)}
    said = {kind: printer.say(words[kind]) for kind in sorted(words, key=lambda kind: kind != first)}
    assert said == {"text": f"&lt;b&gt;{first}&lt;/b&gt;", "html": same}


def test_a_missing_figure_keeps_its_reason_its_marker_and_its_class() -> None:
    columns = (Column("Metric", row_header=True), Column("Value", "%", numeric=True))
    rows = (
        (Cell("Bills", lang="sw"), Cell("not reported", "[x]")),
        (Cell("Reports"), Cell("[c]", "[c]")),
        (Cell("Total", kind="total"), Cell("5", kind="total")),
    )
    table = Table("Figures", columns, rows, "t")
    section = Section(section_id="s", heading="Missing", tables=(table,))
    html = _rendered(
        _page("data"), data=SimpleNamespace(lead="", heading="", groups=[], sets=[], sections=[section])
    )
    assert '<th scope="row"><span lang="sw">Bills</span></th>' in html
    assert '<td class="n missing">not reported [x]</td>' in html
    assert '<td class="n missing">[c]</td>' in html
    assert '<tr class="total"><th scope="row">Total</th><td class="n">5</td></tr>' in html
    assert '<th scope="col" class="n">Value <i>%</i></th>' in html


def _full_report() -> SimpleNamespace:
    """Six figures and a table of every target. Pictures share most of their bytes with one another: six
    line charts compress to 1.7 kB together; here each holds half a kilobyte that nothing can save."""
    chance = random.Random(7)

    def figure(number: int) -> FigureView:
        # 1,200 digits hold 1,200 * log2(10) / 8 = 498 bytes that no compression saves
        path = "".join(chance.choice("0123456789") for _ in range(1200))
        svg = f'<svg class="chart" viewBox="0 0 340 200" role="img"><path class="s1" d="M{path}"/></svg>'
        columns = (
            Column("Quarter", row_header=True),
            Column("Value", "%", numeric=True),
            Column("Target", "%", True),
        )
        rows = tuple(
            (Cell(f"July to September {year}"), Cell(f"{chance.uniform(40, 90):.1f}"), Cell("80.0"))
            for year in range(2018, 2027)
        )
        return FigureView(
            figure_id=f"figure-{number}",
            title=f"Share {number} of committee reports nears its target",
            subtitle="Per cent of reports due that were tabled on time, July 2024 to September 2026",
            description="From July to September 2024 the share was 58.0%; two years later it was 77.8%.",
            dress=lambda: svg,
            table=Table(f"Share {number}, by quarter", columns, rows),
            csv_url=f"data/figure-{number}.csv",
            csv_size="1 kB",
        )

    columns = (
        Column("Metric", row_header=True),
        Column("Picture", picture=True),
        *(Column(name, numeric=True) for name in ("Value", "Target")),
        *(Column(name) for name in ("Target met?", "Gap", "The figure before")),
    )
    targets = tuple(
        (
            Cell(f"Metric number {number} of the policy", url=f"en/metrics/metric-{number}.html"),
            Cell("", picture=target_strip(Decimal(chance.randint(200, 1200)) / 10, met=False)),
            *(Cell(f"{chance.uniform(1, 99):.1f}") for _ in range(2)),
            Cell("not met", kind="not_met"),
            Cell(f"{chance.randint(1, 40)} short of the target"),
            Cell(f"higher; before: {chance.uniform(1, 9):.1f}", kind="higher"),
        )
        for number in range(28)
    )
    sentence = "Committee reports tabled on time rose to 77.8% (14 of 18), from 70.4% (19 of 27)."
    part = Section(section_id="part", heading="What is missing, and why", paragraphs=(sentence,) * 2)
    return SimpleNamespace(
        heading="Productivity report, July to September 2026",
        particulars=(("Published", "30 October 2026"), ("Next report", "29 January 2027")),
        notices=(Notice(heading="Superseded.", paragraphs=("Read the new version.",)),),
        answer="Illustrative figures: the Assembly met 14 of 22 targets; the index rose to 71.3.",
        tally=Discs(picture=discs(14, 8), said="Each disc is a target."),
        scale=Scale(
            value="71.3",
            most="of 100",
            band="Good",
            picture=gauge(Decimal("71.3"), [Decimal(edge) for edge in (40, 60, 80, 95)]),
            lines=("Scale of 0 to 100; higher is better.",),
        ),
        points=(sentence,) * 6,
        readers=tuple(
            Text(name, url=f"en/summaries/q.html#{name}") for name in ("citizens", "members", "staff")
        ),
        readiness=None,
        words=None,
        sections=(
            Section(
                section_id="targets",
                heading="Most targets were met",
                tables=(Table("Against targets", columns, targets),),
            ),
            Section(
                section_id="trends", heading="Trends", figures=tuple(figure(number) for number in range(6))
            ),
        ),
        actions=SimpleNamespace(
            paragraphs=(sentence,),
            rows=[
                SimpleNamespace(
                    problem=sentence, action=sentence, owner="Office", due="", status="Open", kind=""
                )
            ]
            * 4,
        ),
        missing=part,
        markers=(("[x]", "not reported"),),
        corrections=None,
        made=part,
        provenance=(("Checksum", f"{chance.getrandbits(256):064x}"),),
        sign_offs=(StagePassed(date="15 October 2026", stage="Validated", office="Planning Unit"),) * 6,
        downloads=(DownloadLink(label="All tables", url="data/q.zip", format="ZIP", size="42 kB"),) * 4,
        earlier=("April to June 2026", "en/reports/2025-26-q4.html"),
        later=None,
    )


def test_a_full_report_and_its_stylesheet_fit_the_first_round_trip() -> None:
    html = _rendered(_page("report", illustrative=True), report=_full_report())
    assert html.count("<figure") == 6
    assert html.count("<table") == 7
    assert html.count('<svg class="k"') == 29
    weight = len(gzip.compress(html.encode(), 9)) + len(gzip.compress(CSS.encode(), 9))
    assert weight <= 14_000, weight
