"""Numbers that sentences say of a figure that is hidden, in both languages.

The forms of sentences are as open as the program: *Of {n} {what}, {k} {done} ({share}).* Wherever one of such
a form stands with the words or the title of a metric that has a hidden figure, its numbers are the figure's;
the sentence that follows at once tells the earlier figure it is compared with, or the difference.
A sentence is of the quarter, version and unit that its file is named for, else of the Assembly as a whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from disclosure_control.marks import number_in
from disclosure_control.outputs import pieces
from disclosure_control.package import Number, Said
from disclosure_control.system import Relation
from plugins.core.statements.formats import MONTHS
from plugins.core.statements.wording import Words
from plugins.core.time.quarter import Quarter

from .rows import Row, VersionId, version_named
from .tables import Found

ASSEMBLY = "assembly"
#: A number as sentences write it, its thousands parted; so no year is one, nor a day before its month.
_MONTH = "|".join(month for months in MONTHS.values() for month in months)
_NUMBER = rf"(?<![\d,.])\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?(?![\d,]*\d)(?!\s(?:{_MONTH}))"
#: What is written beside a number: a unit, a currency; of millions the digits are not the value.
_GROUPS = {name: rf"(?P<{name}>{_NUMBER})" for name in ("n", "k")} | dict.fromkeys(
    ("share", "figure"), rf"(?:(?:[^\s\d.:;()]+\s)?(?P<value>{_NUMBER})(?!\s*(?:million|billion))[^\d.;()]*)"
)
_EARLIER = rf"(?:(?P<k>{_NUMBER}) {{of}} (?P<n>{_NUMBER})|[^\d.;]*?(?P<value>{_NUMBER})[^\d.;]*?)"
_SIZE = rf"[^\d.;]*?(?P<size>{_NUMBER})[^\d.;]*?"
_TITLE = re.compile(r"(?:metric_)?title_(?:en|sw)")
_PLACE = re.compile(r"\{(\w+)\}")
#: What a figure is compared with, and which quarter that is.
_BASES = {"previous": "previous", "year": "year_earlier"}
#: Which number of the figure each number of a sentence is.
_PARTS = {"k": "numerator", "n": "denominator", "value": "value"}


@dataclass(frozen=True, slots=True)
class Phrases:
    """How sentences speak of a metric in one language: titles, things counted, and what is said of them."""

    titles: frozenset[str]
    things: frozenset[str]
    done: frozenset[str]


def said_in_sentences(
    texts: Mapping[str, bytes], tables: Sequence[Found], rows: Sequence[Row], words: Sequence[Words]
) -> Iterator[tuple[VersionId, Said]]:
    """What the texts say of the figures that the rows hide, and in which version of which quarter; titles of
    metrics stand in the tables."""
    figures = [row for row in rows if row.hidden and row.table.key == ("metric_id", "unit_id")]
    metrics = {row.key[0] for row in figures}
    units = {row.key[1] for row in figures} | {ASSEMBLY}
    versions = {row.version for row in rows}
    newest = dict(sorted(versions))
    titles = _titles(tables)
    forms = [_Forms(each, one, titles[one, each.language]) for each in words for one in sorted(metrics)]
    marks = {mark.encode() for form in forms for mark in form.marks}
    for name, content in texts.items():
        quarter, version = version_named(name)
        if quarter not in newest or not any(mark in content for mark in marks):
            continue
        at = (quarter, version if (quarter, version) in versions else newest[quarter])
        unit = next((each for each in units if each.replace("_", "-") in name.replace("_", "-")), ASSEMBLY)
        for piece in pieces(name, content):
            text = re.sub(r"\s+", " ", piece.said)
            for form in forms:
                for said in form.said_of(text, at[0], unit):
                    yield at, said


class _Forms:
    """The forms of sentences in one language about one metric."""

    def __init__(self, words: Words, metric: str, titles: Iterable[str]) -> None:
        phrases = _phrases(words, metric, titles)
        self.metric, self.marks = metric, [each for each in (*phrases.done, *phrases.titles) if each]
        self._figures = [
            (kind, re.compile(_pattern(text, phrases), re.IGNORECASE))
            for kind, text in _templates(words, "figure_of.")
        ]
        of = _templates(words, "figure.counts")
        between = next((text for _, text in of), "{numerator} of {denominator}").split("}")[1].split("{")[0]
        self._changes = [
            (kind, re.compile(_change_pattern(text, between.strip()), re.IGNORECASE))
            for kind, text in _templates(words, "change.")
            if kind.split(".")[1] in _BASES
        ]

    def said_of(self, text: str, quarter: str, unit: str) -> Iterator[Said]:
        for kind, match in ((kind, each) for kind, form in self._figures for each in form.finditer(text)):
            given = {name: each for name, each in match.groupdict().items() if each}
            other = ".amount_" if "n" in given else ".cases_"  # the same words: of cases, or of an amount
            if kind.endswith("none"):
                given["k"] = "0"
            elif kind.endswith("all"):
                given["k"] = given["n"]
            elif kind.endswith("count"):
                given["value"] = given.pop("k")
            yield from self._numbers(given, quarter, unit)
            following = text[match.end() :].lstrip(" .")
            for change, form in self._changes:
                if other not in change and (after := form.match(following)):
                    yield from self._compared(change, after, quarter, unit)

    def _numbers(self, given: Mapping[str, str], quarter: str, unit: str) -> Iterator[Said]:
        for group, part in _PARTS.items():
            value = number_in(given.get(group, ""))
            if value is not None:
                places = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
                yield Number(
                    name=f"{quarter} {self.metric} {unit} {part}",
                    table="sentences",
                    hidden=None,
                    printed=value,
                    unit=places if group == "value" else Decimal(0),
                )

    def _compared(self, kind: str, match: re.Match[str], quarter: str, unit: str) -> Iterator[Said]:
        now = Quarter.parse(quarter)
        before = str(getattr(now, _BASES[kind.split(".")[1]]))
        given = {name: each for name, each in match.groupdict().items() if each}
        if "size" not in given:
            yield from self._numbers(given, before, unit)
            return
        size = number_in(given["size"]) or Decimal(0)
        part = "numerator" if ".cases_" in kind else "value"
        signed = size if kind.endswith("higher") else -size
        room = Decimal(0) if part == "numerator" else Decimal(1).scaleb(int(size.as_tuple().exponent))
        names = [f"{each} {self.metric} {unit} {part}" for each in (quarter, before)]
        yield Relation(
            name=f"{names[0]} is {signed} more than before",
            terms={names[0]: Decimal(1), names[1]: Decimal(-1)},
            low=signed - room,
            high=signed + room,
        )


def _templates(words: Words, start: str) -> Iterator[tuple[str, str]]:
    for key, entry in words.entries.items():
        if key.startswith(start):
            yield from ((key, text) for text in entry.forms.values())


def _titles(tables: Iterable[Found]) -> Mapping[tuple[str, str], set[str]]:
    """What the tables call each metric in each language."""
    titles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for table in tables:
        header = [cell.strip() for cell in table.grid[0]] if table.grid else []
        named = [(at, name[-2:]) for at, name in enumerate(header) if _TITLE.fullmatch(name)]
        if "metric_id" in header and named:
            metric = header.index("metric_id")
            for row in table.grid[1:]:
                for at, language in named:
                    if max(at, metric) < len(row) and row[at].strip():
                        titles[row[metric].strip(), language].add(row[at].strip())
    return titles


def _phrases(words: Words, metric: str, titles: Iterable[str]) -> Phrases:
    said = {key.rpartition(".")[2]: set[str]() for key in words.entries if key.startswith("metric_words.")}
    for key, text in _templates(words, f"metric_words.{metric}."):
        said[key.rpartition(".")[2]].add(text)
    many, every = said.get("many", set()), said.get("every", set())
    done = (each for name in ("done_one", "done_many", "none_done", "verb") for each in said.get(name, ()))
    return Phrases(
        titles=frozenset(titles),
        things=frozenset((*said.get("one", ()), *many, *(" ".join(both) for both in product(many, every)))),
        done=frozenset(done),
    )


def _pattern(template: str, phrases: Phrases) -> str:
    """The template as a pattern; one that needs words which the metric has none of matches nothing."""
    known = {"what": phrases.things, "done": phrases.done, "title": phrases.titles}

    def place(match: re.Match[str]) -> str:
        name = match[1]
        if name in known:
            longest_first = sorted(known[name], key=len, reverse=True)
            return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else r"(?!)"
        return _GROUPS.get(name, r"[^.;]*?")

    return _filled(template.rstrip("."), place)


def _change_pattern(template: str, between: str) -> str:
    earlier = _EARLIER.replace("{of}", re.escape(between))
    return _filled(
        template.rstrip("."),
        lambda match: {"base": earlier, "size": _SIZE}.get(match[1], r"[^.;]*?"),
    )


def _filled(template: str, place: Callable[[re.Match[str]], str]) -> str:
    """The text between the places taken as it stands, with any blank between its words."""
    out, at = [], 0
    for match in _PLACE.finditer(template):
        out += [re.escape(template[at : match.start()]), place(match)]
        at = match.end()
    return "".join([*out, re.escape(template[at:])])
