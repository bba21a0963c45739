"""The wording files against what asks for them, the glossary, and each other."""

import ast
import csv
import re
from pathlib import Path

import pytest

from plugins.core.statements.wording import read_wording
from tools.illustrative.place import EXAMPLE

ROOT = Path(__file__).parents[2]
GLOSSARY = EXAMPLE.reference / "glossary.csv"
#: A call for a wording in Python or Jinja, with its key as written.
CALL = re.compile(r"""(?:\bt|\bwords|\bsay_it|\bsay)\(\s*(f?)"([a-z][a-z_]*\.[^"\n]*)\"""")
#: Kiswahili for what the site speaks of most; a text that uses the English word's idea uses this one.
TERMS = {
    "target": "lengo|malengo",
    "index": "fahirisi",
    "quarter": "robo",
    "committee": "kamati",
    "report": "ripoti",
}


@pytest.fixture(scope="module")
def wording():
    return read_wording(ROOT / "content" / "wording")


def sources():
    yield from sorted((ROOT / "plugins").rglob("*.py"))
    yield from sorted((ROOT / "theme" / "templates").rglob("*.html"))


def test_every_key_that_pages_ask_for_is_there(wording):
    words = wording.of("en")
    unknown = []
    for path in sources():
        for kind, key in CALL.findall(path.read_text(encoding="utf-8")):
            if path.name == "wording.py" or key.endswith("."):
                continue
            pattern = re.sub(r"\\\{.*?\\\}", r"[a-z0-9_.-]+", re.escape(key)) if kind else re.escape(key)
            if not any(re.fullmatch(pattern, known) for known in words.entries):
                unknown.append(f"{path.relative_to(ROOT)}: {key}")
    assert unknown == []


def test_no_kiswahili_text_is_english_left_standing(wording):
    same = {"ki", "unit_short", "data", "site"}
    english, kiswahili = wording.of("en").entries, wording.of("sw").entries
    left = [
        key
        for key, entry in english.items()
        if entry.forms == kiswahili[key].forms
        and not re.search(r"data|Data|figure\.|legend|unit_short|glossary|caption", key)
        and key.split(".")[0] not in same
        and re.search(r"[a-z]{4}", re.sub(r"\{\w+\}", "", " ".join(entry.forms.values())))
    ]
    assert left == []


@pytest.mark.parametrize(("english_word", "kiswahili"), TERMS.items())
def test_terms_follow_the_glossary(wording, english_word, kiswahili):
    asked = re.compile(rf"\b{english_word}s?\b", re.IGNORECASE)
    used = re.compile(kiswahili, re.IGNORECASE)
    strays = []
    for key, entry in wording.of("en").entries.items():
        other = wording.of("sw").entries[key]
        texts = (" ".join(entry.forms.values()), " ".join(other.forms.values()))
        plain = [re.sub(r"\{\w+\}", "", text) for text in texts]
        if asked.search(plain[0]) and not used.search(plain[1]):
            strays.append((key, *texts))
    allowed = {
        "target": {"change_word.", "sms."},
        "report": {"figure", "status", "coverage", "column", "mark", "departments", "workplan"},
    }.get(english_word, set())
    assert [stray for stray in strays if not stray[0].startswith(tuple(allowed) or "-")] == []


def test_the_glossary_calls_the_main_terms_as_the_wording_does():
    rows = {
        row["term_en"].lower(): row["term_sw"].lower()
        for row in csv.DictReader(GLOSSARY.read_text(encoding="utf-8").splitlines())
    }
    for english_word, kiswahili in TERMS.items():
        found = [term for english, term in rows.items() if english.split(" (")[0] == english_word]
        assert all(re.search(kiswahili, term) for term in found), (english_word, found)


#: Terms that the policy or other publishers use; the site tells the thing in whole sentences.
EXPLAINED_ONLY = {
    "Composite index",
    "Disclosure control",
    "No data available",
    "Open data",
    "Percentage point",
    "Performance contract",
}


def kiswahili_of_the_site(wording):
    """All Kiswahili but the glossary's own: wording, prose and the tables of words."""
    yield from (text for entry in wording.of("sw").entries.values() for text in entry.forms.values())
    yield from (path.read_text(encoding="utf-8") for path in (ROOT / "content" / "sw").rglob("*.md"))
    for path in EXAMPLE.reference.rglob("*.csv"):
        if path != GLOSSARY:
            for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
                yield from (text for name, text in row.items() if name.endswith("_sw"))


def test_each_term_of_the_glossary_stands_once_and_is_the_word_that_the_site_uses(wording):
    rows = list(csv.DictReader(GLOSSARY.read_text(encoding="utf-8").splitlines()))
    english = [row["term_en"].casefold() for row in rows]
    assert sorted(set(english)) == sorted(english)
    site = " ".join(kiswahili_of_the_site(wording)).casefold()
    unused = []
    for row in rows:
        one, _, many = row["term_sw"].casefold().rstrip(")").partition(" (wingi: ")
        if not any(word and word.split(" (")[0] in site for word in (one, many)):
            unused.append(row["term_en"])
    assert set(unused) == EXPLAINED_ONLY


#: Words that mean one thing only: the keys, by how they begin, that may speak of it.
ONE_SENSE = {
    "serikali ya kaunti": (),
    "marekebisho": ("bill.", "data_file.bill_", "table_changes.name.bill_"),
    "maana": ("glossary.", "index_sentence.band_meaning"),
    "haitumiki": ("metric_life.", "result.missing."),
    r"kikao|vikao": (
        "metric_words.",
        "bill",
        "committee",
        "set_committees.",
        "data_file.",
        "label.sittings.",
        "table_changes.",
        "resource_part.",
        "summary.hearings",
        "summaries.tells.citizens",
    ),
    r"(?:ombi|maombi)(?! (?:\{\w+\} |yote \{\w+\} )?(?:kwa bunge|\w+ huduma|\w+ habari))": (
        "petitions.",
        "disclosure.rule_never",
        "services.",
    ),
}


@pytest.mark.parametrize(("word", "keys"), ONE_SENSE.items())
def test_a_word_with_one_sense_is_said_of_that_alone(wording, word, keys):
    said = {
        key
        for key, entry in wording.of("sw").entries.items()
        if any(re.search(rf"\b(?:{word})\b", text, re.IGNORECASE) for text in entry.forms.values())
    }
    assert sorted(key for key in said if not key.startswith(keys or "-")) == []


def test_nobody_has_signed_the_kiswahili_so_its_pages_carry_the_mark(wording):
    assert wording.of("sw").carries_mark
    assert not wording.of("en").carries_mark
    assert wording.of("sw")("site.unreviewed") == "Tafsiri haijahakikiwa."


def test_prose_is_there_in_both_languages_under_the_same_names():
    english, kiswahili = (
        {
            path.relative_to(ROOT / "content" / language).as_posix()
            for path in (ROOT / "content" / language).rglob("*.md")
        }
        for language in ("en", "sw")
    )
    assert {
        "about.md",
        "methods.md",
        "accessibility.md",
        "contact.md",
        "licence.md",
        "how-to-read.md",
    } <= english
    assert english == kiswahili


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content").glob("??/*.md")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_prose_has_a_title_and_a_description_and_the_same_headings_in_number(path):
    text = path.read_text(encoding="utf-8")
    header, _, body = text.partition("\n\n")
    assert re.match(r"Title: \S.*\nDescription: \S", header)
    other = ROOT / "content" / {"en": "sw", "sw": "en"}[path.parent.name] / path.name
    count = len(re.findall(r"^## ", body, re.MULTILINE))
    assert count == len(re.findall(r"^## ", other.read_text(encoding="utf-8"), re.MULTILINE))


def test_only_the_known_contact_is_named(wording):
    texts = [
        text
        for language in ("en", "sw")
        for entry in wording.of(language).entries.values()
        for text in entry.forms.values()
    ]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "content").glob("??/*.md")]
    for text in texts:
        assert not re.search(r"[\w.]+@[\w.]+\.\w+|\+254|\b0[17]\d{8}\b", text), text


#: What stands for a part of a key that is filled in.
FILLED = "\0"
#: Keys that other files make: words for the picture of waiting times, the lead of a group of committees.
HANDED_ON = ("bill_times.", "committee.answer")


def texts_of(path):
    """Every text of a source file; the parts that are filled in as ``FILLED``."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        yield from re.findall(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+", source)
        yield from (f"{start}{FILLED}" for start in re.findall(r'"([a-z_.]+\.)"\s*~', source))
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(each.value if isinstance(each, ast.Constant) else FILLED for each in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg == "words" and isinstance(node.value, ast.Constant):
            yield f"{node.value.value}{FILLED}"


def asked_for(keys, texts):
    """The keys that a file may ask for: as it has them, by a beginning of its own, or where it fills in the
    beginning too, by one that it names."""
    for text in texts:
        pattern = re.escape(text).replace(re.escape(FILLED), r"[a-z0-9_.-]+")
        if text in keys:
            yield text
        elif re.match(r"[a-z][a-z0-9_-]*[.\0]", text) and FILLED in text:
            yield from (key for key in keys if re.fullmatch(pattern, key))
        elif re.fullmatch(r"\0\.[a-z_\0-]+", text):
            ending = re.compile(re.escape(text[1:]).replace(re.escape(FILLED), r"[a-z0-9_.-]+"))
            for key in keys:
                starts = (key[: dot.start()] for dot in re.finditer(r"\.", key))
                if any(start in texts and ending.fullmatch(key[len(start) :]) for start in starts):
                    yield key


def test_every_wording_is_asked_for(wording):
    keys = {key for key in wording.of("en").entries if not key.startswith(("label.", *HANDED_ON))}
    used = {key for path in sources() for key in asked_for(keys, set(texts_of(path)))}
    assert sorted(keys - used) == []


def test_a_wording_that_nothing_asks_for_would_be_found():
    keys = {"verdict.met", "trend.up", "nav.home", "gone.since"}
    assert set(asked_for(keys, {"nav.home", f"verdict.{FILLED}"})) == {"nav.home", "verdict.met"}
    assert set(asked_for(keys, {f"{FILLED}.{FILLED}", "trend"})) == {"trend.up"}
