"""Rules between the columns of a row, as words of the table's schema.

Each entry of a schema's list ``rules`` begins with one word, which says what must hold:

- ``order``: each filled column is not before (not less than) the filled one named before it
- ``atMost``: the first column is no more than the second, where both are filled
- ``notAfter``, ``notBefore``: each filled column against ``limit``, such as ``quarter.last_day``
- ``inQuarter``: each filled column is a day of the quarter
- ``filled``, ``empty``: each column is so
- ``together``: all of the columns are filled, or none
- ``oneOf``: a column and the only values that it may have
- ``first``: a list of rules, of which only the first that is broken is said

``when`` and ``unless`` bind a rule to rows: columns with the values that they have, ``"*"`` for filled and
``""`` for empty; in a list of several it is enough that one of them fits. ``kind``, ``say``, ``write``,
``severity`` and ``at`` (the column to look at, named once) are those of the problem that a broken rule is.
Its texts may hold the row's values by column, ``{this}`` and ``{this_name}`` for the cell, ``{other}`` and
``{other_name}`` for what it is compared with, and the facts of the quarter (``FACTS``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast, get_args

Word = Literal[
    "order", "atMost", "notAfter", "notBefore", "inQuarter", "filled", "empty", "together", "oneOf"
]
#: What rules may know of the version that a row stands in.
FACTS = frozenset(
    {
        *("quarter.first_day", "quarter.last_day", "quarter.financial_year", "quarter.calendar_year"),
        *("release.as_at", "release.published_on", "release.stage"),
    }
)
ANYTHING, NOTHING = "*", ""

_OTHER_WORDS = frozenset({"limit", "when", "unless", "kind", "say", "write", "severity", "at"})
_OF_CELL = frozenset({"this", "this_name", "other", "other_name"})
_SEVERITIES = ("error", "warning")
_HOLE = re.compile(r"\{([a-z0-9_.]+)\}")
#: The fewest columns that a word can be about.
_FEWEST: Mapping[str, int] = {"order": 2, "atMost": 2, "together": 2}
#: Words that look at each column by itself.
_ALONE = ("filled", "empty", "together", "oneOf")
_CORRECT = "Correct one of the two."
#: The usual kind, ``say`` and ``write`` of a word, or of a word with its limit.
_USUAL: Mapping[str, tuple[str, str, str]] = {
    "order": ("dates-backwards", "{this} is before {other_name}, {other}.", _CORRECT),
    "atMost": ("part-too-large", "{this} is more than {other_name}, {other}.", _CORRECT),
    "notAfter quarter.last_day": (
        "date-after-quarter",
        "{this} is after the quarter's last day, {quarter.last_day}.",
        "The register closes on that day; leave the row for the next quarter.",
    ),
    "notAfter release.as_at": (
        "date-after-reporting",
        "{this} is after the reporting date, {release.as_at}.",
        "Correct the date; what came later belongs in the next quarter.",
    ),
    "notAfter release.published_on": (
        "date-after-publication",
        "{this} is after the publication on {release.published_on}.",
        "Check the date.",
    ),
    "notBefore quarter.last_day": (
        "date-before-end",
        "{this} is before the quarter's last day, {quarter.last_day}.",
        "Check the date.",
    ),
}


class Has(NamedTuple):
    """A column (or a fact) that has one of these values; ``ANYTHING`` and ``NOTHING`` are values too."""

    name: str
    values: tuple[str, ...]


#: Alternatives; each fits where all that it names fit. Without any, a condition fits nothing.
Condition = tuple[tuple[Has, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRule:
    """One rule: its ``word`` with the ``columns`` it is about, and the problem that a breach of it is.

    ``values`` are those of ``oneOf``; without ``when`` a rule holds in every row.
    """

    word: Word
    columns: tuple[str, ...]
    kind: str
    say: str
    write: str
    limit: str = ""
    values: tuple[str, ...] = ()
    when: Condition = ()
    unless: Condition = ()
    severity: Literal["error", "warning"] = "error"
    at: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Every column and fact that the rule needs to know, those of its texts included."""
        of_conditions = (has.name for each in (*self.when, *self.unless) for has in each)
        texts = " ".join((self.say, self.write, *self.values))
        found = {*self.columns, *of_conditions, *_HOLE.findall(texts), self.limit, self.at}
        if self.word == "inQuarter":
            found |= {"quarter.first_day", "quarter.last_day"}
        return frozenset(found - _OF_CELL - {""})


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """One entry of a schema's ``rules``. ``only_first``: of a row, at most one breach is said."""

    rules: tuple[ColumnRule, ...]
    only_first: bool = False


def rules_of(found: Iterable[Mapping[str, Any]], types: Mapping[str, str]) -> tuple[RuleGroup, ...]:
    """The rules of a table whose columns have these types; ``ValueError`` says which word, column or fact is
    not known, or what cannot be compared."""
    groups = tuple(_group(each) for each in found)
    for group in groups:
        for rule in group.rules:
            _check(rule, types)
    return groups


def _check(rule: ColumnRule, types: Mapping[str, str]) -> None:
    if unknown := rule.names - FACTS - set(types):
        raise ValueError(f"a rule {rule.word} names {sorted(unknown)}, which is no column")
    if len(rule.columns) < _FEWEST.get(rule.word, 1) or (rule.word == "atMost" and len(rule.columns) != 2):
        raise ValueError(f"a rule {rule.word} is about two columns, not about {list(rule.columns)}")
    compared = {types[name].replace("integer", "number") for name in rule.columns}
    if rule.limit or rule.word == "inQuarter":
        compared.add("number" if rule.limit == "quarter.calendar_year" else "date")
    if rule.word not in _ALONE and len(compared) > 1:
        raise ValueError(f"a rule {rule.word} is about {list(rule.columns)}, which cannot be compared")


def _group(found: Mapping[str, Any]) -> RuleGroup:
    if "first" not in found:
        return RuleGroup((_rule(found),))
    if set(found) != {"first"}:
        raise ValueError("a rule first stands alone, with a list of rules")
    return RuleGroup(tuple(_rule(each) for each in found["first"]), only_first=True)


def _rule(found: Mapping[str, Any]) -> ColumnRule:
    words = [each for each in found if each in get_args(Word)]
    unknown = set(found) - set(words) - _OTHER_WORDS
    if len(words) != 1 or unknown:
        raise ValueError(f"a rule begins with one of {get_args(Word)}, not with {sorted(unknown or words)}")
    word, limit = cast(Word, words[0]), found.get("limit", "")
    if (word in ("notAfter", "notBefore")) != bool(limit):
        raise ValueError(f"a rule {word} has a limit of {sorted(FACTS)}, or none at all")
    of_one = word == "oneOf"
    usual = _USUAL.get(f"{word} {limit}".strip(), ("", "", ""))
    kind, say, write = (
        found.get(key, text) for key, text in zip(("kind", "say", "write"), usual, strict=True)
    )
    severity = found.get("severity", "error")
    if not (kind and say and write) or severity not in _SEVERITIES:
        raise ValueError(f"a rule {word} needs kind, say and write, and a severity of {_SEVERITIES}")
    named = found[word]
    return ColumnRule(
        word=word,
        columns=tuple(named),
        values=tuple(value for each in named.values() for value in each) if of_one else (),
        limit=limit,
        kind=kind,
        say=say,
        write=write,
        when=_condition(found.get("when", ())),
        unless=_condition(found.get("unless", ())),
        severity=severity,
        at=found.get("at", ""),
    )


def _condition(found: Mapping[str, Any] | Iterable[Mapping[str, Any]]) -> Condition:
    alternatives = [found] if isinstance(found, Mapping) else found
    return tuple(tuple(_all_of(each)) for each in alternatives)


def _all_of(found: Mapping[str, Any]) -> Iterator[Has]:
    for name, values in found.items():
        yield Has(name, (values,) if isinstance(values, str) else tuple(values))
