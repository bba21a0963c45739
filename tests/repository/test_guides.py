"""The guides to the policy and the framework: every clause in its place, in both languages.

The lists of clauses and facts were made by hand on the two documents. Where the documents are at hand
the guides are compared with them too: no heading lost, no sentence copied.
"""

from __future__ import annotations

import csv
import gzip
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import markdown
import pytest

from tools.illustrative.place import EXAMPLE

ROOT = Path(__file__).parents[2]
REFERENCE = EXAMPLE.reference
SOURCES = ROOT.parent / "shared" / "sources"
DOCUMENTS = {
    "policy": SOURCES / "kisumu-productivity-policy-2025.txt",
    "framework": SOURCES / "bungoma-skills-competency-framework-2019.txt",
}
with_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason="the source documents are not at hand")
LANGUAGES = ("en", "sw")
GUIDES = [(document, language) for document in DOCUMENTS for language in LANGUAGES]
PAGES = [*((f"{document}/guide", language) for document, language in GUIDES)]
PAGES += [("policy/index", language) for language in LANGUAGES]
QUOTED_WORDS = 10
#: Pages beside the guides that are made from tables.
MADE = ("commitments.html",)
#: What the text may weigh; the frame of the page adds about 4 kB to it.
HEAVIEST = 16_000

# The number printed in the source ("" where it has none) and the anchor of the clause, in order.
POLICY = """
 foreword |  abbreviations |  executive-summary
1 c1 | 1.1 c1-1 | 1.2 c1-2 | 1.2.1 c1-2-1 | 1.2.2 c1-2-2 | 1.2.3 c1-2-3 | 1.2.4 c1-2-4
1.3 c1-3 | 1.4 c1-4 | 1.5 c1-5 | 1.6 c1-6 | 1.7 c1-7
2 c2 | 2.0 c2-0
2.1 c2-1 | 2.1(1) c2-1-1 | 2.1(2) c2-1-2 | 2.1(3) c2-1-3 | 2.1(4) c2-1-4 | 2.1(5) c2-1-5
2.2 c2-2 | 2.2(1) c2-2-1 | 2.2(2) c2-2-2 | 2.2(3) c2-2-3 | 2.2(4) c2-2-4 | 2.2(5) c2-2-5
2.3 c2-3 | 2.3.1 c2-3-1 | 2.3.2 c2-3-2 | 2.3.3 c2-3-3 | 2.3.4 c2-3-4 | 2.3.5 c2-3-5
3 c3 | 3.0 c3-0
3.1 c3-1 | 3.1(1) c3-1-1 | 3.1(2) c3-1-2 | 3.1(3) c3-1-3 | 3.1(4) c3-1-4 | 3.1(5) c3-1-5 | 3.1(6) c3-1-6
4 c4 | 4.1 c4-1 | 4.2 c4-2 |  workplan
"""
FRAMEWORK = """
 definitions
1.0 s1 | 2.0 s2 | 3.0 s3 | 3.1 s3-1 | 4.0 s4
5.0 s5 | 5.1 s5-1 | 5.1.1 s5-1-1 | 5.1.2 s5-1-2 | 5.1.3 s5-1-3 | 5.1.4 s5-1-4
5.2 s5-2 | 5.2.1 s5-2-1 | 5.2.2 s5-2-2 | 5.2.3 s5-2-3
5.4 s5-4 | 5.4.1 s5-4-1 | 5.4.2 s5-4-2 | 5.4.3 s5-4-3
5.5 s5-5 | 5.5.2 s5-5-2 | 5.5.2.1 s5-5-2-1 | 5.5.3 s5-5-3 | 5.5.3.1 s5-5-3-1 | 5.5.4 s5-5-4
5.5.4.1 s5-5-4-1 | 5.6 s5-6
6.0 s6 | 6.1 s6-1 | 6.2 s6-2 | 6.3 s6-3
7.0 s7 | 7.1 s7-1 | 6.2 s7-6-2 | 6.2.1 s7-6-2-1 | 6.2.2 s7-6-2-2 | 6.2.3 s7-6-2-3 | 6.2.4 s7-6-2-4
6.2.5 s7-6-2-5 | 6.2.6 s7-6-2-6
8.0 s8 | 8.1 s8-1 | 8.2 s8-2 | 8.3 s8-3 | 8.4 s8-4 | 8.5 s8-5-agencies | 8.5 s8-5-treasury
9.0 s9 | 10.0 s10 |  matrix
"""


def listed(clauses: str) -> list[tuple[str, str]]:
    entries = re.split(r"[|\n]", clauses.strip("\n"))
    return [(number, anchor) for number, _, anchor in (entry.strip().rpartition(" ") for entry in entries)]


CLAUSES = {"policy": listed(POLICY), "framework": listed(FRAMEWORK)}

# Facts that must stand in a clause in both languages; figures and names that need no translation.
FACTS = [
    ("policy", "foreword", "Owen Ojuok"),
    ("policy", "abbreviations", "PMC | CIPD | CIDP | MCAs | NPCC | CAK | P9 | P17"),
    ("policy", "executive-summary", "176 | 2010 | 185 | 46% | 35% | 10% | Clarity of Purpose"),
    (
        "policy",
        "executive-summary",
        "Data-Driven Decisions | Organizational Alignment | Continuous Improvement",
    ),
    ("policy", "executive-summary", "Stakeholder Inclusivity | Transparency | P1 | P2 | P11 | P15 | P25"),
    ("policy", "c1-1", "2013 | 176 | 185 | July 2023 | 2017 | 230(5)(c) | 41(2) | 0.84 | 0.46 | 2009"),
    ("policy", "c1-1", "Sessional Paper No. 3 of 2013 | 109 and 110 | 108 | 126 | Vision 2030 | P13"),
    ("policy", "c1-2-4", "185 | 35 | 12 | 14 | 2023 | engine rooms | P14"),
    ("policy", "c1-3", "46% | 35% | Vision 2030 | BETA | NPCC | P15"),
    ("policy", "c1-5", "Sessional Paper No. 3 of 2013 | NPCC | ML & SP/NPCC/ADM/69/344 | 230(5)(c) | 41(2)"),
    ("policy", "c1-6", "OLE | QCD | NPCC | 2023 | BETA | Labour - Management | P1"),
    ("policy", "c1-7", "176 and 185 | quarterly productivity improvement report"),
    ("policy", "c2-1", "P3 | P8 | P18"),
    ("policy", "c2-1-1", "185 | CIDP | NPCC"),
    ("policy", "c2-1-2", "e-procurement"),
    ("policy", "c2-1-3", "balanced scorecard | Hansard | P12"),
    ("policy", "c2-1-4", "biannually | 2025 | P2"),
    ("policy", "c2-1-5", "on the Assembly's portal | P24"),
    ("policy", "c2-2-1", "Legislative Tracking System | P12"),
    ("policy", "c2-2-2", "Committee Performance Dashboard"),
    ("policy", "c2-2-3", "E-Governance Platform | Resource Optimization Policy"),
    ("policy", "c2-2-4", "Stakeholder Productivity Charter"),
    ("policy", "c2-2-5", "Productivity Mainstreaming Handbook | P19 | P20 | P26"),
    ("policy", "c2-3", "2.3.2 | 2.3.5 | Performance Mainstreaming Policy | P7"),
    ("policy", "c2-3-3", "AI | blockchain | virtual reality"),
    ("policy", "c2-3-4", "Legal Compliance Unit | 176"),
    ("policy", "c2-3-5", "County Assembly Stakeholder Forum"),
    ("policy", "c3-0", "PMC | P18"),
    ("policy", "c3-1-1", "NPCC | intranet | P22"),
    ("policy", "c3-1-2", "Productivity Measurement Manual"),
    ("policy", "c3-1-3", "in the sixth month | P5"),
    ("policy", "c3-1-4", "newly established"),
    ("policy", "c3-1-5", "CAK Productivity Index | P6 | P23"),
    ("policy", "c3-1-6", "NPCC | P21"),
    ("policy", "c4-1", "the proposed PMP | P17"),
    ("policy", "c4-2", "bi-monthly | County Assembly Service Board | P2 | P11"),
    ("policy", "workplan", "2025/26 | Approved Framework | NPCC | P3 | P4 | P10"),
    ("framework", "s1", "Article 10 | 232 | Chapter 6"),
    ("framework", "s2", "Vision 2030 | Results for Kenyans | F28"),
    (
        "framework",
        "s4",
        "five (5) categories of employees | SMC | SLDP | F2 | F3 | F4 | F21 | F22 | F23 | F25",
    ),
    ("framework", "s5", "36 | 228"),
    ("framework", "s5-1-1", "56"),
    ("framework", "s5-2", "85"),
    ("framework", "s5-4", "87 | 11 | F1"),
    ("framework", "s5-5", "ISCO | F8 | F9"),
    ("framework", "s5-5-2", "41"),
    ("framework", "s5-5-3", "27"),
    ("framework", "s5-5-4-1", "(iii) | (vi) | F10"),
    ("framework", "s5-6", "7.1 | F11"),
    ("framework", "s6", "F13 | F14"),
    ("framework", "s6-1", "10 years | permanent and pensionable | Local Authorities"),
    ("framework", "s6-2", "P&P"),
    ("framework", "s7-1", "meritocracy | F11"),
    ("framework", "s8", "F15 | F16"),
    ("framework", "s10", "from time to time"),
    ("framework", "matrix", "County Directorate of HRM | CECM - PSM&A | CPSB | F29"),
]

# Facts that are words, in each language: clause, English, Kiswahili.
WORDED = [
    ("policy", "c2-1", "members and staff | Productivity Management Framework", "wawakilishi na wafanyakazi"),
    ("policy", "c2-1-1", "digital transformation | climate", "kidijitali | tabianchi"),
    ("policy", "c2-1-2", "drafted | passed | assented", "iliyoandikwa | iliyopitishwa | ridhaa"),
    ("policy", "c2-1-2", "public participation | legislation takes", "ushiriki wa umma | muda"),
    (
        "policy",
        "c2-1-2",
        "reports | queries | audit recommendations",
        "ripoti | maswali | mapendekezo ya ukaguzi",
    ),
    ("policy", "c2-1-2", "turnaround | budget execution | ICT", "muda | utekelezaji wa bajeti | TEHAMA"),
    ("policy", "c2-1-2", "satisfaction surveys | service charter", "tafiti | mkataba wa huduma"),
    ("policy", "c2-1-3", "Quality | Efficiency | Innovation", "Ubora | Ufanisi | Ubunifu"),
    ("policy", "c2-1-3", "committee hearing | third parties | real time", "kamati | watu wa nje | papo hapo"),
    ("policy", "c2-1-5", "each quarter | plenary", "kila robo ya mwaka | kujadiliwa Bungeni"),
    (
        "policy",
        "c2-2-1",
        "bills, amendments and approvals | templates",
        "miswada, marekebisho na idhini | Violezo",
    ),
    (
        "policy",
        "c2-2-2",
        "forensic auditing | Auditor-General",
        "forensic auditing | Mkaguzi Mkuu wa Mahesabu",
    ),
    (
        "policy",
        "c2-2-3",
        "procurement | energy, printing and travel",
        "ununuzi | nishati, uchapishaji na safari",
    ),
    ("policy", "c2-2-4", "inquiries, petitions and complaints", "maulizo, maombi na malalamiko"),
    ("policy", "c2-2-4", "town hall | every quarter", "mikutano ya hadhara | kila robo ya mwaka"),
    ("policy", "c2-2-5", "each quarter | Every year", "kila robo ya mwaka | Kila mwaka"),
    ("policy", "c2-3-2", "drafting | mentorship | certificates", "kuandika sheria | ulezi | vyeti"),
    ("policy", "c2-3-4", "Standing orders | Attorney-General", "Kanuni za Kudumu | Mwanasheria Mkuu"),
    ("policy", "c3-0", "one year | The Clerk", "mwaka mmoja | Karani"),
    ("policy", "c3-1-1", "mandatory | attendance | notice boards", "lazima | mahudhurio | mbao za matangazo"),
    (
        "policy",
        "c3-1-2",
        "calculation formulas | County Executive",
        "fomula za kukokotoa | Mamlaka Kuu ya Kaunti",
    ),
    (
        "policy",
        "c3-1-3",
        "ICT Department | focal persons | templates",
        "Idara ya TEHAMA | Wasimamizi wa data | violezo",
    ),
    ("policy", "c3-1-4", "root causes | roadmap | endorses", "chanzo | ramani | kuidhinisha"),
    ("policy", "c3-1-5", "weights | thresholds | peer-review", "uzito | mipaka | wanakagua"),
    ("policy", "c3-1-5", "individual staff, departments", "mfanyakazi mmoja mmoja, idara"),
    ("policy", "c3-1-6", "validated data | Planning Unit", "data iliyothibitishwa | Kitengo cha Mipango"),
    ("policy", "c3-1-6", "trend analysis | targets | corrective", "mwenendo | malengo | kurekebisha"),
    ("policy", "c3-1-6", "tabled in plenary | public version", "inawasilishwa Bungeni | Toleo la umma"),
    ("policy", "c4-1", "civil society | partners | Four groups", "asasi za kiraia | washirika | manne"),
    ("policy", "c4-2", "independent audit | annual | milestones", "ukaguzi huru | Kila mwaka | hatua"),
    ("framework", "s6-2", "Directors are hired on contract", "Wakurugenzi wapya wanaajiriwa kwa mkataba"),
    ("framework", "s6-2", "regional balance | affirmative action", "usawa wa maeneo | affirmative action"),
    ("framework", "s9", "guidelines | annual audit", "miongozo | ukaguzi wake kila mwaka"),
    ("framework", "matrix", "no dates, indicators or budget", "Hazina tarehe, viashiria wala bajeti"),
]

# How many points the lists of a clause hold, counted on the source.
POINTS = [
    ("policy", "executive-summary", 6 + 5),  # principles, pillars
    ("policy", "c1-2-3", 10),  # core values
    ("policy", "c1-2-4", 3),  # core functions
    ("policy", "c1-4", 8),  # specific objectives
    ("policy", "c1-6", 9),  # guiding principles
    ("policy", "c2-1", 5),  # subjects of training
    ("policy", "c2-1-2", 4),  # families of metrics
    ("policy", "c2-1-3", 3),  # perspectives of the scorecard
    *(("policy", f"c2-2-{number}", points) for number, points in ((1, 4), (2, 4), (3, 4), (4, 4), (5, 3))),
    *(("policy", f"c2-3-{number}", points) for number, points in ((1, 2), (2, 4), (3, 4), (4, 3), (5, 2))),
    *(
        ("policy", f"c3-1-{number}", points)
        for number, points in ((1, 5), (2, 5), (3, 5), (4, 6), (5, 5), (6, 6))
    ),
    ("policy", "c4-2", 4),
    ("framework", "definitions", 7),
    ("framework", "s3-1", 7),
    ("framework", "s5-5-2", 41),
    ("framework", "s5-5-2-1", 11),
    ("framework", "s5-5-3", 27),
    ("framework", "s5-5-3-1", 9),
    ("framework", "s5-5-4", 8),
    ("framework", "s5-5-4-1", 12),
    ("framework", "s6-1", 6),
    *(("framework", f"s7-6-2-{number}", points) for number, points in enumerate((8, 7, 3, 5, 8, 6), 1)),
    ("framework", "s8-1", 6),
    ("framework", "s8-3", 4),
    ("framework", "s8-4", 4),
    ("framework", "s8-5-agencies", 4),
]


# -- reading a page ---------------------------------------------------------------------------------


def source_of(page: str, language: str) -> str:
    return (ROOT / "content" / language / f"{page}.md").read_text(encoding="utf-8")


@cache
def html_of(page: str, language: str) -> str:
    extensions = ["extra", "toc", "attr_list", "meta"]
    return markdown.Markdown(extensions=extensions, output_format="html").convert(source_of(page, language))


def clauses_of(document: str, language: str) -> dict[str, str]:
    """Markdown of each clause without its heading, by anchor."""
    found = {}
    for part in re.split(r"(?m)^(?=#{2,5} )", source_of(f"{document}/guide", language))[1:]:
        heading, _, body = part.partition("\n")
        anchor = re.search(r"\{#([\w-]+)\}$", heading)
        assert anchor, f"no anchor: {heading}"
        assert anchor[1] not in found, f"twice: {anchor[1]}"
        found[anchor[1]] = body.strip()
    return found


def headings_of(document: str, language: str) -> list[tuple[int, str, str, str]]:
    """Level, printed number, text and anchor of each heading."""
    line = re.compile(r'^(#{2,5}) (?:<span class="no">([^<]+)</span> )?(.+?) \{#([\w-]+)\}$', re.MULTILINE)
    matches = line.findall(source_of(f"{document}/guide", language))
    return [(len(marks), number, text, anchor) for marks, number, text, anchor in matches]


@dataclass
class Reader(HTMLParser):
    """The elements of a page: each tag with its attributes, and every id."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [attributes["href"] or "" for tag, attributes in self.elements if tag == "a"]


@cache
def read(page: str, language: str) -> Reader:
    reader = Reader()
    reader.feed(html_of(page, language))
    return reader


def rows(table: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


def longest_copy(text: str, source: str) -> list[str]:
    """The longest run of words of ``text`` that stands in ``source``, a text of single-spaced words."""
    mine, longest = words(text), 0
    found: list[str] = []
    for start in range(len(mine)):
        while start + longest < len(mine) and f" {' '.join(mine[start : start + longest + 1])} " in source:
            longest += 1
            found = mine[start : start + longest]
    return found


# -- every clause in its place ----------------------------------------------------------------------


@pytest.mark.parametrize(("document", "language"), GUIDES)
def test_every_clause_has_its_number_and_anchor_in_the_order_of_the_source(
    document: str, language: str
) -> None:
    found = [(number, anchor) for _, number, _, anchor in headings_of(document, language)]
    assert found == CLAUSES[document]


@pytest.mark.parametrize(("document", "language"), GUIDES)
def test_headings_never_skip_a_level(document: str, language: str) -> None:
    levels = [level for level, *_ in headings_of(document, language)]
    assert levels[0] == 2
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize(("document", "language"), GUIDES)
def test_every_clause_says_something(document: str, language: str) -> None:
    bodies = clauses_of(document, language)
    opening = {"c1", "c2", "c3", "c4", "c1-2", "s5-1", "s7"}  # a heading may open a group of clauses
    assert [anchor for anchor, body in bodies.items() if not body and anchor not in opening] == []


@with_sources
def test_no_numbered_heading_of_the_policy_is_missing() -> None:
    body = DOCUMENTS["policy"].read_text(encoding="utf-8").partition("CHAPTER 1: INTRODUCTION\n\n")[2]
    numbers = re.findall(r"(?m)^(\d\.\d(?:\.\d)?) [A-Z]", body)
    section, items = "", []
    for line in body.splitlines():
        if heading := re.match(r"(\d\.\d(?:\.\d)?) [A-Z]", line):
            section = heading[1]
        elif item := re.match(r"(\d)\. [A-Z]", line):
            items.append(f"{section}({item[1]})")
    assert len(numbers) == 11 + 9 + 2 + 2  # chapters 1 to 4
    assert len(items) == 5 + 5 + 6  # 2.1, 2.2, 3.1
    assert {*numbers, *items} <= {number for number, _ in CLAUSES["policy"]}


@with_sources
def test_no_numbered_heading_of_the_framework_is_missing() -> None:
    body = DOCUMENTS["framework"].read_text(encoding="utf-8").partition("## DEFINITION OF TERMS")[2]
    numbers = re.findall(r"(?m)^#+ \**(\d+\.\d(?:\.\d)*) ", body)
    # In order, the two 6.2 and the two 8.5 included; 5.1.4 is printed bold, not as a heading.
    assert [number for number, _ in CLAUSES["framework"] if number not in ("", "5.1.4")] == numbers


# -- all the facts ----------------------------------------------------------------------------------


def in_prose(fact: str, language: str) -> str:
    """A fact as prose writes it: ``46 %``, ``asilimia 46``."""
    number = fact.removesuffix("%")
    return fact if number == fact else {"en": f"{number}\u00a0%", "sw": f"asilimia {number}"}[language]


@pytest.mark.parametrize(("document", "anchor", "facts"), FACTS)
def test_the_facts_of_a_clause_stand_in_it_in_both_languages(document: str, anchor: str, facts: str) -> None:
    for language in LANGUAGES:
        heading = next(text for _, _, text, name in headings_of(document, language) if name == anchor)
        body = f"{heading} {clauses_of(document, language)[anchor]}"
        missing = [fact for fact in facts.split(" | ") if in_prose(fact, language) not in body]
        assert missing == [], f"{language} {anchor}"


@pytest.mark.parametrize(("document", "anchor", "english", "kiswahili"), WORDED)
def test_facts_in_words_stand_in_their_clause(
    document: str, anchor: str, english: str, kiswahili: str
) -> None:
    for language, facts in (("en", english), ("sw", kiswahili)):
        body = clauses_of(document, language)[anchor]
        assert [fact for fact in facts.split(" | ") if fact not in body] == []


@pytest.mark.parametrize(("document", "anchor", "points"), POINTS)
def test_lists_have_as_many_points_as_the_source(document: str, anchor: str, points: int) -> None:
    for language in LANGUAGES:
        body = clauses_of(document, language)[anchor]
        assert len(re.findall(r"(?m)^- ", body)) == points, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_work_plan_has_six_activities_with_the_quarters_of_our_table(language: str) -> None:
    body = clauses_of("policy", language)["workplan"]
    printed = re.findall(r"(?m)^- \*\*(\d)\. .+(?:Quarters?|Robo ya) (\d(?: (?:to|hadi ya) \d)?)\.$", body)
    years = {"en": "1 to 4", "sw": "1 hadi ya 4"}[language]
    assert printed == [
        (row["number"], row["quarters_stated"].replace("1;2;3;4", years)) for row in rows("workplan")
    ]
    assert "PMC" in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_job_strata_are_those_of_our_table(language: str) -> None:
    body = clauses_of("framework", language)["s4"]
    levels: dict[str, list[str]] = {}
    for row in rows("job_strata"):
        level = f"{row['number_as_printed']} {row['level_en']}".strip()
        levels.setdefault(level, []).append(row["job_group"])
    listed_levels = re.findall(r"(?m)^- \*\*([^*]+)\*\*: (.+)$", body)[: len(levels)]
    assert listed_levels == [(level, "; ".join(groups)) for level, groups in levels.items()]
    assert len(levels) == 7

    cells = [line.strip("| ").split(" | ") for line in body.splitlines() if line.startswith("| ")][1:]
    assert cells == [
        [row["job_group"], row["job_title_en"], row["competency_types"].capitalize() or "not printed"]
        for row in rows("job_strata")
    ]
    assert len(cells) == 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_competency_is_named_once_with_its_count_and_leads_to_its_indicators(language: str) -> None:
    counts: dict[str, int] = {}
    for indicator in rows("competency_indicators"):
        counts[indicator["competency_id"]] = counts.get(indicator["competency_id"], 0) + 1
    said = {"en": "{} indicators", "sw": "tabia {}"}[language]
    expected = [
        (
            f"({row['letter_as_printed']}) [{row[f'name_{language}']}]",
            f"index.html#{row['competency_id'].replace('_', '-')}",
            said.format(counts[row["competency_id"]]),
        )
        for row in rows("competencies")
    ]
    line = re.compile(r"(?m)^- (\(\w\) \[.+\])\((index\.html#[\w-]+)\): (.+)$")
    assert line.findall(source_of("framework/guide", language)) == expected
    assert sum(counts.values()) == 228


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_implementation_matrix_has_nine_activities(language: str) -> None:
    assert re.findall(r"(?m)^- \*\*(\d)\. ", clauses_of("framework", language)["matrix"]) == list("123456789")


@with_sources
@pytest.mark.parametrize(
    ("anchor", "begins", "ends"),
    [
        ("s5-5-2", "### 5.5.2 ", "### 5.5.2.1"),
        ("s5-5-3", "### 5.5.3 ", "#### **5.5.3.1"),
        ("s5-5-4", "#### **5.5.4 ", "#### **5.5.4.1"),
    ],
)
def test_occupational_titles_are_as_printed(anchor: str, begins: str, ends: str) -> None:
    text = DOCUMENTS["framework"].read_text(encoding="utf-8")
    part = text.partition(f"\n{begins}")[2].partition(f"\n{ends}")[0]
    printed = re.findall(r"(?m)^- (\([ivxl]+\) .+?)\s*$", part)
    for language in LANGUAGES:
        assert re.findall(r"(?m)^- (.+)$", clauses_of("framework", language)[anchor]) == printed


@pytest.mark.parametrize(("document", "language"), GUIDES)
def test_every_source_note_of_the_document_is_cited_and_none_is_invented(
    document: str, language: str
) -> None:
    letter = {"policy": "P", "framework": "F"}[document]
    cited = set(re.findall(rf"\b{letter}\d+\b", source_of(f"{document}/guide", language)))
    assert cited == {row["note_id"] for row in rows("source_notes") if row["document"] == document}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_framework_opens_with_whose_it_is(language: str) -> None:
    opening = source_of("framework/guide", language).split("\n\n")[1]
    said = {"en": "has not adopted it", "sw": "halijaukubali"}[language]
    assert [
        fact for fact in ("County Government of Bungoma", "2019", "F30", said) if fact not in opening
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_page_says_who_issued_it_and_that_the_signed_text_prevails(language: str) -> None:
    text = source_of("policy/index", language)
    said = {
        "en": ("The signed text prevails", "has not been supplied", "County Assembly of Kisumu"),
        "sw": ("ndiyo yanayofuatwa", "bado hayajaletwa", "Bunge la Kaunti ya Kisumu"),
    }[language]
    assert [
        fact for fact in (*said, "P.O. Box 86 - 40100, Kisumu", "2025", "Owen Ojuok") if fact not in text
    ] == []


# -- our own words ----------------------------------------------------------------------------------


@with_sources
@pytest.mark.parametrize(("document", "language"), GUIDES)
def test_no_sentence_is_copied(document: str, language: str) -> None:
    source = f" {' '.join(words(DOCUMENTS[document].read_text(encoding='utf-8')))} "
    copied = []
    for line in source_of(f"{document}/guide", language).splitlines():
        plain = re.sub(r"<[^>]+>|\{[^}]*\}|\]\([^)]*\)", " ", line)
        for passage in re.split(r"“[^”]*”|\|", plain):
            run = longest_copy(passage, source)
            if len(run) > QUOTED_WORDS:
                copied.append(" ".join(run))
    assert copied == []


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_quotations_are_short(page: str, language: str) -> None:
    quotations = re.findall(r"“([^”]*)”", source_of(page, language))
    assert [text for text in quotations if len(words(text)) > QUOTED_WORDS] == []


@with_sources
@pytest.mark.parametrize("document", list(DOCUMENTS))
def test_quotations_are_the_source_s_words(document: str) -> None:
    source = f" {' '.join(words(DOCUMENTS[document].read_text(encoding='utf-8')))} "
    ours = {"The Assembly", "members"}  # words that the opening explains
    text = source_of(f"{document}/guide", "en")
    quotations = {quoted.strip(",.") for quoted in re.findall(r"“([^”]*)”", text)} - ours
    assert [quoted for quoted in quotations if f" {' '.join(words(quoted))} " not in source] == []


# -- pages that hold together -----------------------------------------------------------------------


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_markdown_becomes_plain_html(page: str, language: str) -> None:
    html, reader = html_of(page, language), read(page, language)
    plain = re.compile("a|div|h[234]|li|p|span|strong|table|tbody|td|th|thead|tr|ul")
    assert [tag for tag, _ in reader.elements if not plain.fullmatch(tag)] == []
    spans = [attributes for tag, attributes in reader.elements if tag == "span"]
    divs = [attributes for tag, attributes in reader.elements if tag == "div"]
    assert all(attributes == {"class": "no"} for attributes in spans)
    assert all(attributes == {"lang": "en"} for attributes in divs)
    assert language == "sw" or not divs
    allowed = {"id", "class", "lang", "href"}
    assert {name for _, attributes in reader.elements for name in attributes} <= allowed
    assert [
        mark for mark in ("{:", "{#", "markdown=", "%%", "&lt;", "](", "**", "\n- ") if mark in html
    ] == []
    assert len(reader.ids) == len(set(reader.ids))


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_links_lead_to_pages_and_anchors_that_exist(page: str, language: str) -> None:
    competencies = {row["competency_id"].replace("_", "-") for row in rows("competencies")}
    broken = []
    for link in read(page, language).links:
        file, _, anchor = link.partition("#")
        if file.startswith("../") or file in MADE:
            continue  # made from tables: the built site's links are followed elsewhere
        target = f"{page.split('/')[0]}/{file.removesuffix('.html')}"
        known = competencies if target == "framework/index" else set(read(target, language).ids)
        if anchor and anchor not in known:
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", list(DOCUMENTS))
def test_english_on_a_kiswahili_page_is_the_english_page_s_own(document: str) -> None:
    english, block = (
        clauses_of(document, "en"),
        re.compile(r'<div lang="en" markdown="1">\n\n(.+?)\n\n</div>', re.DOTALL),
    )
    kiswahili = clauses_of(document, "sw")
    blocks = {anchor: found[1] for anchor, body in kiswahili.items() if (found := block.search(body))}
    assert blocks == {anchor: english[anchor] for anchor in blocks}
    # Each has its summary in Kiswahili above it.
    assert [anchor for anchor in blocks if kiswahili[anchor].startswith("<div")] == []
    assert len(blocks) == {"policy": 6, "framework": 18}[document]


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_a_page_is_light(page: str, language: str) -> None:
    assert len(gzip.compress(html_of(page, language).encode(), mtime=0)) <= HEAVIEST


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_a_page_has_a_title_and_a_description(page: str, language: str) -> None:
    title, description, empty, *_ = source_of(page, language).splitlines()
    assert re.fullmatch(r"Title: \S.{5,60}", title)
    assert re.fullmatch(r"Description: \S.{50,160}", description)
    assert empty == ""
