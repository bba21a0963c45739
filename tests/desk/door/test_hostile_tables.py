"""Tables and specifications for the tools of anybody's tables that hold more than any table, or are none: the
command, as it is typed, refuses each in a sentence, soon and in little memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[3]
_PYTHON = re.compile(r"Traceback|Error\b|Exception|None|codec|0x|Errno")
ATTACK, WEIGH = ("attack", "{file}"), ("weigh", "{file}")
ROWS = ("aggregate", "{file}", "spec.toml", "out")
SPECIFICATION = ("aggregate", "rows.csv", "{file}", "out")
COMPOSE = ("compose", ".", "figures.csv", "out")
SPEC = b'[[table]]\nname = "staff"\ndimensions = ["department", "sex"]\n'
PAIRS = "".join(f"a{number},b{number},{number % 7}\n" for number in range(9_000)).encode()

#: The command, the name of the file, what is in it, and how the refusal begins.
FILES: dict[str, tuple[tuple[str, ...], str, Callable[[], bytes], str]] = {
    "a line of commas": (ATTACK, "x.csv", lambda: b"," * 15_000_000, "This row has 15,000,001 cells"),
    "a line of semicolons": (ATTACK, "x.csv", lambda: b"a" + b";" * 20_000, "This row has 20,001 cells"),
    "comparisons of commas": (WEIGH, "x.csv", lambda: b"," * 15_000_000, "This row has 15,000,001 cells"),
    "a cell of 150 MB": (
        ATTACK,
        "x.csv",
        lambda: b"a,value\n" + b"x" * 150_000_000 + b",3\n",
        "This file holds 150 MB",
    ),
    "a cell of 200 kB": (
        ATTACK,
        "x.csv",
        lambda: b"a,value\n" + b"x" * 200_000 + b",3\n",
        "This row has a cell of more",
    ),
    "a name of 200 kB": (
        ROWS,
        "x.csv",
        lambda: b"department,sex\n" + b"x" * 200_000 + b",f\n",
        "This row has a cell of more",
    ),
    "a quotation mark without end": (
        ATTACK,
        "x.csv",
        lambda: b'a,value\n"b' + b"x\n" * 200_000,
        "A quotation mark is opened",
    ),
    "rows with a quotation mark without end": (
        ROWS,
        "x.csv",
        lambda: b'department,sex\n"b' + b"x\n" * 99_000,
        "A quotation mark is opened",
    ),
    "UTF-16": (
        ROWS,
        "x.csv",
        lambda: "department,sex\nclerk,f\n".encode("utf-16"),
        "This file is saved as UTF-16",
    ),
    "a workbook": (ROWS, "x.csv", lambda: b"PK\x03\x04" + bytes(range(256)), "This is an Excel workbook"),
    "no bytes of a text": (ATTACK, "x.csv", lambda: b"a,value\nb\xe9,3\n", "The text is not saved as UTF-8"),
    "NUL": (ATTACK, "x.csv", lambda: b"a,value\nb\0,3\n", "This line holds a NUL byte"),
    "two hundred thousand rows": (
        ATTACK,
        "x.csv",
        lambda: b"a,value\n" + b"b,1\n" * 200_001,
        "This file has more than 200,000 rows",
    ),
    "81 million combinations": (
        ATTACK,
        "x.csv",
        lambda: b"a,b,value\n" + PAIRS,
        "Its columns make 81,000,000 combinations",
    ),
    "81 million numbers to count": (
        ROWS,
        "x.csv",
        lambda: b"department,sex,n\n" + PAIRS,
        "The table staff would have 81,018,001",
    ),
    "a number of five thousand digits": (
        ATTACK,
        "x.csv",
        lambda: b"a,value\nb," + b"9" * 5000 + b"\nc,[c]\n",
        "There is neither a number nor",
    ),
    "a number beyond the solver's infinity": (
        ATTACK,
        "x.csv",
        lambda: b"a,value\nb," + b"9" * 400 + b"\nc,[c]\n",
        "There is neither a number nor",
    ),
    "a hundred thousand brackets": (
        SPECIFICATION,
        "s.toml",
        lambda: b"a = " + b"[" * 100_000,
        "It is no TOML",
    ),
    "a hundred thousand digits": (SPECIFICATION, "s.toml", lambda: b"a = " + b"9" * 100_000, "It is no TOML"),
    "a table named as a path": (
        SPECIFICATION,
        "s.toml",
        lambda: SPEC.replace(b"staff", b"../../x"),
        "Each [[table]] needs",
    ),
    "a table named as a device": (
        SPECIFICATION,
        "s.toml",
        lambda: SPEC.replace(b"staff", b"con"),
        "Each [[table]] needs",
    ),
    "a table that is a number": (SPECIFICATION, "s.toml", lambda: b"table = 5", "Each [[table]] needs"),
    "two tables of one name": (SPECIFICATION, "s.toml", lambda: SPEC * 2, "Each [[table]] needs"),
    "dimensions that are a word": (
        SPECIFICATION,
        "s.toml",
        lambda: b'[[table]]\nname = "a"\ndimensions = "sex"',
        "Each [[table]] needs",
    ),
    "categories that are numbers": (
        SPECIFICATION,
        "s.toml",
        lambda: SPEC + b"[categories]\nsex = [1, 2]\n",
        "constants and impossible",
    ),
    "a scheme of brackets": (
        COMPOSE,
        "scheme.toml",
        lambda: b"a = " + b"[" * 100_000,
        "This line cannot be read",
    ),
    "a scheme of digits": (
        COMPOSE,
        "scheme.toml",
        lambda: b"a = " + b"9" * 100_000,
        "This line cannot be read",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_table_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    words, file, make, expected = FILES[name]
    (tmp_path / "spec.toml").write_bytes(SPEC)
    (tmp_path / "rows.csv").write_bytes(b"department,sex\n" + b"clerk,f\n" * 20)
    (tmp_path / "figures.csv").write_bytes(b"period,unit_id,metric_id,value\n")
    (tmp_path / file).write_bytes(make())
    start = time.perf_counter()
    done = typed(tmp_path, *(word.format(file=file) for word in words))
    assert time.perf_counter() - start < 45  # a busy machine; 15 seconds of a processor are the limit
    assert done.returncode == 2, done.stderr[-2000:]
    assert expected in done.stderr
    assert not _PYTHON.search(done.stderr)
    assert not (tmp_path / "out").exists()


LOOP, DEVICE, PIPE = "a link to itself", "a device without end", "a pipe that nobody fills"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (LOOP, ("attack", "{0}.csv")),
        (LOOP, ("aggregate", "{0}.csv", "spec.toml", "out")),
        (LOOP, ("compose", ".", "{0}.csv", "out")),
        (LOOP, ("import-document", "{0}.docx", "--as", "policy")),
        (DEVICE, ("import-document", "{0}.docx", "--as", "policy")),
        (PIPE, ("import-document", "{0}.docx", "--as", "policy")),
        (PIPE, ("aggregate", "rows.csv", "{0}.toml", "out")),
    ],
)
def test_what_is_no_file_is_never_waited_for(name: str, words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "spec.toml").write_bytes(SPEC)
    (tmp_path / "rows.csv").write_bytes(b"department,sex\n" + b"clerk,f\n" * 20)
    odd = tmp_path / words[[("{0}" in word) for word in words].index(True)].format("odd")
    if name == LOOP:
        odd.symlink_to(odd.name)
    elif name == DEVICE:
        odd.symlink_to("/dev/zero")
    else:
        os.mkfifo(odd)
    done = typed(tmp_path, *(word.format("odd") for word in words))
    assert done.returncode == 2, done.stderr[-2000:]
    assert done.stderr
    assert not _PYTHON.search(done.stderr)


def typed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command, typed in the folder."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.desk.commands", *words],
        cwd=HOME,
        env={**os.environ, "CALLED_FROM": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=limited,
    )


def limited() -> None:
    """Fifteen seconds of a processor and a gigabyte and a half for the whole command, its libraries too."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (15, 15))
        resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
