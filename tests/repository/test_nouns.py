"""Kiswahili agrees with its numbers: each counted noun with the forms of its class.

The classes and their forms are those of any grammar; a name's class decides what stands before its verb.
"""

import re
import tomllib
from pathlib import Path

import pytest

from plugins.core.statements.wording import read_wording

ROOT = Path(__file__).parents[2]

#: Verbs in the singular and plural (did, did not, has, has not, does), the relative, the word for all.
CLASSES = {
    "li/ya": ("lili|haliku|lime|halija|lina", "yali|hayaku|yame|hayaja|yana", "lili|ali", "yote"),
    "ya": ("yali|hayaku|yame|hayaja|yana", "yali|hayaku|yame|hayaja|yana", "yali", "yote"),
    "ki/vi": ("kili|hakiku|kime|hakija|kina", "vili|haviku|vime|havija|vina", "kili|kilicho", "vyote"),
    "u/i": ("uli|hauku|ume|hauja|una", "ili|haiku|ime|haija|ina", "uli", "yote"),
    "i/zi": ("ili|haiku|ime|haija|ina|iko|haito", "zili|haziku|zime|hazija|zina|ziko|hazito", "ili", "zote"),
    "u/zi": ("uli|hauku|ume|hauja|una", "zili|haziku|zime|hazija|zina", "uli", "zote"),
}
#: The noun in the singular and the plural, and its class.
NOUNS = {
    "lengo": ("malengo", "li/ya"), "pendekezo": ("mapendekezo", "li/ya"), "swali": ("maswali", "li/ya"),
    "jibu": ("majibu", "li/ya"), "ombi": ("maombi", "li/ya"), "jambo": ("mambo", "li/ya"),
    "tangazo": ("matangazo", "li/ya"), "pengo": ("mapengo", "li/ya"),
    "mapitio": ("mapitio", "ya"), "mafunzo": ("mafunzo", "ya"),
    "kikao": ("vikao", "ki/vi"), "kiashiria": ("viashiria", "ki/vi"), "kipindi": ("vipindi", "ki/vi"),
    "kitengo": ("vitengo", "ki/vi"),
    "mswada": ("miswada", "u/i"), "mkutano": ("mikutano", "u/i"),
    "hatua": ("hatua", "i/zi"), "robo": ("robo", "i/zi"), "takwimu": ("takwimu", "i/zi"),
    "ripoti": ("ripoti", "i/zi"), "ahadi": ("ahadi", "i/zi"), "kazi": ("kazi", "i/zi"),
    "ziara": ("ziara", "i/zi"), "siku": ("siku", "i/zi"), "idara": ("idara", "i/zi"),
    "kamati": ("kamati", "i/zi"), "nafasi": ("nafasi", "i/zi"), "hati": ("hati", "i/zi"),
    "sheria": ("sheria", "i/zi"), "utafiti": ("tafiti", "u/zi"),
}  # fmt: skip


def counted() -> dict[str, tuple[str, dict[str, str]]]:
    """Each wording that declares what it counts: the noun and its Kiswahili sentences by form."""
    found = {}

    def gather(table: dict, prefix: str) -> None:
        for name, value in table.items():
            if isinstance(value, dict) and "noun" in value:
                said = value["sw"]
                found[f"{prefix}{name}"] = (value["noun"], said if isinstance(said, dict) else {"": said})
            elif isinstance(value, dict):
                gather(value, f"{prefix}{name}.")

    for path in sorted((ROOT / "content" / "wording").glob("*.toml")):
        gather(tomllib.loads(path.read_text(encoding="utf-8")), "")
    return found


COUNTED = counted()


def verbs(prefixes: str, sentence: str) -> list[str]:
    """The verbs with one of these beginnings; a relative (lililofikiwa, zilizotakiwa) is none."""
    relative = re.compile(
        r"(?:li|zi|i|u|ya|ki|vi)?(?:li|na|me)?\w*?(?:liyo|lizo|lilo|licho|livyo|lio|yali?yo)"
    )
    return [
        word
        for word in re.findall(rf"\b(?:{prefixes})[a-z]+\b", sentence, re.IGNORECASE)
        if not relative.match(word.lower())
    ]


def after_the_count(sentence: str) -> str:
    """What is said of the counted things: from the number to the next stop."""
    return re.split(r"[;.]", sentence.partition("{count}")[2])[0]


@pytest.mark.parametrize("key", COUNTED)
def test_a_counted_noun_has_the_verbs_of_its_class_for_none_one_some_and_all(key):
    noun, said = COUNTED[key]
    many, noun_class = NOUNS[noun]
    singular, plural, relative, every = CLASSES[noun_class]
    if "one" in said:
        assert re.search(rf"\b{noun}\b", said["one"], re.IGNORECASE), said["one"]
        assert singular == plural or verbs(plural, after_the_count(said["one"])) == []
    for form in ("some", "other"):
        if form in said and "" not in said:
            assert re.search(rf"\b(?:{many}|{noun})\b", said[form], re.IGNORECASE), said[form]
            assert singular == plural or verbs(singular, after_the_count(said[form])) == []
    if "none" in said:
        assert re.search(rf"akuna (?:{noun}\b|kumbukumbu|\w+ |(?:{relative}))|bila|hau", said["none"])
        assert verbs(plural, said["none"]) == [] or singular == plural
    if "all" in said:
        assert re.search(rf"\b{every}\b", said["all"]), said["all"]


def test_a_part_of_a_whole_declares_its_noun_and_has_four_sentences():
    """But where the words of a metric are filled in (``{what}``), which has its own in each number."""
    words = read_wording(ROOT / "content" / "wording").of("sw")
    lacking = {
        key: sorted(entry.forms) for key, entry in words.entries.items() if ("some" in entry.forms and key not
        in COUNTED) or ("n" in entry.names and set(entry.forms) - {"only", "missed"} != {"none", "one",
        "some", "all"} and "what" not in entry.names)
    }  # fmt: skip
    assert lacking == {}


@pytest.mark.parametrize("key", [key for key, (_, said) in COUNTED.items() if "some" in said])
def test_the_four_sentences_are_said_of_none_one_two_and_all(key):
    words = read_wording(ROOT / "content" / "wording").of("sw")
    names = dict.fromkeys(words.entries[key].names - {"count", "n"}, "…")
    none, one, two, every = (words(key, count=count, of=7, **names) for count in (0, 1, 2, 7))
    assert "0" not in none
    assert (re.search(r"\b1\b", one), re.search(r"\b2\b", two)) != (None, None)
    assert len({none, one, two, every}) == 4
