"""What readers look for: worked examples of the index of things and of the lists that are searched."""

from __future__ import annotations

from datetime import date

import pytest

from checked_tables.texts import Bilingual
from plugins.core.pages.find_list import by_years, pack_list
from plugins.core.pages.page import Page
from plugins.core.pages.parts import Text
from plugins.core.pages.teller import Teller
from plugins.core.pages.things import CLAUSE, PAGE, SECTION, Kind, Thing, filed, thing, things_of
from plugins.core.time.quarter import Quarter
from tests.samples.sites import site_of

BILL = Kind("bill", "bills/index")
NEWEST = Quarter.parse("2026-27-Q1")  # it ends on 30 September 2026


@pytest.fixture(scope="module")
def teller(tmp_path_factory: pytest.TempPathFactory) -> Teller:
    return Teller(site_of(tmp_path_factory.mktemp("pictures")), "en")


def named(title: str, day: date | None = None, *, is_open: bool = True) -> Thing:
    return Thing(kind=BILL, name=Text(title, url="en/bills/x.html"), day=day, is_open=is_open)


def page(url: str, title: str, content: str = "") -> Page:
    view = {"prose": {"content": content}} if content else {}
    return Page(
        url=url, template="page", lang="en", title=title, description="", view=view, alternate="sw/x.html"
    )


def test_titles_stand_where_their_letters_do() -> None:
    titles = ["Zebra crossings", "“Fish” landing", "École", "fire", "2.1 Aims"]
    assert sorted(titles, key=filed) == ["2.1 Aims", "École", "fire", "“Fish” landing", "Zebra crossings"]


def test_a_short_title_is_found_by_that_of_the_other_language_and_a_sentence_is_not(teller: Teller) -> None:
    short = thing(teller, BILL, Bilingual("Fire bill", "Mswada wa moto"), "en/a.html", also="Bill 7")
    assert short.also == ("Mswada wa moto", "Bill 7")
    sentence = "Bring a plan for the fish landing site to the Assembly"  # 54 letters and spaces, over 30
    assert thing(teller, BILL, Bilingual(sentence, f"{sentence}!"), "en/a.html").also == ()


def test_a_page_that_tells_of_one_thing_stands_as_that(teller: Teller) -> None:
    bill = thing(teller, BILL, Bilingual("Fire bill"), "en/bills/fire.html")
    pages = [
        page("en/bills/fire.html", "The fire bill, step by step"),
        page("en/bills/index.html", "Open bills"),
        page("sw/bills/index.html", "Miswada"),
    ]
    found = things_of(teller, pages[:2], [bill])
    assert [(one.kind, one.name.text) for one in found] == [(PAGE, "Open bills"), (BILL, "Fire bill")]
    # what lists bills is found by the word for one in both languages, and by that of the menu
    assert found[0].also == ("Bills", "Miswada", "Bill", "Mswada")


def test_headings_of_written_pages_are_things_and_those_with_a_number_are_clauses(teller: Teller) -> None:
    html = '<h2 id="c2"><span class="no">2</span> Pillars</h2><h3 id="why">Why</h3><h3>No address</h3>'
    found = things_of(teller, [page("en/policy/guide.html", "The policy", html)], ())
    assert [(one.kind, one.name.text, one.name.url) for one in found] == [
        (PAGE, "The policy", "en/policy/guide.html"),
        (CLAUSE, "2 Pillars", "en/policy/guide.html#c2"),
        (SECTION, "Why", "en/policy/guide.html#why"),
    ]


def test_what_is_open_comes_first_and_the_newer_before_the_older(teller: Teller) -> None:
    told = [
        named("Old and over", date(2024, 3, 1), is_open=False),
        named("Over", date(2026, 3, 1), is_open=False),
        named("Waits", date(2025, 1, 1)),
        named("Waits since yesterday", date(2026, 9, 29)),
    ]
    names = [one.name.text for one in things_of(teller, (), told)]
    assert names == ["Waits since yesterday", "Waits", "Over", "Old and over"]


def test_the_list_of_now_has_what_is_open_and_what_ended_in_the_last_four_quarters() -> None:
    # the last four quarters up to July to September 2026 began on 1 October 2025
    told = [
        named("Open for years", date(2020, 1, 1)),
        named("Ended on the first of these days", date(2025, 10, 1), is_open=False),
        named("Ended the day before", date(2025, 9, 30), is_open=False),
        named("Ended in the year before that", date(2025, 6, 30), is_open=False),
    ]
    years = {name: [one.name.text for one in own] for name, own in by_years(told, NEWEST).items()}
    assert years == {
        "now": ["Open for years", "Ended on the first of these days"],
        "2025-26": ["Ended the day before"],
        "2024-25": ["Ended in the year before that"],
    }
    assert list(years) == ["now", "2025-26", "2024-25"]
    assert list(by_years(told, None)) == ["now"]  # nothing is published yet


def test_a_list_hands_its_rows_to_the_script(teller: Teller) -> None:
    one = Thing(kind=BILL, name=Text('The "fire" bill', url="en/bills/fire.html"), also=("Moto", "7"))
    told = Thing(kind=PAGE, name=Text("Methods", url="en/methods.html"))
    assert pack_list(teller, [told, one]).decode() == (
        'found([["","Page Ukurasa"],["Bill","Bill Mswada"]],[\n'
        '[0,"Methods","methods.html"],\n'
        '[1,"The \\"fire\\" bill","bills/fire.html","","Moto|7"]\n'
        "])\n"
    )
