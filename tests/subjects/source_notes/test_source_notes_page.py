"""The notes on the sources: both sides, and links to the clauses that they cite."""

from pathlib import Path

from checked_tables.texts import Bilingual
from plugins.core.pages.teller import Teller
from plugins.subjects.source_notes.page import source_notes_page
from plugins.subjects.source_notes.record import SourceNote
from tests.samples.sites import site_of

PRINCIPLES = SourceNote(
    note_id="P1",
    document="policy",
    locator="Executive summary",
    says=Bilingual("names six principles", "inataja kanuni sita"),
    conflicts_with=Bilingual("section 1.6 sets out nine", "sehemu 1.6 ina tisa"),
    treatment=Bilingual("Both lists are shown.", "Orodha zote mbili zinaonyeshwa."),
)
ROW = SourceNote(
    note_id="S1",
    document="record",
    locator="1, row 40",
    says=Bilingual("the cadre column holds 2020", "safu ya kada ina 2020"),
    conflicts_with=Bilingual("2 rows later it does not", "safu 2 baadaye haina"),
    treatment=Bilingual("Kept as printed.", "Inabaki ilivyo."),
)


def notes(tmp_path: Path, language: str = "en") -> dict:
    teller = Teller(site_of(tmp_path, source_notes=(PRINCIPLES, ROW)), language)  # type: ignore[arg-type]
    return source_notes_page(teller).view["notes"]  # type: ignore[return-value]


def test_the_lead_counts_the_notes_of_each_document(tmp_path):
    assert notes(tmp_path)["lead"].startswith("There are 1 notes on the policy, 0 on the framework and 1 on")
    assert [group["group_id"] for group in notes(tmp_path)["groups"]] == ["policy", "record"]


def test_both_sides_lead_to_the_clauses_that_they_cite(tmp_path):
    (note,) = notes(tmp_path)["groups"][0]["notes"]
    assert [(text.text, text.url) for text in note["where"]] == [
        ("Executive summary", "en/policy/guide.html#executive-summary")
    ]
    assert [(text.text, text.url) for text in note["against"]] == [
        ("section ", ""),
        ("1.6", "en/policy/guide.html#c1-6"),
        (" sets out nine.", ""),
    ]


def test_kiswahili_readers_get_kiswahili_names_of_places(tmp_path):
    (note,) = notes(tmp_path, "sw")["groups"][0]["notes"]
    assert [text.text for text in note["where"]] == ["Muhtasari mkuu"]
    assert note["says"].text == "inataja kanuni sita."


def test_what_stays_english_on_a_kiswahili_page_is_marked(tmp_path):
    (note,) = notes(tmp_path, "sw")["groups"][1]["notes"]
    assert [(text.text, text.lang) for text in note["where"]] == [("1", None), (", row 40", "en")]


def test_numbers_in_a_sentence_about_the_record_are_no_citations(tmp_path):
    (note,) = notes(tmp_path)["groups"][1]["notes"]
    assert [(text.text, text.url) for text in note["against"]] == [("2 rows later it does not.", "")]
