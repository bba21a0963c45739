"""What a page says is taken from what it is made of, and two versions of it are laid side by side."""

from __future__ import annotations

from markupsafe import Markup

from plugins.core.pages.page import Page
from plugins.core.pages.parts import KeyFigure, Notice, Scale, Section, Sheet, Text
from plugins.core.pages.tables import Cell, Column, Table
from plugins.core.pages.told import retold, told_on


def test_all_that_is_said_is_told_by_its_place_and_tables_and_records_are_not() -> None:
    table = Table("Use", (Column("Part"),), ((Cell("hall, 7"),),))
    sheet = Sheet(
        heading="Use, version 1",
        answer="It used 7. That is less.",
        scale=Scale(
            value="7.0", most="of 10", band="Good", picture=Markup("<svg></svg>"), lines=("The index is 7.",)
        ),
        notices=(Notice(heading="Replaced"),),
        particulars=(("Version", "1"),),
        key_figures=(KeyFigure(label=Text("Use"), value="7", unit="kWh", note="target 9: met"),),
        sections=(Section(section_id="use", heading="Use: 7", points=("One said 3.",), tables=(table,)),),
    )
    page = Page(
        url="en/use.html", template="sheet", lang="en", title="", description="", view={"sheet": sheet}
    )
    assert told_on(page) == {
        "answer": ("It used 7.", "That is less."),
        "scale": ("7.0 of 10 · Good", "The index is 7."),
        "key_figures": ("Use: 7 kWh; target 9: met",),
        "use": ("Use: 7", "One said 3."),
    }


def test_a_sentence_stands_beside_the_one_that_says_the_same_otherwise() -> None:
    """Of five words four are the same: 2 x 4 / 10 = 0.8 of both, and 0.5 is enough."""
    old = ["All is well.", "It met 7 targets then.", "Nobody wrote."]
    new = ["It met 6 targets then.", "Three reports are late.", "All is well."]
    assert list(retold(old, new)) == [
        ("It met 7 targets then.", "It met 6 targets then."),
        ("Nobody wrote.", ""),
        ("", "Three reports are late."),
    ]


def test_what_moved_did_not_change() -> None:
    assert list(retold(["One.", "Two."], ["Two.", "One."])) == []
