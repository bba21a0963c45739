"""A typed line is understood, or what is wrong in it is said in a sentence; help is there at once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.commands import COMMANDS, GROUPS
from plugins.desk.commands.line import Mistyped, command_named, help_of, help_of_all, values

HOME = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("line", "given"),
    [
        (("sign-off",), {}),
        (
            ("sign-off", "submitted", "--office", "office_clerk"),
            {"step": "submitted", "office": "office_clerk"},
        ),
        (
            ("sign-off", "--office=Office of the Clerk", "tabled"),
            {"step": "tabled", "office": "Office of the Clerk"},
        ),
        (
            ("intake", "C:/My files/2026-27-Q2.xlsx", "--yes"),
            {"workbook": "C:/My files/2026-27-Q2.xlsx", "yes": True},
        ),
        (("intake", "--workbook", "a.xlsx"), {"workbook": "a.xlsx"}),
        (("release", "--no-browser", "--dry-run"), {"browser": False, "dry_run": True}),
        (("serve", "--port", "0"), {"port": 0}),
        (
            ("attack", "a.csv", "--also", "b.csv", "--also", "c.csv"),
            {"table": "a.csv", "also": ("b.csv", "c.csv")},
        ),
        (("import-document", "policy.txt", "--as", "policy"), {"file": "policy.txt", "as_": "policy"}),
        (("correct", "2026-27-Q1", "--value", "-"), {"quarter": "2026-27-Q1", "value": "-"}),
        (("correct", "2026-27-Q1", "--value", "-5"), {"quarter": "2026-27-Q1", "value": "-5"}),
    ],
)
def test_words_and_options_reach_the_function_whole(line: tuple[str, ...], given: dict[str, object]) -> None:
    assert values(command_named(line[0]), line[1:]) == given


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("new-quarer",), "There is no command new-quarer. Did you mean new-quarter? All commands: "),
        (("xyzzy",), "There is no command xyzzy. All commands: "),
        (("sign-off", "--offise", "x"), "sign-off has no --offise. Did you mean --office? More about it: "),
        (("sign-off", "--no-office"), "sign-off has no --no-office."),
        (("sign-off", "--office"), "--office needs a value: the office that passes it on"),
        (("new-quarter",), "new-quarter needs QUARTER: financial year and quarter, such as 2026-27-Q2."),
        (("intake", "My", "files.xlsx"), "intake does not know what to do with files.xlsx."),
        (("serve", "--port", "web"), "--port needs a number, not web."),
    ],
)
def test_a_line_that_is_not_understood_gets_a_sentence(line: tuple[str, ...], said: str) -> None:
    with pytest.raises(Mistyped) as sentence:
        values(command_named(line[0]), line[1:])
    assert str(sentence.value).startswith(said)


def test_the_help_names_the_steps_of_a_quarter_first_and_in_order() -> None:
    named = re.findall(r"^  ([a-z-]+) ", help_of_all(), re.MULTILINE)
    assert named == [command.name for command in COMMANDS]
    after = "release publish verify correct reorganise key build"
    steps = f"new-quarter intake check compare preview sign-off {after}"
    assert named[:14] == ["desk", *steps.split()]
    assert {"test", "lint"} <= {command.name for command in GROUPS[3].commands}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_each_of_its_arguments_explains_itself(command) -> None:
    text = " ".join(help_of(command).split())
    assert len(command.summary) > 20
    for argument in command.arguments:
        assert argument.help in text
    assert set(command.help) == {argument.name.strip("_") for argument in command.arguments}


def test_no_command_is_declared_twice() -> None:
    names = [command.name for command in COMMANDS]
    assert sorted(set(names)) == sorted(names)


def test_help_needs_nothing_but_the_standard_library() -> None:
    """``-S`` leaves out everything that was installed."""
    code = f"import sys; sys.path.insert(0, {str(HOME)!r}); from plugins.desk.commands.__main__ import main"
    for words in ([], ["--help"], ["release", "--help"]):
        done = subprocess.run(
            [sys.executable, "-S", "-c", f"{code}; sys.exit(main({words}))"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert "start.py" in done.stdout


def test_invoke_lists_the_same_commands_with_the_same_help() -> None:
    def said(*words: str) -> str:
        command = [sys.executable, "-m", "invoke", *words]
        return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True).stdout

    listed = set(re.findall(r"^  ([a-z-]+) ", said("--list"), re.MULTILINE))
    assert listed == {command.name for command in COMMANDS}
    text = " ".join(said("--help", "import-document").split())
    assert "--as=STRING which text it is: policy, framework or record" in text
