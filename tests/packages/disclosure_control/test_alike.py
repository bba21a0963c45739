"""What is found of one system is found of all that differ from it by their names alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosure_control import alike
from disclosure_control.alike import Alike
from disclosure_control.attacker import Finding
from disclosure_control.system import Cell, Interval, Need, System, total


def pair(table: str, whole: int, width: int = 1) -> System:
    """Two hidden counts of a table that add up to ``whole``, each to stay as uncertain as ``width``."""
    need = Need(width=Decimal(width))
    parts = [Cell(name=f"{table}.{name}", hidden=True, whole=True, need=need) for name in "ab"]
    printed = Interval(Decimal(whole), Decimal(whole))
    return System(
        cells=(*parts, Cell(name=f"{table}.all", published=printed, whole=True)),
        relations=(total(f"{table} adds up", f"{table}.all", [part.name for part in parts]),),
    )


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> list[System]:
    """The systems that were solved and not remembered."""
    asked: list[System] = []
    attack = alike.attack

    def listened(system: System) -> tuple[Finding, ...]:
        asked.append(system)
        return attack(system)

    monkeypatch.setattr(alike, "attack", listened)
    return asked


def ends(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(each.cell, int(each.lowest or 0), int(each.highest or 0)) for each in findings]


def test_another_table_of_the_same_form_is_not_solved_again(solved: list[System]) -> None:
    known = Alike()
    assert ends(known.attack(pair("one", 8))) == [("one.a", 0, 8), ("one.b", 0, 8)]
    assert ends(known.attack(pair("two", 8))) == [("two.a", 0, 8), ("two.b", 0, 8)]
    assert len(solved) == 1


def test_another_number_or_need_is_another_form(solved: list[System]) -> None:
    known = Alike()
    known.attack(pair("one", 8))
    assert ends(known.attack(pair("two", 9))) == [("two.a", 0, 9), ("two.b", 0, 9)]
    known.attack(pair("three", 8, width=2))
    assert len(solved) == 3


def test_what_is_given_away_is_said_in_its_own_names() -> None:
    known = Alike()
    assert known.attack(pair("one", 0))[0].verdict == "recoverable"
    found = known.attack(pair("two", 0))
    assert [each.verdict for each in found] == ["recoverable", "recoverable"]
    assert not any("one" in text for each in found for text in (each.cell, *each.relations))
    assert not any("one" in term.cell for each in found for term in (*each.from_low, *each.from_high))
