"""Published tables with hidden numbers, and what their sources print of what follows from them.

Those of Fischetti and Salazar (2001), of Statistical Policy Working Paper 22 (1994) and of GaussSuppression's
vignette stand in ``test_attack.py``. Here are those of the Handbook on Statistical Disclosure Control, second
edition (2024): section 4.2, example 3 (after Geurts, 1992, table 10) and example 4; section 5.2, disclosure
by geographical differencing, by linking and by sub-populations.
"""

from __future__ import annotations

from decimal import Decimal as D
from pathlib import Path

import pytest

from disclosure_control.from_words import attack_from_words

GEURTS = """
row\\column,1,2,Total
1,[c],[c],7
2,[c],[c],3
3,3,3,6
Total,9,7,16
"""
#: The same homes by two borders of one area: in what lies between the borders, so many more.
BORDERS = """
hours,sex,area,value,status
30+,men,2001,50,
30+,women,2001,54,
16-30,men,2001,128,
16-30,women,2001,140,
-15,men,2001,39,
-15,women,2001,49,
30+,men,1991,52,
30+,women,1991,55,
16-30,men,1991,130,
16-30,women,1991,140,
-15,men,1991,39,
-15,women,1991,49,
30+,men,between,,c
30+,women,between,,c
16-30,men,between,,c
16-30,women,between,,c
-15,men,between,,c
-15,women,between,,c
"""
#: Who lives and who works in an area: 85 employed live there, 49 work there, 22 both; men by each.
LINKED = """
sex\\place,lives and works,only lives,only works,lives,works
men,21,58,23,[x],[x]
women,[c],[c],[c],[x],[x]
Total,22,[x],[x],85,49
"""
#: Hours worked, cut at 20 in one table and at 25 in another.
RECODED = """
sex\\hours,-20,20-39,-25,25-39,20-24
men,6,9,7,8,[c]
women,10,38,10,38,[c]
"""
PARENTS = "dimension,category,parent\n"


@pytest.mark.parametrize(
    ("table", "parents", "printed"),
    [
        (GEURTS, [], {"column=1, row=1": (3, 6)}),
        (
            BORDERS,
            ["area,2001,1991", "area,between,1991"],
            {
                "area=between, hours=30+, sex=men": (2, 2),
                "area=between, hours=30+, sex=women": (1, 1),
                "area=between, hours=16-30, sex=men": (2, 2),
                "area=between, hours=16-30, sex=women": (0, 0),
                "area=between, hours=-15, sex=men": (0, 0),
                "area=between, hours=-15, sex=women": (0, 0),
            },
        ),
        (
            LINKED,
            [
                "place,lives and works,lives",
                "place,only lives,lives",
                "place,lives and works,works",
                "place,only works,works",
            ],
            {
                "place=lives and works, sex=women": (1, 1),
                "place=only lives, sex=women": (5, 5),
                "place=only works, sex=women": (4, 4),
            },
        ),
        (
            RECODED,
            ["hours,-20,-25", "hours,20-24,-25", "hours,20-24,20-39", "hours,25-39,20-39"],
            {"hours=20-24, sex=men": (1, 1), "hours=20-24, sex=women": (0, 0)},
        ),
    ],
    ids=["Geurts", "borders", "linked", "recoded"],
)
def test_what_the_source_prints_is_found(
    tmp_path: Path, table: str, parents: list[str], printed: dict[str, tuple[int, int]]
) -> None:
    path, hierarchy = tmp_path / "table.csv", tmp_path / "parents.csv"
    path.write_text(table.lstrip(), "utf-8")
    hierarchy.write_text(PARENTS + "".join(f"{each}\n" for each in parents), "utf-8")
    found = attack_from_words([path], **({"hierarchy": hierarchy} if parents else {}))
    ends = {each.cell: (each.lowest, each.highest) for each in found.findings}
    assert {cell: ends[cell] for cell in printed} == printed


@pytest.mark.parametrize(("highest", "protected"), [("352", False), ("353", True)])
def test_an_upper_bound_must_be_as_far_as_the_protection_level(
    tmp_path: Path, highest: str, protected: bool
) -> None:
    """330 = 300 + 20 + 10 by (1, 85): below 300 x 100 / 85 = 352.94 an upper bound is too near, so 22.94."""
    other = D(400) - D(highest)
    rows = ["cell,value,status,upl,true,lower", "a,,c,22.94,330,0", f"b,,c,0,70,{other}", "Total,400,,,,"]
    path = tmp_path / "cell.csv"
    path.write_text("\n".join([*rows, ""]), "utf-8")
    found = attack_from_words([path], kind="amount", asked="0")
    assert (found.exit_code == 0) == protected
