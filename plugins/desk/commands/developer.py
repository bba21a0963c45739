"""What developers run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .command import Command
from .places import DATA, HOME, given
from .telling import desk_told


def test(arguments: str = "") -> None:
    """Run every test; a browser is found or installed first."""
    from plugins.desk.browser import NoBrowser, browser_installed

    try:
        browser = browser_installed()
    except NoBrowser as sentence:
        print(sentence, file=sys.stderr)
        raise SystemExit(1) from None
    environment = {**os.environ, "PORTAL_BROWSER": browser, "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("CALLED_FROM", None)  # commands that the tests type are called from folders of their own
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *arguments.split()]
    raise SystemExit(subprocess.run(command, cwd=HOME, env=environment, check=False).returncode)


def lint() -> None:
    """Check the code's form: ruff and mypy."""
    for command in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        done = subprocess.run([sys.executable, "-m", *command], cwd=HOME, check=False)
        if done.returncode:
            raise SystemExit(done.returncode)


def dictionary() -> None:
    """Lay out data/schemas/ and write the data dictionary, data/README.md, from it."""
    from checked_tables.schemas import read_schemas
    from composite_index.tables import SCHEMAS as OF_INDEX
    from plugins.desk.dictionary import dictionary_text
    from plugins.desk.schema_layout import write_layout

    write_layout(DATA / "schemas")
    text = dictionary_text(read_schemas(DATA / "schemas"), read_schemas(OF_INDEX))
    (DATA / "README.md").write_text(text, encoding="utf-8")
    print("Wrote data/README.md.")


def new_subject(word: str, table_only: bool = False) -> None:
    """Begin a subject: its table, its page in both languages, its words and a test."""
    from plugins.desk.new_subject.write import Refused
    from plugins.desk.new_subject.write import new_subject as run

    try:
        written = run(word, HOME, table_only)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        raise SystemExit(2) from None
    for path in written.files:
        print(f"Wrote {path}")
    for path in written.changed:
        print(f"Added a line to {path}")
    print("Next: say in the schema what the columns mean, run the command dictionary, and make the newest")
    print("illustrative quarter anew, with three rows: python -m tools.illustrative.make --newest")


def import_document(file: str, as_: str = "", yes: bool = False) -> None:
    """Turn an official text into pages under content/official/, and report what was dropped."""
    from plugins.desk.importing import Refused
    from plugins.desk.importing import import_document as run
    from plugins.desk.lock import at_work

    def may_replace(paths: Sequence[Path]) -> bool:
        print("These files are there with other content: " + ", ".join(map(str, paths)))
        if yes:
            return True
        if not sys.stdin.isatty():
            print("Add --yes to replace them.", file=sys.stderr)
            return False
        return input("Replace them? Type yes or no: ").strip().lower() in ("y", "yes")

    with desk_told():
        try:
            with at_work(HOME / ".cache" / "importing", "import-document"):
                imported = run(given(file), as_, HOME / "content" / "official", may_replace=may_replace)
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            raise SystemExit(2) from None
    print(imported.report)
    for path in imported.written:
        print(f"Wrote {path.relative_to(HOME)}")
    for path in imported.unchanged:
        print(f"Already up to date: {path.relative_to(HOME)}")


DEVELOPER = (
    Command(test, {"arguments": "further arguments for pytest, for example 'tests/core -k quarters'"}),
    Command(lint),
    Command(dictionary),
    Command(
        new_subject,
        {
            "word": "the word that its folders, words and table bear: small letters, digits and underscores",
            "table_only": "only the schema and the record, without a page",
        },
    ),
    Command(
        import_document,
        {
            "file": "the text as .docx, .txt or .md; it is only read, never changed",
            "as": "which text it is: policy, framework or record",
            "yes": "replace pages of an earlier import without asking",
        },
    ),
)
