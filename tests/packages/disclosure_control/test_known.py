"""What the attacker found is kept by content, and only where nothing was given away."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from disclosure_control import alike, known
from disclosure_control.attacker import attack_quickly
from disclosure_control.known import findings_of
from disclosure_control.system import Cell, Interval, Need, System, total
from disclosure_control.told import Told, attack_with_reasons


def women_and_men(total_printed: int, *, women: int | None = None) -> System:
    """A total of which both parts are hidden, unless the number of women is printed."""
    printed = None if women is None else Interval(Decimal(women), Decimal(women))
    whole = Interval(Decimal(total_printed), Decimal(total_printed))
    return System(
        cells=(
            Cell(name="all", published=whole, whole=True),
            Cell(
                name="women", hidden=women is None, published=printed, whole=True, need=Need(width=Decimal(2))
            ),
            Cell(name="men", hidden=True, whole=True, need=Need(width=Decimal(2))),
        ),
        relations=(total("women and men", "all", ("women", "men")),),
    )


def no_attack(_system: System) -> None:
    pytest.fail("attacked again")


def test_the_same_package_is_attacked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = findings_of(women_and_men(9), tmp_path)
    assert [(one.lowest, one.highest) for one in first] == [(0, 9), (0, 9)]
    monkeypatch.setattr(known, "attack_quickly", no_attack)
    assert findings_of(women_and_men(9), tmp_path) == first == attack_quickly(women_and_men(9))


def test_another_number_or_other_code_is_attacked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings_of(women_and_men(9), tmp_path)
    assert findings_of(women_and_men(8), tmp_path)[0].highest == 8
    monkeypatch.setattr(known, "_code", lambda: "another solver")
    findings_of(women_and_men(8), tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_what_gives_a_number_away_is_never_kept(tmp_path: Path) -> None:
    (finding,) = findings_of(women_and_men(9, women=4), tmp_path)
    assert finding.verdict == "recoverable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["", "nonsense", '\n[["0", "9"]]', '0\n[["0", "900"], ["0", "9"]]'])
def test_a_damaged_entry_is_attacked_again(tmp_path: Path, damage: str) -> None:
    first = findings_of(women_and_men(9), tmp_path)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_text(encoding="utf-8")
    entry.write_text(damage, encoding="utf-8")
    assert findings_of(women_and_men(9), tmp_path) == first
    assert entry.read_text(encoding="utf-8") == whole


def test_without_a_folder_the_attacker_always_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(known, "attack_quickly", lambda system: tried.append(system) or ())
    findings_of(women_and_men(9))
    findings_of(women_and_men(9))
    assert len(tried) == 2


def test_what_reasons_tell_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Women and men are 19, hidden both; one is told to be a small count, 4 at most, the other to stand
    beside it: each is 0 to 4 or 15 to 19, and nothing between is ruled out by an interval."""
    system = women_and_men(19)
    reasons = (Told(name="page", among={"women": 1, "men": 1}, rules={"small_count": 1, "complement": 1}),)
    first = attack_with_reasons(system, reasons, folder=tmp_path)
    assert first == attack_with_reasons(system, reasons)
    monkeypatch.setattr(alike, "attack", no_attack)
    assert attack_with_reasons(system, reasons, folder=tmp_path) == first
    other = (replace(reasons[0], rules={"small_count": 1}),)
    with pytest.raises(pytest.fail.Exception, match="attacked again"):
        attack_with_reasons(system, other, folder=tmp_path)
