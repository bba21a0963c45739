"""Kiswahili agrees with its numbers: each counted noun with the forms of its class.

The classes and their forms are those of any grammar; a name's class decides what stands before its verb.
"""

import re
import tomllib
from pathlib import Path

import pytest

from plugins.core.statements.forms import OF_A_WHOLE
from plugins.core.statements.wording import read_wording

ROOT = Path(__file__).parents[2]
WORDING = read_wording(ROOT / "content" / "wording")

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
    "sheria": ("sheria", "i/zi"), "mara": ("mara", "i/zi"), "utafiti": ("tafiti", "u/zi"),
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


#: A part beside its whole, in either language: "{met} of {judged}", "Of {n} figures due, {count} came",
#: "Of them {count} were late".
PART = re.compile(
    r"\{\w+\} (?:of|kati ya)(?: the| its)? \{\w+\}"
    r"|\bof (?:the |its )?\{\w+\} [^.{]*, \{\w+\}"
    r"|^kati ya [a-z]+ \{\w+\}[^.{]*\{\w+\}"
    r"|\bof (?:them|these),? \{\w+\}|\{\w+\} (?:of them|kati ya (?:hayo|hizo|hivyo|hiyo|hao))\b",
    re.IGNORECASE,
)
#: Those with one sentence for every count: labels and cells without a verb, the words of a metric
#: (each in its own number), sums of money and draws, people, of whom nobody counts one, none or all, and
#: wholes of which there are always several.
LABELS = (
    "common.part_of",
    "figure.",
    "own.of",
    "passports.rows_of",
    "caption_title.",
    "sms.",
    "readiness.",
    "data_set.sum",
)
METRICS = ("figure_of.",)
AMOUNTS = ("budget.", "resources.spent_", "index_page.sure_")
PEOPLE = ("staff.at_least", "staff.most", "summary.competencies", "surveys.")
SEVERAL = (
    "competencies.coverage",
    "completeness.",
    "disclosure.attack",
    "same_set.all",
    "firm.met",
    "training.lead",
)


def test_a_part_of_a_whole_declares_its_noun_and_has_a_sentence_for_each_count():
    """None, one, some and all of several, and the only one, which was or was not; but where the words of a
    metric are filled in (``{what}``), which has its own in each number."""
    words = WORDING.of("sw")
    lacking = {
        key: sorted(entry.forms)
        for key, entry in words.entries.items()
        if ("some" in entry.forms and key not in COUNTED)
        or ("n" in entry.names and set(entry.forms) != set(OF_A_WHOLE) and "what" not in entry.names)
    }
    assert lacking == {}


def parts_in_one_sentence():
    """The wordings that tell a part of a whole in one sentence, whatever the count."""
    english, kiswahili = (WORDING.of(language).entries for language in ("en", "sw"))
    for key, entry in english.items():
        texts = (*entry.forms.values(), *kiswahili[key].forms.values())
        if "some" not in entry.forms and any(PART.search(text) for text in texts):
            yield key


def test_only_labels_amounts_and_people_tell_a_part_of_a_whole_in_one_sentence_for_all():
    found = [*parts_in_one_sentence()]
    allowed = (*LABELS, *METRICS, *AMOUNTS, *PEOPLE, *SEVERAL)
    assert [key for key in found if not key.startswith(allowed)] == []
    assert [each for each in allowed if not any(key.startswith(each) for key in found)] == []


OF_WHOLES = [key for key, (_, said) in COUNTED.items() if "some" in said]


@pytest.mark.parametrize("key", OF_WHOLES)
def test_the_sentences_are_said_of_none_one_two_and_all(key):
    words = WORDING.of("sw")
    names = dict.fromkeys(words.entries[key].names - {"count", "n"}, "…")
    none, one, two, every = (words(key, count=count, of=7, **names) for count in (0, 1, 2, 7))
    assert "0" not in none
    assert (re.search(r"\b1\b", one), re.search(r"\b2\b", two)) != (None, None)
    assert len({none, one, two, every}) == 4


@pytest.mark.parametrize("key", OF_WHOLES)
def test_of_one_alone_no_number_is_said_and_the_verbs_are_in_the_singular(key):
    singular, plural, _, _ = CLASSES[NOUNS[COUNTED[key][0]][1]]
    for language in ("en", "sw"):
        words = WORDING.of(language)
        names = dict.fromkeys(words.entries[key].names - {"count", "n"}, "…")
        was, was_not = (words(key, count=count, of=1, **names) for count in (1, 0))
        assert was != was_not
        assert re.search(r"\b[01]\b", f"{was} {was_not}") is None
        if language == "sw" and singular != plural:
            assert verbs(plural, f"{was} {was_not}") == []
        elif language == "en":
            assert re.search(r"\b(?:were|are|their|none|all)\b", f"{was} {was_not}") is None
