"""Every word that templates and generated sentences use, in English and Kiswahili.

``content/wording/*.toml`` holds one file a subject. An entry gives both languages, or one sentence
for each form of a count::

    reviewed = false                      # until the Assembly's reviewer signs the file

    [nav]
    reports = {en = "Reports", sw = "Ripoti"}

    [tally]
    waiting.noun = "lengo"                # what is counted: its class decides the Kiswahili verbs
    waiting.en = {one = "{count} target waits.", other = "{count} targets wait."}
    waiting.sw = {one = "Lengo {count} linasubiri.", other = "Malengo {count} yanasubiri."}
    met.noun = "lengo"                    # k of n: six sentences, called with count= and of=
    met.en.none = "None of {n} targets was met."
    met.en.one = "One of {n} targets was met."
    met.en.some = "Of {n} targets, {count} were met."
    met.en.all = "All {n} targets were met."
    met.en.only = "The only target was met."
    met.en.missed = "The only target was not met."
    met.sw.none = "..."                   # see forms.py

    [constants]                           # clause numbers, years of law, names with digits in them
    pfm_year = "2012"

The headings of columns are wording too: ``label.petitions.received_on`` stands as ``labels`` under its column
in ``data/schemas``, beside ``content``.

An entry may carry its own ``reviewed = true``. No text outside ``[constants]`` may hold a digit, so
that a figure can only come from the data; ``{pfm_year}`` brings a constant in.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

from checked_tables.texts import LANGUAGES, Language
from plugins.core.time.quarter import Quarter

from . import formats
from .forms import form_of, forms_asked

_CHOOSING = {"count", "n"}  # given to choose a form, whether or not the text writes them
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_SCHEMAS = Path("data", "schemas")


class WordingProblems(Exception):  # noqa: N818  (it is a list of problems, not one error)
    """The wording files cannot be used; ``problems`` names the file and key of each mistake."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording in one language: its forms (see ``forms.py``), the names that are filled in and the
    constants that it uses, and whether somebody signed it. ``plain`` is the whole text where nothing has to
    be filled in or chosen."""

    forms: Mapping[str, str]
    names: frozenset[str]
    constants: Mapping[str, str]
    reviewed: bool
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The wording in one language; call it with a key and the values of its placeholders."""

    language: Language
    entries: Mapping[str, Entry]
    constants: Mapping[str, str]

    def __call__(self, key: str, *, count: int | None = None, of: object = None, **values: object) -> str:
        """The text of ``key`` with its placeholders filled: numbers, days and quarters as this language
        writes them, all else as it is.

        ``count`` chooses between the forms and fills ``{count}``; ``of`` (a whole number) is what it is part
        of, tells some from all, and fills ``{n}``; both are written with a thousands separator. A key that
        does not exist, a value that is missing and a value that the text does not use are each a
        ``KeyError`` that names the key.
        """
        entry = self.entries.get(key)
        if entry is None:
            raise KeyError(f"there is no wording {key!r} in content/wording")
        if entry.plain is not None and count is None and not values:
            return entry.plain
        if count is not None:
            values["count"] = formats.number(count)
        whole = of if isinstance(of, int) else None
        if whole is not None:
            values["n"] = formats.number(whole)
        if entry.names - values.keys() or values.keys() - entry.names - _CHOOSING:
            raise KeyError(f"wording {key!r} needs {sorted(entry.names)}, was given {sorted(values)}")
        try:
            text = entry.forms[form_of(entry.forms, count, whole)]
        except ValueError as missing:
            raise KeyError(f"wording {key!r} {missing}") from None
        return text.format(**entry.constants, **{name: self._written(each) for name, each in values.items()})

    def _written(self, value: object) -> object:
        match value:
            case bool():
                return value
            case int() | Decimal():
                return formats.number(value)
            case date():
                return formats.day(value, self.language)
            case Quarter():
                return formats.months(value, self.language)
        return value

    def has(self, key: str) -> bool:
        """Whether there is such a wording."""
        return key in self.entries

    @property
    def unreviewed(self) -> tuple[str, ...]:
        """The keys that no reviewer has signed in this language, sorted."""
        return tuple(sorted(key for key, entry in self.entries.items() if not entry.reviewed))

    @property
    def carries_mark(self) -> bool:
        """Whether pages in this language must say that their translation has not been checked."""
        return self.language != "en" and any(not entry.reviewed for entry in self.entries.values())


@dataclass(frozen=True, slots=True)
class Wording:
    """All wording in all languages."""

    by_language: Mapping[Language, Words]

    def of(self, language: Language) -> Words:
        """The wording in one language."""
        return self.by_language[language]


def read_wording(folder: Path) -> Wording:
    """Every ``*.toml`` in ``folder``; ``WordingProblems`` lists all mistakes, each by file and key."""
    problems: list[str] = []
    constants: dict[str, str] = {}
    where: dict[str, str] = {}
    raw: list[tuple[str, str, Mapping[str, Any], bool]] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
            problems.append(f"{path.name}: cannot be read: {mistake}")
            continue
        reviewed = tables.pop("reviewed", False) is True
        constants |= {name: str(text) for name, text in tables.pop("constants", {}).items()}
        for key, value in _entries(tables):
            if key in where:
                problems.append(f"{path.name}: {key} is already in {where[key]}")
            where[key] = path.name
            raw.append((path.name, key, value, reviewed))
    raw += _labels(folder.parent.parent / _SCHEMAS)
    by_language: dict[Language, dict[str, Entry]] = {language: {} for language in LANGUAGES}
    for file, key, value, reviewed in raw:
        texts = {language: _forms(value.get(language)) for language in LANGUAGES}
        named = {language: _names(forms) for language, forms in texts.items()}
        mistakes = _mistakes(key, value, texts, [names - constants.keys() for names in named.values()])
        problems += [f"{file}: {key} {mistake}" for mistake in mistakes]
        for language, forms in texts.items():
            asked = named[language]
            names = frozenset(asked - constants.keys())
            own = {name: constants[name] for name in asked & constants.keys()}
            signed = value.get("reviewed", reviewed) is True
            by_language[language][key] = Entry(forms, names, own, signed, _plain(forms, names, own))
    if problems:
        raise WordingProblems(tuple(problems))
    return Wording({language: Words(language, by_language[language], constants) for language in LANGUAGES})


def _labels(schemas: Path) -> Iterator[tuple[str, str, Mapping[str, Any], bool]]:
    """The headings of columns, in files that nobody has signed."""
    for path in sorted(schemas.rglob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        for field in (*schema.get("fields", ()), *schema.get("derived", ())):
            if "labels" in field:
                yield path.name, f"label.{schema['name']}.{field['name']}", field["labels"], False


def _entries(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict) and not set(value) & set(LANGUAGES):
            yield from _entries(value, f"{key}.")
        else:
            yield key, value if isinstance(value, dict) else {}


def _forms(text: object) -> dict[str, str]:
    if isinstance(text, dict):
        return {form: str(said) for form, said in text.items()}
    return {"other": text if isinstance(text, str) else ""}


def _plain(forms: Mapping[str, str], names: frozenset[str], constants: Mapping[str, str]) -> str | None:
    return forms["other"].format(**constants) if forms.keys() == {"other"} and not names else None


def _names(forms: Mapping[str, str]) -> set[str]:
    try:
        return {
            name for text in forms.values() for _, name, _, _ in Formatter().parse(text) if name is not None
        }
    except ValueError:
        return {"a brace that is not closed"}


def _mistakes(
    key: str,
    value: Mapping[str, Any],
    texts: Mapping[Language, Mapping[str, str]],
    placeholders: Sequence[Set[str]],
) -> Iterator[str]:
    if not all(_KEY.fullmatch(part) for part in key.split(".")):
        yield "is not a key: write lower-case words, digits, underscores and hyphens"
    if extra := sorted(set(value) - {*LANGUAGES, "noun", "reviewed"}):
        yield f"holds {', '.join(extra)}; an entry holds en, sw and perhaps noun, reviewed"
    for language, forms in texts.items():
        if not all(text.strip() for text in forms.values()):
            yield f"has no text in {language}"
        if asked := forms_asked(forms):
            yield f"has the forms {', '.join(forms)} in {language}; {asked}"
        for text in forms.values():
            if figures := re.findall(r"\d+", re.sub(r"\{[^{}]*\}", "", text)):
                yield f"has the figure {figures[0]} typed into its {language} text; use a placeholder"
    english, kiswahili = placeholders
    if english - {"n"} != kiswahili - {"n"}:  # "all of them" is said without telling how many
        yield f"has the placeholders {sorted(english)} in en and {sorted(kiswahili)} in sw"
