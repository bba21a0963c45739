"""Rules as files: what is read, and one sentence for each thing that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.counting.read_rules import read_rules
from plugins.core.counting.rule import Condition

GOOD = """\
measure = "share"
table = "committee_reports"
split = "committee_id"
where = [["due_on", "from", "first_day"], ["due_on", "up_to", "last_day"]]
numerator = [["tabled_on", "up_to", "last_day"]]
"""


def found(folder: Path, text: str, name: str = "reports.1.toml") -> list[str]:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    rules, problems = read_rules(folder, "reference/rules")
    assert len(rules) + bool(problems) == 1  # a file gives a rule, or says why not
    return [f"{one.line} {one.found} {one.write}" for one in problems]


def test_a_rule_is_named_after_its_metric_and_version(tmp_path: Path) -> None:
    (tmp_path / "ovs_report_completion.2.toml").write_text(GOOD, encoding="utf-8")
    (rule,), problems = read_rules(tmp_path, "reference/rules")
    assert problems == []
    assert (rule.key, rule.measure, rule.table) == (
        ("ovs_report_completion", 2),
        "share",
        "committee_reports",
    )
    assert rule.numerator == (Condition("tabled_on", "up_to", "last_day"),)
    assert rule.columns == ("committee_id", "due_on", "tabled_on")


def test_no_folder_is_no_rule(tmp_path: Path) -> None:
    assert read_rules(tmp_path / "rules", "reference/rules") == ((), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("measure = ", "0 This is not a TOML file"),
        (GOOD.replace("share", "average"), "1 measure is average. Write count, sum, share,"),
        (GOOD.replace('measure = "share"', ""), "0 It does not say what is measured."),
        (GOOD.replace("split", "splitt"), "3 splitt is no word of a rule. Write split, or remove it."),
        (GOOD.replace('table = "committee_reports"', ""), "1 A share needs the word table. Write table."),
        (GOOD.replace("up_to", "until"), "4 until is no op. Write is, is_not, in,"),
        (GOOD.replace(', "first_day"', ""), "4 ['due_on', 'from'] has not the value that from needs."),
        (GOOD.replace('"from", "first_day"', '"empty", "x"'), "has not the value that empty needs."),
        (GOOD.replace('"from", "first_day"', '"in", "x"'), "has not the value that in needs."),
        (
            GOOD.replace('[["tabled_on", "up_to", "last_day"]]', '["tabled_on"]'),
            "5 tabled_on is no condition.",
        ),
        (GOOD + 'units = "some"', "6 units is some. Write all or returned."),
        (GOOD + 'nothing = "0"', "6 nothing is 0. Write not_applicable or zero."),
        (GOOD + "leave_out = true", "6 leave_out is True."),
        (GOOD + 'first = { of = "bill_id" }', "6 first says not of what."),
        ('measure = "median"\ntable = "bills"', "1 A median needs the word column."),
        (
            'measure = "product"\ntable = "labour"\nfactors = [{ part = "a" }]',
            "3 {'part': 'a'} is no factor.",
        ),
        ('measure = "typed"', "1 A typed needs the word evidence."),
        ('measure = "typed"\nevidence = { en = "A list." }', "2 evidence is not said in both languages."),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_what_to_write(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in one for one in found(tmp_path / "rules", text)), found(tmp_path / "rules", text)


def test_a_file_of_another_name_is_no_rule(tmp_path: Path) -> None:
    for name in ("reports.toml", "reports.0.toml", "Reports.1.toml", "reports.1.txt"):
        (problem,) = found(tmp_path / name, GOOD, name)
        assert "No rule is called so." in problem
