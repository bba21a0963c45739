"""``attack``: tables as an outsider has them, wide or long, one or several, and what is said."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import Decimal as D
from pathlib import Path

import pytest

from checked_tables.problems import DataProblems
from disclosure_control.attacking import AttackReport, attack, attack_text
from disclosure_control.form import Form
from disclosure_control.from_words import attack_from_words

Ends = dict[str, tuple[D | None, D | None]]


Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text.lstrip(), encoding="utf-8")
        return path

    return written


def ends(report: AttackReport) -> Ends:
    return {each.cell: (each.lowest, each.highest) for each in report.findings}


# Two tables that textbooks use. The first is from Fischetti and Salazar, "Solving the cell suppression
# problem on tabular data with linear constraints", Management Science 47 (2001): 22 is hidden, with three
# companions.
INVESTMENT = """
activity\\region,A,B,C,Total
I,20,50,10,80
II,[c],19,[c],49
III,[c],32,[c],61
Total,45,101,44,190
"""


def test_a_protected_table_in_wide_form(write: Write) -> None:
    # II: A + C = 49 - 19 = 30; III: A + C = 61 - 32 = 29; A: II + III = 45 - 20 = 25; C: 44 - 10 = 34.
    # C of II is 30 - A of II, and A of II lies in 0..25: so C of II lies in 5..30 (it is 22).
    report = attack([write("investment.csv", INVESTMENT)])
    assert ends(report) == {
        "activity=II, region=A": (0, 25),
        "activity=II, region=C": (5, 30),
        "activity=III, region=A": (0, 25),
        "activity=III, region=C": (4, 29),
    }
    assert report.exit_code == 0
    assert "Everything hidden is protected: 4 of 4." in attack_text(report)


# The second is from Statistical Policy Working Paper 22 (US Federal Committee on Statistical Methodology,
# 1994), chapter II: each row and column has two or more hidden cells or none, and still one of them falls.
DELINQUENT = """
county\\education,Low,Medium,High,Very high,Total
Alpha,15,[c],[c],[c],20
Beta,20,[c],[c],15,55
Gamma,[c],10,10,[c],25
Delta,[c],14,7,[c],35
Total,50,35,30,20,135
"""


def test_two_hidden_cells_in_every_line_are_not_enough(write: Write) -> None:
    # Rows Alpha and Beta minus columns Medium and High: the hidden cells common to both fall out.
    # (20 + 55) - (35 + 30) = 10 = 15 + 20 + 15 + x - (10 + 14 + 10 + 7) = 9 + x, so x = 1.
    report = attack([write("children.csv", DELINQUENT)])
    assert [leak.cell for leak in report.leaks] == ["county=Alpha, education=Very high"]
    assert ends(report)["county=Alpha, education=Very high"] == (1, 1)
    assert report.exit_code == 2
    text = attack_text(report)
    assert "county=Alpha, education=Very high: RECOVERABLE. Anybody finds that it is 1." in text
    assert "- 35 (education=Medium)" in text
    assert "through: county=Alpha = sum over education" in text


def test_the_sum_that_is_printed_gives_the_value(write: Write) -> None:
    (leak,) = attack([write("children.csv", DELINQUENT)]).leaks
    assert sum(term.coefficient * term.value for term in leak.from_low) == 1
    assert sum(term.coefficient * term.value for term in leak.from_high) == 1


def test_long_form_with_a_status_is_the_same_table(write: Write) -> None:
    wide = attack([write("wide.csv", INVESTMENT)])
    lines = [line.split(",") for line in INVESTMENT.strip().splitlines()]
    rows = ["activity,region,value,status"]
    for row in lines[1:]:
        for region, cell in zip(lines[0][1:], row[1:], strict=True):
            rows.append(f"{row[0]},{region},{'' if cell == '[c]' else cell},{'suppressed' * (cell == '[c]')}")
    assert ends(attack([write("long.csv", "\n".join(rows))])) == ends(wide)


def test_the_true_value_beside_a_marker_is_not_given_to_the_attacker(write: Write) -> None:
    told = INVESTMENT.replace("II,[c],19,[c],49", "II,[c] 8,19,[c] 22,49")
    assert ends(attack([write("told.csv", told)])) == ends(attack([write("plain.csv", INVESTMENT)]))


def test_the_columns_that_gauss_suppression_writes(write: Write) -> None:
    """From the vignette "Small count frequency table suppression" of the R package GaussSuppression: it
    promises that nothing is exactly recoverable, and so it is; three values are left for each."""
    text = """
age,geo,freq,primary,suppressed
Total,Total,20,FALSE,FALSE
Total,Iceland,5,FALSE,FALSE
Total,Portugal,4,FALSE,FALSE
Total,Spain,11,FALSE,FALSE
old,Total,13,FALSE,FALSE
old,Iceland,3,FALSE,TRUE
old,Portugal,4,FALSE,TRUE
old,Spain,6,FALSE,FALSE
young,Total,7,FALSE,FALSE
young,Iceland,2,FALSE,TRUE
young,Portugal,0,TRUE,TRUE
young,Spain,5,FALSE,FALSE
"""
    path = write("t.csv", text)
    # young: Iceland + Portugal = 7 - 5 = 2, so each is 0 to 2; old: Iceland 5 less that, Portugal 4 less that
    assert ends(attack_from_words([path])) == {
        "age=old, geo=Iceland": (3, 5),
        "age=old, geo=Portugal": (2, 4),
        "age=young, geo=Iceland": (0, 2),
        "age=young, geo=Portugal": (0, 2),
    }
    assert attack_from_words([path], asked="0").exit_code == 0
    assert attack_from_words([path]).exit_code == 2


def test_protection_levels_as_sdctable_writes_them(write: Write) -> None:
    """sdcTable's statuses: u primary, x secondary, s published. 22 lies in 5..30: 8 above it, 17 below."""
    text = """
activity,region,freq,status,lpl,upl
II,A,8,x,,
II,C,22,u,17,{above}
III,A,17,x,,
III,C,12,x,,
II,Total,30,s,,
III,Total,29,s,,
Total,A,25,s,,
Total,C,34,s,,
Total,Total,59,s,,
"""
    assert attack([write("t.csv", text.format(above=8))]).exit_code == 0
    report = attack([write("t.csv", text.format(above=9))])
    assert [leak.cell for leak in report.leaks] == ["activity=II, region=C"]


def test_what_attackers_know_beforehand_narrows(write: Write) -> None:
    text = """
office,value,status,lower,upper
a,,suppressed,5,
b,,suppressed,0,9
Total,20,,,
"""
    # b in 0..9, so a in 11..20; a at least 5 adds nothing
    assert ends(attack([write("t.csv", text)])) == {"office=a": (11, 20), "office=b": (0, 9)}


DEPARTMENTS = """
department,index,weight
one,71.2,20
two,60.0,12
three,76.9,9
four,{four},4
five,{five},3
Total,69.4,48
"""


def test_weights_and_the_index_give_a_department_away(write: Write) -> None:
    """The arithmetic is in ``tests/packages/disclosure_control/test_attacker.py``."""
    alone = DEPARTMENTS.format(four="55.3", five="[c]").replace("index", "value")
    report = attack([write("departments.csv", alone)])
    assert (report.kind, report.exit_code) == ("score", 2)
    assert ends(report) == {"department=five": (D("89.75"), D("92.85"))}
    both = DEPARTMENTS.format(four="[c]", five="[c]").replace("index", "value")
    assert attack([write("departments.csv", both)]).exit_code == 0


def test_weights_stand_in_a_column_of_a_wide_table_too(write: Write) -> None:
    wide = DEPARTMENTS.format(four="55.3", five="[c]")
    report = attack([write("departments.csv", wide)])
    assert ends(report) == {"column=index, department=five": (D("89.75"), D("92.85"))}


def test_losses_are_below_zero(write: Write) -> None:
    text = "office,value\na,-5.5\nb,[c]\nc,[c]\nTotal,4.0\n"
    report = attack([write("t.csv", text)])
    assert ends(report) == {"office=b": (None, None), "office=c": (None, None)}
    bounded = attack([write("t.csv", text)], bounds=(D(0), None))  # b + c = 4 - -5.5
    assert ends(bounded) == {"office=b": (0, D("9.5")), "office=c": (0, D("9.5"))}


def test_money_is_an_amount_however_large(write: Write) -> None:
    text = "office,value\na,1204500300.25\nb,[c]\nTotal,99999999999.75\n"
    assert ends(attack([write("t.csv", text)])) == {"office=b": (D("98795499699.5"), D("98795499699.5"))}


def test_a_contributor_knows_its_own_cell(write: Write) -> None:
    both = DEPARTMENTS.format(four="[c]", five="[c] 92.0").replace("index", "value")
    report = attack([write("departments.csv", both)], contributors=["department=five"])
    assert report.exit_code == 2
    assert [(each.cell, each.knower) for each in report.leaks] == [("department=four", "department=five")]
    assert "Somebody who knows department=five finds 53.6625 to 55.8875" in attack_text(report)


def test_a_relations_file_ties_two_measures(write: Write) -> None:
    """Cost per hearing is printed; so are the hearings. The hidden cost is their product, within rounding."""
    costs = write(
        "costs.csv", "committee,measure,value\nhealth,cost,[c]\nhealth,hearings,8\nhealth,ratio,1250.5\n"
    )
    # cost - 8 x ratio = 0: 8 x 1250.45 = 10003.6 and 8 x 1250.55 = 10004.4
    text = "relation,coefficient,committee,measure\nratio,1,health,cost\nratio,-8,health,ratio\n"
    report = attack([costs], write("relations.csv", text), kind="amount", form=Form(rounding="written"))
    assert ends(report) == {"committee=health, measure=cost": (D("10003.6"), D("10004.4"))}
    assert report.exit_code == 2


def test_two_tables_share_their_margins(write: Write) -> None:
    """By sex the total is hidden with a companion, by grade both are printed."""
    sexes = write("sexes.csv", "unit,sex,value\na,women,[c]\na,men,9\na,Total,[c]\n")
    grades = write("grades.csv", "unit,grade,value\na,1,5\na,2,7\n")
    assert attack([sexes]).exit_code == 0
    report = attack([sexes, grades])  # a = 5 + 7 = 12, women = 12 - 9 = 3
    assert ends(report) == {"sex=women, unit=a": (3, 3), "unit=a": (12, 12)}
    assert "through: unit=a = sum over grade" in attack_text(report)


def test_two_quarters_and_a_running_total(write: Write) -> None:
    first = write("q1.csv", "quarter,office,value\nQ1,a,8\nQ1,b,20\n")
    second = write("q2.csv", "quarter,office,value\nQ2,a,[c]\nQ2,b,[c]\nto Q2,a,11\nto Q2,b,[c]\n")
    assert attack([first, second]).exit_code == 0
    tree = write("tree.csv", "dimension,category,parent\nquarter,Q1,to Q2\nquarter,Q2,to Q2\n")
    report = attack([first, second], hierarchy=tree)
    assert ends(report)["office=a, quarter=Q2"] == (3, 3)  # 11 - 8
    assert [leak.cell for leak in report.leaks] == ["office=a, quarter=Q2"]


def test_a_hierarchy_adds_up_at_every_level(write: Write) -> None:
    table = write("t.csv", "ward,value\nx1,[c]\nx2,[c]\nx3,14\ny,9\nx,23\nTotal,32\n")
    tree = write("tree.csv", "dimension,category,parent\nward,x1,x\nward,x2,x\nward,x3,x\n")
    assert ends(attack([table], hierarchy=tree)) == {"ward=x1": (0, 9), "ward=x2": (0, 9)}  # 23 - 14


def test_three_dimensions(write: Write) -> None:
    """A 2 x 2 x 2 table with all margins needs eight hidden cells; hide four of a face and they fall."""
    rng = random.Random(5)
    inner = {(a, b, c): rng.randint(5, 20) for a in "pq" for b in "rs" for c in "tu"}
    lines = []
    for a in ("p", "q", "Total"):
        for b in ("r", "s", "Total"):
            for c in ("t", "u", "Total"):
                parts = [
                    n
                    for key, n in inner.items()
                    if all(y in (x, "Total") for x, y in zip(key, (a, b, c), strict=True))
                ]
                lines.append((a, b, c, sum(parts)))

    def hiding(cells: set[tuple[str, str, str]]) -> AttackReport:
        rows = [f"{a},{b},{c},{'[c]' if (a, b, c) in cells else n}" for a, b, c, n in lines]
        return attack([write("t.csv", "a,b,c,value\n" + "\n".join(rows))])

    assert {each.verdict for each in hiding({key for key in inner if key[0] == "p"}).findings} == {
        "recoverable"
    }
    assert hiding(set(inner)).exit_code == 0


def test_rounded_to_five_no_longer_gives_it_away(write: Write) -> None:
    text = "office,value\na,10\nb,[c]\nTotal,15\n"
    assert ends(attack([write("t.csv", text)])) == {"office=b": (5, 5)}
    report = attack_from_words([write("t.csv", text)], rounding="5")
    # 12.5..17.5 less 7.5..12.5 in whole numbers: from 13 - 12 = 1 to 17 - 8 = 9
    assert ends(report) == {"office=b": (1, 9)}


def test_numbers_that_do_not_fit_are_said_so(write: Write) -> None:
    with pytest.raises(DataProblems) as wrong:
        attack([write("t.csv", "office,value\na,10\nb,4\nTotal,15\n")])
    assert "do not fit together: Total = sum over office." in wrong.value.problems[0].found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("office,value\na,\nTotal,5\n", "neither a number nor a marker"),
        ("office,value\na,many\nTotal,5\n", '"many" is not known'),
        ("office,value\na,1\na,1\nTotal,2\n", "office=a stands in line 2 already"),
        ("a,b,value\nx,y,1\nx,Total,1\nz,y,2\n", "There is no number for a=z, b=Total."),
        ("office,value\na,1,2\n", "There are 3 cells, the header has 2"),
        ("office,value\n", "The table is empty"),
        ("office,value,weight\na,1,x\n", '"x" is not a number'),
    ],
)
def test_a_table_that_cannot_be_read_is_explained(write: Write, text: str, found: str) -> None:
    with pytest.raises(DataProblems) as wrong:
        attack([write("t.csv", text)])
    assert any(found in problem.found for problem in wrong.value.problems), wrong.value.problems


def test_words_of_the_command_line(write: Write) -> None:
    text = "office,n,note\na,s.o.,x\nb,9,y\nALL,12,z\n"
    path = write("t.csv", text.replace(",n,", ",value,"))
    report = attack_from_words([path], total="all", hidden="s.o.", dimensions="office", asked="0")
    assert ends(report) == {"office=a": (3, 3)}
    for words in (
        {"kind": "persons"},
        {"absent": "maybe"},
        {"bounds": "7"},
        {"bounds": "5,1"},
        {"bounds": "0,many"},
        {"rounding": "often"},
        {"rounding": "-5"},
        {"asked": "x"},
        {"asked": "-1"},
        {"asked": "nan"},
    ):
        with pytest.raises(DataProblems, match="1 problems"):
            attack_from_words([path], **words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"dimensions": "office,countie"}, 'No table has a dimension "countie".'),
        ({"apart": "quarter"}, 'No table has a dimension "quarter".'),
        ({"total": "Everybody"}, 'No total is called "Everybody".'),
    ],
)
def test_a_word_that_stands_in_no_table_is_no_protection(
    write: Write, words: dict[str, str], said: str
) -> None:
    """Taken as it is, it would leave the total out of the sums: 12 - 9 = 3 would not be found."""
    path = write("t.csv", "office,value\na,[c]\nb,9\nTotal,12\n")
    assert ends(attack([path])) == {"office=a": (3, 3)}
    with pytest.raises(DataProblems) as wrong:
        attack_from_words([path], **words)
    assert [each.found for each in wrong.value.problems] == [said]


def test_the_parts_of_a_contributors_name_stand_in_any_order(write: Write) -> None:
    table = write("investment.csv", INVESTMENT)
    one = attack([table], contributors=["activity=II, region=A", "activity=III, region=C"])
    other = attack([table], contributors=["region=C,activity=III", "region=A, activity=II"])
    assert one.by_contributors == other.by_contributors
    assert {each.knower for each in one.by_contributors} == {
        "activity=II, region=A",
        "activity=III, region=C",
    }


def test_a_name_that_is_no_hidden_cell_is_a_problem(write: Write) -> None:
    table = write("t.csv", "office,value\na,[c]\nb,[c]\nTotal,15\n")
    with pytest.raises(DataProblems) as wrong:
        attack([table], contributors=["office=c"])
    assert "There is no hidden cell" in wrong.value.problems[0].found
    with pytest.raises(DataProblems) as wrong:
        attack([table], write("r.csv", "relation,coefficient,office\nr,1,zz\n"))
    assert "there is no cell 'office=zz'" in wrong.value.problems[0].found


def test_a_large_table_is_attacked_whole(write: Write) -> None:
    """Twenty by twenty, the first column hidden but for one row: one unknown in each row, all fall."""
    rng = random.Random(1)
    rows = [[rng.randint(5, 99) for _ in range(20)] for _ in range(20)]
    lines = ["row," + ",".join(f"c{at}" for at in range(20)) + ",Total"]
    for at, row in enumerate(rows):
        shown = ["[c]" if at and not column else str(value) for column, value in enumerate(row)]
        lines.append(f"r{at}," + ",".join(shown) + f",{sum(row)}")
    sums = [sum(column) for column in zip(*rows, strict=True)]
    lines.append("Total," + ",".join(map(str, sums)) + f",{sum(sums)}")
    report = attack([write("t.csv", "\n".join(lines))])
    assert [each.lowest for each in report.findings] == [row[0] for row in rows[1:]]
    assert len(report.leaks) == 19


def test_the_documented_example_is_true(write: Write) -> None:
    form = Path(__file__).resolve().parents[3] / "plugins" / "packages" / "disclosure_control" / "FORM.md"
    blocks = re.findall(r"(?:^    .*\n)+", form.read_text(encoding="utf-8"), re.MULTILINE)
    table, answer = blocks[1], next(block for block in blocks if "5 to 30" in block)
    report = attack([write("t.csv", "\n".join(line.strip() for line in table.splitlines()))])
    assert answer.strip() in attack_text(report)
    assert report.exit_code == 0


# Two margins hidden, totals called "All" and "Both": 24 - 12 = 12 women, less 9 are 3 of 0-14 years.
AGES = """
Sex,Age,n
Men,0-14,5
Men,15+,c
Men,All,12
Women,0-14,c
Women,15+,9
Women,All,c
Both,0-14,8
Both,15+,c
Both,All,24
"""


def test_totals_have_many_names_and_so_have_numbers(write: Write) -> None:
    report = attack([write("ages.csv", AGES)])
    assert ends(report) == {
        "Age=15+, Sex=Men": (7, 7),  # 12 - 5
        "Age=0-14, Sex=Women": (3, 3),  # 8 - 5, or 12 - 9
        "Sex=Women": (12, 12),  # 24 - 12
        "Age=15+": (16, 16),  # 24 - 8
    }


def test_other_words_for_totals_are_named(write: Write) -> None:
    table = "County,Kenya total,Men,Women\nKisumu,1 204,[c],602\nSiaya,900,400,500\nNyanza,2104,[c],1102\n"
    # 2104 - 1102 = 1002 men; 1204 - 602 = 602 of them in Kisumu
    path = write("t.csv", table)
    assert ends(attack_from_words([path], total="Nyanza;Kenya total")) == {
        "County=Kisumu, column=Men": (602, 602),
        "column=Men": (1002, 1002),
    }
    assert all(each.verdict == "protected" for each in attack_from_words([path]).findings)
