"""Tables on pages: headings, alignment and words by the schema of the column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from checked_tables.status import Status
from checked_tables.texts import Bilingual
from plugins.core.pages.columns import columns, written
from plugins.core.pages.tables import Cell
from plugins.core.pages.teller import Teller
from tests.samples.sites import site_of


@dataclass(frozen=True)
class Meeting:
    held_on: date
    subject: Bilingual
    cost_kes: Decimal | None
    attendees: int | None
    status: Status


SCHOOLS = Meeting(date(2026, 8, 4), Bilingual("Schools", "Shule"), Decimal("1250.40"), 40, "provisional")
WATER = Meeting(date(2026, 9, 1), Bilingual("Water"), None, None, "suppressed")


@pytest.fixture
def kiswahili(tmp_path):
    return Teller(site_of(tmp_path), "sw")


def test_a_column_is_headed_by_its_label_and_its_cells_know_where_they_come_from(kiswahili):
    table = columns(kiswahili, [SCHOOLS, WATER], "sittings").named("held_on", "subject").table("Vikao", "v")
    assert [column.label for column in table.columns] == [
        kiswahili.t("label.sittings.held_on"),
        kiswahili.t("label.sittings.subject_en"),
    ]
    assert [column.row_header for column in table.columns] == [True, False]
    assert table.rows[1] == (Cell("1\u00a0Septemba 2026"), Cell("Water", lang="en"))
    assert [cell.column for cell in table.rows[0]] == ["sittings.held_on", "sittings.subject_en"]


def test_numbers_are_aligned_and_missing_ones_say_why(kiswahili):
    shown = columns(kiswahili, [SCHOOLS, WATER], "sittings").number("cost_kes", decimals=0, unit="KSh")
    table = shown.number("committees.committee", lambda one: one.attendees, status=lambda one: one.status)
    cost, people = (column for column in table.table("Vikao", "v").columns)
    assert (cost.numeric, cost.unit, people.label) == (True, "KSh", kiswahili.t("committees.committee"))
    assert table.table("Vikao", "v").rows == (
        (Cell("1,250"), Cell("40 [p]", "[p]")),
        (Cell("–"), Cell("[c]", "[c]", kind="missing")),
    )


def test_a_column_that_the_schema_does_not_publish_is_named(kiswahili):
    with pytest.raises(KeyError, match="sittings has no published column mood"):
        columns(kiswahili, [SCHOOLS], "sittings").column("mood")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, Cell("–")),
        (True, Cell("Ndiyo")),
        (1234, Cell("1,234")),
        (date(2026, 7, 1), Cell("1\u00a0Julai 2026")),
        (Cell("6", kind="total"), Cell("6", kind="total")),
    ],
)
def test_each_kind_of_value_is_written_in_its_way(kiswahili, value, cell):
    assert written(kiswahili, value) == cell


def test_what_no_cell_can_say_is_refused(kiswahili):
    with pytest.raises(TypeError, match="no cell says"):
        written(kiswahili, object())
