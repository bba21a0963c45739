"""What a new subject begins with: at most six files, and a line in each of two lists.

The files stand beside this one as templates. Whoever makes a subject then says what its columns mean,
and translates its words; the test shows what is there already.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from checked_tables.nearest import listed
from plugins.core.packing.descriptions import read_descriptions
from plugins.core.statements.wording import read_wording
from plugins.desk.schema_layout import layout
from plugins.desk.writing import write_whole
from plugins.portal.contents import contents

_TEMPLATES = Path(__file__).parent
_WORD = re.compile(r"[a-z][a-z0-9_]{1,28}[a-z0-9]")
#: Words that already mean something in the files that would be written.
_MEANING = frozenset(
    {
        *("bilingual", "cell", "entry", "page", "report", "section", "sheet", "site", "status", "subject"),
        *("table", "teller", "test", "tests", "tiny", "label", "constants"),
    }
)
_SUBJECTS = Path("plugins", "portal", "subjects.py")
_EXAMPLES = Path("tools", "illustrative", "examples.py")


class Refused(Exception):  # noqa: N818  (it is what people read, not the name of a fault)
    """The word cannot be a subject's; the text says why, in one sentence. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a new subject begins with: its files, and the files that gained a line."""

    files: tuple[Path, ...]
    changed: tuple[Path, ...]


def new_subject(word: str, home: Path, table_only: bool = False) -> Written:
    """Write the files of the subject ``word`` into the repository ``home``, and list it.

    ``table_only``: a schema and a record, without a page. Raises ``Refused`` before anything is written.
    """
    for reason in _reasons(word, home):
        raise Refused(reason)
    files = _files(word, table_only)
    if there := [str(path) for path in files if (home / path).exists()]:
        raise Refused(f"{listed(there)} is there already; choose another word.")
    changed = {
        _SUBJECTS: _with_subject((home / _SUBJECTS).read_text(encoding="utf-8"), word, table_only),
        _EXAMPLES: _with_example((home / _EXAMPLES).read_text(encoding="utf-8"), word),
    }
    for path, text in {**files, **changed}.items():
        write_whole(home / path, text.encode())
    return Written(tuple(files), tuple(changed))


def _reasons(word: str, home: Path) -> Iterator[str]:
    """Why the word cannot be a subject's, each in one sentence."""
    if not _WORD.fullmatch(word) or "__" in word:
        yield (
            f"{word!r} is not a good name: write 3 to 30 small letters, digits and single underscores, "
            "the first of them a letter."
        )
    if keyword.iskeyword(word) or keyword.issoftkeyword(word) or word in _MEANING:
        yield f"{word} means something else in the code; choose another word."
    keys = read_wording(home / "content" / "wording").of("en").entries.keys()
    taken = {
        *(path.name for path in (home / "plugins" / "subjects").iterdir()),
        *(key.split(".")[0] for key in keys),
        *(key.split(".")[1] for key in keys if key.startswith(("nav.", "data_file."))),
        *read_descriptions(home / "data" / "schemas"),
    }
    if word in taken:
        yield f"There is already something called {word}; choose another word."
    slug = _slug(word)
    pages = {entry.slug.split("/")[0] for _, entries in contents() for entry in entries}
    if slug in pages or any((home / "content").rglob(f"{slug}.md")):
        yield f"There is already a page {slug}; choose another word."


def _files(word: str, table_only: bool) -> Mapping[Path, str]:
    """The texts of the new files, by their places."""
    schema = Path("data", "schemas", word, f"{word}.json")
    subject, tests = Path("plugins", "subjects", word), Path("tests", "subjects", word)
    places = {"schema": schema, "record": subject / "record.py"}
    if not table_only:
        places |= {
            "words": Path("content", "wording", f"{word}.toml"),
            "page": subject / "page.py",
            "declaration": subject / "declaration.py",
            "test": tests / f"test_{word}.py",
        }
    texts = {path: _filled(name, word) for name, path in places.items()}
    texts[schema] = layout(json.loads(texts[schema]))
    return texts


def _filled(name: str, word: str) -> str:
    # no text that readers see holds a typed digit
    spoken = re.sub(r"\d", "", word).replace("_", " ").strip()
    template = Template((_TEMPLATES / f"{name}.txt").read_text(encoding="utf-8"))
    return template.substitute(
        word=word, Class=_class(word), slug=_slug(word), spoken=spoken, heading=spoken.capitalize()
    )


def _class(word: str) -> str:
    return "".join(part.capitalize() for part in word.split("_"))


def _slug(word: str) -> str:
    return word.replace("_", "-")


def _with_subject(text: str, word: str, table_only: bool) -> str:
    """The list of subjects with one more at its end; its import stands in its place by the alphabet."""
    if table_only:
        line = f"from plugins.subjects.{word}.record import {_class(word)}"
        name = f'Subject(word="{word}", records=({_class(word)},))'
    else:
        line = f"from plugins.subjects.{word}.declaration import SUBJECT as {word.upper()}"
        name = word.upper()
    lines = text.split("\n")
    imports = [place for place, each in enumerate(lines) if each.startswith("from plugins.subjects.")]
    after = [place for place in imports if lines[place] < line]
    lines.insert(after[-1] + 1 if after else imports[0], line)
    beginning = next(place for place, each in enumerate(lines) if each.startswith("SUBJECTS"))
    lines.insert(lines.index(")", beginning), f"    {name},")
    return "\n".join(lines)


def _with_example(text: str, word: str) -> str:
    """The list of tables that get rows of their examples, with one more at its end, each on its own line."""
    opening, mark, rest = text.partition("TABLES: tuple[str, ...] = (")
    names, end, after = rest.partition(")")
    return f'{opening}{mark}{names.rstrip()}\n    "{word}",\n{end}{after}'
