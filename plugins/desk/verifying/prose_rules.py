"""What no sentence of the site may look like, in either language, each rule by name.

The house's rules of prose (a digit opens no sentence, a number agrees with its verb, one way to write
per cent ...) and the words and patterns that Kiswahili readers misread. A rule is a pattern and where it is
looked for; what it finds is shown as it stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .prose import Kind, Piece, sentences

_PROSE: tuple[Kind, ...] = ("prose",)
_SAID: tuple[Kind, ...] = ("prose", "title")
_EVERYWHERE: tuple[Kind, ...] = ("prose", "title", "cell")

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MARK = "Illustrative figures|Takwimu za mfano"
#: Words that begin a sentence of the site; a name after the mark keeps its capital.
_BEGINS = (
    "The|On|By|From|Of|A|No|None|All|It|In|Kuanzia|Kufikia|Tarehe|Kwa|Kati|Hakuna|Uko|Iko|Ni|Nusu|Ripoti"
    "|Maswali|Takwimu"
)
_PLURAL = "malengo|maswali|mapendekezo|miswada|vikao|viashiria|majibu|maombi|wawakilishi"
_MANY = "(?:zili|yali|vili|wali|zime|yame|vime|wame|zina|yana|vina|haziku|hayaku|haviku|hawaku)"
_DID = f"(?:{_MANY}|ili|uli|lili|kili|ali|ime|ume|lime|kime)"
#: The word of possession, which no ordinal number follows (robo ya kwanza, mwezi wa sita).
_OF = (
    "(?:wa|ya|za|la|cha|vya|pa)"
    r"(?! (?:kwanza|pili|tatu|nne|tano|sita|saba|nane|tisa|kumi|mwisho|juu|chini|kila|kati)\b)"
)
#: Before, after, on ...: they end in the same word and possess nothing.
_PLACES = "(?:kabla|baada|mbele|nyuma|juu|chini|ndani|nje|kati|badala|zaidi|kando|karibu|baadhi)"
#: Words that a reader takes for another thing, or that stand beside the word that the site uses.
_REFUSED = (
    "nafuu|hisa|maandiko|mgeni|wageni|kwa bahati|mbegu|namba|dodoso|viashirio|kandarasi|umahiri|waheshimiwa"
    "|mjumbe|wajumbe|wakaazi|vipakuzi|kiwango cha(?! mwanzo| chini| juu| AA)|udhibiti wa ufichuzi"
    "|bodi ya utumishi(?! wa umma)|kuingiza tija|kisanduku|visanduku|mwaka mmoja awali|kwa hiyo|maalum(?!u)"
)
#: How a sentence begins that leans on the one before it; it is told twice only after the same one.
_LEANS = re.compile(
    r"^(?:Compared (?:is|are)|The target of|Vinavyolinganishwa|Kinacholinganishwa|Lengo la)\b"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """``name`` says what is wrong; ``refused`` finds it in each sentence of the pieces of these kinds, in
    the language, or in both if none is named."""

    name: str
    refused: re.Pattern[str]
    kinds: tuple[Kind, ...]
    language: str = ""


def _rule(name: str, refused: str, kinds: tuple[Kind, ...] = _SAID, language: str = "") -> Rule:
    return Rule(name, re.compile(refused), kinds, language)


RULES = (
    _rule(
        "a sentence opens with a digit",  # a clause number or a day may: 6.1 to 6.3 ..., 30 October 2026 ...
        rf"^{_NUMBER}(?:\u00a0?%)? (?!\w+ \d{{4}}\b|(?:to|na|hadi|and) \d)[^\W\d_].*[.!?]$",
        _PROSE,
    ),
    _rule("a title opens with a digit", rf"^{_NUMBER}(?:\u00a0?%| of| kati) ", ("title",)),
    _rule("a capital follows the mark", rf"^(?:{_MARK}): (?:{_BEGINS})\b"),
    _rule(
        "two sentences are joined by a colon",
        rf"^(?!{_MARK})\w+ \w+ \w[\w ]*(?<!\d): "
        r"(?:Over|From|In|On|By|Kwa|Kutoka|Kuanzia|Kufikia) [^:]*[.!?]$",
        _PROSE,
    ),
    _rule(
        "one is told with a plural verb",
        r"(?:\b1 of [\d,]+ [a-z -]{3,60}?|^One of [\d,]+ [a-z -]{3,60}?) (?:were|are|have)\b",
        language="en",
    ),
    _rule(
        "one is told with a plural verb",
        rf"(?i)(?<![\d.,])1 (?:kati ya [\d,]+ )?{_MANY}\w+|\b(?:{_PLURAL}) 1\b",
        language="sw",
    ),
    _rule("nothing is told with a number", rf"(?<![\d.,])0 (?:kati ya [\d,]+ )?{_DID}\w+", language="sw"),
    _rule(
        "words stand twice in a row",  # but the language says: mara kwa mara
        r"\b(?!mara kwa)([^\W\d_]{2,} [^\W\d_]{2,}(?: [^\W\d_]+)?) \1\b",
    ),
    _rule("two spaces stand together", r"\u00a0[ \u00a0]| \u00a0", _EVERYWHERE),
    _rule("per cent touches its number in a sentence", r"\d%|\d %", _PROSE, "en"),
    _rule("a per cent sign stands in a sentence", r"\d[\u00a0 ]?%", language="sw"),
    _rule(
        "something was not filled in",
        r"\{\w*\}|\(\s*\)|(?<![.…])\.\.(?![.…])|: ?\.|,,",
        _EVERYWHERE,
    ),
    _rule(
        "English stands in Kiswahili without its language said",
        r"(?<![(/\w])(?:[Tt]he|[Oo]f the|[Oo]ffice of|[Hh]eads? of|[Dd]epartment of|[Aa]nd the|was|were) ",
        _EVERYWHERE,
        "sw",
    ),
    _rule("a word is refused", rf"(?i)\b(?:{_REFUSED})\b", _EVERYWHERE, "sw"),
    _rule(
        "a signature is called right",
        r"(?i)\b\w*ti\w{0,3}a sahihi\b|\bsahihi (?:moja|yake|yao)\b",
        _EVERYWHERE,
        "sw",
    ),
    _rule(
        "a number stands before its noun",
        rf"(?<![\d,./(-])\b{_NUMBER}[ \u00a0](?:siku|viashiria|saa|kurasa)\b",
        language="sw",
    ),
    _rule(
        "three genitives in a row",
        rf"(?i:\b(?!{_PLACES}\b)[a-z]+) {_OF} [a-z]+ {_OF} [a-z]+ {_OF} [a-z]+",
        language="sw",
    ),
    _rule(
        "na is by and and in one clause",
        rf"\b{_DID}\w*wa na (?!\d)[A-Za-z]+(?: [a-z]+){{0,2}} na [a-z]+\b",
        _PROSE,
        "sw",
    ),
)


def check_prose(pieces: Iterable[Piece]) -> Iterator[str]:
    """Each fault: the rule, and the words that break it; also a sentence after a stop that begins with a
    small letter, and a sentence with a figure that two paragraphs tell."""
    told: set[tuple[str, str]] = set()
    for piece in pieces:
        rules = [rule for rule in RULES if piece.kind in rule.kinds and rule.language in ("", piece.language)]
        before = ""
        for place, sentence in enumerate(sentences(piece.text)):
            for rule in rules:
                if found := rule.refused.search(sentence):
                    yield f"{rule.name}: {_around(sentence, found)}"
            if place and piece.kind == "prose" and sentence[:1].islower():
                yield f"a sentence begins with a small letter: “{sentence[:70]}”"
            if piece.is_paragraph and not piece.folded and _is_statement(sentence):
                key = (before if _LEANS.search(sentence) else "", sentence)
                if key in told:
                    yield f"the same is told twice: “{sentence[:80]}”"
                told.add(key)
            before = sentence


def _is_statement(sentence: str) -> bool:
    return sentence.endswith(".") and len(sentence.split()) >= 8 and any(map(str.isdigit, sentence))


def _around(sentence: str, found: re.Match[str]) -> str:
    return f"“{sentence[max(found.start() - 30, 0) : found.end() + 40].strip()}”"
