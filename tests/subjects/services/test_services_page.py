"""Services in words: what is said without any, with none waiting, with half still waiting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checked_tables.texts import Language
from plugins.core.pages.page import Page
from plugins.core.pages.teller import Teller
from plugins.portal.subjects import SUBJECTS
from plugins.subjects.petitions.offer import say_petitions
from plugins.subjects.petitions.record import Petition
from plugins.subjects.services.measure import service_report
from plugins.subjects.services.page import services_page
from plugins.subjects.services.record import ServiceRecords
from tests.samples.facts import assembly_of
from tests.samples.services import petition, requests, standard
from tests.samples.sites import site_of
from tests.samples.tiny import write_tiny

STANDARD = standard("petition", standard_days=90)


def pages(teller: Teller) -> dict[str, Page]:
    pages_of = {subject.word: subject.pages for subject in SUBJECTS}
    ours = ("services", "petitions", "feedback", "surveys", "engagement")
    asked = (ask for word in ours if (ask := pages_of[word]) is not None)
    return {page.url.partition("/")[2]: page for ask in asked for page in ask(teller)}


def said(tmp_path: Path, language: Language, *register: Petition) -> str:
    """What is said of a register that closed on 31 December 2025."""
    release = write_tiny(tmp_path / "data").dataset().quarters[-1].release
    records = ServiceRecords(petitions=register, standards=(STANDARD,))
    return say_petitions(Teller(site_of(tmp_path), language), service_report(release, records))


def test_without_services_every_page_is_there_and_says_so(tmp_path: Path) -> None:
    law = standard("access_to_information", basis="law", verified=True, clause="Example Act")
    site = site_of(tmp_path)
    assembly = assembly_of(reference=(law,))
    found = pages(Teller(replace(site, assembly=assembly), "en"))
    assert [page.view["sheet"].answer for page in found.values()] == [  # type: ignore[attr-defined]
        "Nothing has been published about services yet.",
        "No register of petitions has been published yet.",
        "Nothing has been published yet about what people said.",
        "No survey has been published yet.",
        "No report of members has been published yet.",
    ]
    ((_, texts),) = found["services/index.html"].view["services"]["how"]  # type: ignore[index]
    assert texts[1] == "An answer is due within 21\u00a0days: the law says so (Example Act)."


@pytest.mark.parametrize(
    ("language", "share", "counts"),
    [("en", "44.0 to 56.0", "Answer not recorded"), ("sw", "44.0 hadi 56.0", "Jibu halikurekodiwa")],
)
def test_a_share_of_which_not_all_is_recorded_has_two_ends(
    tmp_path: Path, language: Language, share: str, counts: str
) -> None:
    """22 in time of 36 answered, 8 open late and 6 of which nobody knows: 22 to 28 of 50."""
    release = write_tiny(tmp_path / "data").dataset().quarters[-1].release
    row = replace(requests(52, 36, 22, 8), unrecorded=6)
    found = service_report(release, ServiceRecords(requests=(row,), standards=(standard(),)))
    teller = Teller(replace(site_of(tmp_path), assembly=assembly_of(facts=(found,))), language)
    table = services_page(teller).view["services"]["achieved"].tables[0]  # type: ignore[index]
    headings = [column.label for column in table.columns]
    cells = dict(zip(headings, (cell.text for cell in table.rows[0]), strict=True))
    assert cells[counts] == "6"
    assert share in cells.values()


def test_none_waiting(tmp_path: Path) -> None:
    """Closed on 31 December 2025; the one petition was answered after 30 days."""
    one = petition("2025-10-01", decision="granted", replied_on="2025-10-31")
    assert said(tmp_path, "en", one).endswith(
        "half of the petitions are answered within 30\u00a0days; none was waiting on 31\u00a0December 2025."
    )


@pytest.mark.parametrize(
    ("language", "end"),
    [
        (
            "en",
            "fewer than half of the petitions have been answered; one was still waiting on 31\u00a0December "
            "2025, "
            "for 91\u00a0days.",
        ),
        (
            "sw",
            "chini ya nusu ya maombi kwa Bunge yamejibiwa; ombi 1 lilikuwa bado linasubiri tarehe "
            "31\u00a0Desemba 2025, kwa siku\u00a091.",
        ),
    ],
)
def test_more_than_half_waiting(tmp_path: Path, language: Language, end: str) -> None:
    assert said(tmp_path, language, petition("2025-10-01")).endswith(end)
