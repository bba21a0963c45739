"""The glossary: order by the reader's language, anchors that stay, where each word was found."""

from pathlib import Path

from checked_tables.texts import Bilingual
from plugins.core.pages.teller import Teller
from plugins.subjects.glossary.page import glossary_page
from plugins.subjects.glossary.record import GlossaryTerm
from tests.samples.sites import site_of


def term(english: str, kiswahili: str, source: str, verified: bool = True) -> GlossaryTerm:
    return GlossaryTerm(
        term=Bilingual(english, kiswahili),
        meaning=Bilingual("What it means.", "Maana yake."),
        source=source,
        verified=verified,
    )


TARGET = term("Target", "Lengo (wingi: Malengo)", "Policy 2.1, 3.1(6). Kiswahili: a news site")
BAND = term("Band", "Daraja", "Policy 3.1(5). Kiswahili: our translation", verified=False)
SKILLS = term("Skills", "Ujuzi", "Framework, definitions. Kiswahili: a dictionary")
DATA = term("Data", "Data", "Kiswahili: a translation list")


def glossary(tmp_path: Path, language: str = "en") -> dict:
    site = site_of(tmp_path, glossary=(TARGET, BAND, SKILLS, DATA))
    return glossary_page(Teller(site, language)).view["glossary"]  # type: ignore[arg-type, return-value]


def source(tmp_path: Path, term_id: str) -> list[tuple[str, str]]:
    terms = [one for letter in glossary(tmp_path)["letters"] for one in letter["terms"]]
    (found,) = [one["source"] for one in terms if one["term_id"] == term_id]
    return [(text, "") if isinstance(text, str) else (text.text, text.url) for text in found]


def test_terms_stand_in_the_order_of_the_readers_language(tmp_path):
    assert [letter["letter"] for letter in glossary(tmp_path)["letters"]] == ["B", "D", "S", "T"]
    # Daraja and Data share a letter; then Lengo, Ujuzi
    kiswahili = glossary(tmp_path, "sw")["letters"]
    assert [letter["letter"] for letter in kiswahili] == ["D", "L", "U"]
    assert [one["term"].text for one in kiswahili[0]["terms"]] == ["Daraja", "Data"]


def test_each_term_is_given_in_the_other_language_too(tmp_path):
    band = glossary(tmp_path)["letters"][0]["terms"][0]
    assert (band["other"].text, band["other"].lang) == ("Daraja", "sw")


def test_the_anchor_is_the_same_in_both_languages():
    assert TARGET.slug == "target"
    assert term("Legislation (law-making)", "Utungaji sheria", "").slug == "legislation"
    assert term("SOCATT(K)", "SOCATT(K)", "").slug == "socatt"


def test_unverified_words_are_counted_and_each_says_so(tmp_path):
    assert glossary(tmp_path)["lead"].startswith("Here are 4 words in two languages. The Kiswahili of 1 ")
    assert source(tmp_path, "band")[-1] == ("Kiswahili to be checked", "")


def test_clauses_lead_to_the_guides(tmp_path):
    assert source(tmp_path, "target") == [
        ("Policy ", ""),
        ("2.1", "en/policy/guide.html#c2-1"),
        (", ", ""),
        ("3.1(6)", "en/policy/guide.html#c3-1-6"),
        (". ", ""),
        ("Kiswahili found in use: ", ""),
        ("a news site", ""),
    ]
    assert source(tmp_path, "skills")[:2] == [
        ("Framework, ", ""),
        ("definitions", "en/framework/guide.html#definitions"),
    ]
