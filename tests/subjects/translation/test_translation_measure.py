"""How much is in Kiswahili: counted from records and pages."""

from checked_tables.schemas import read_schemas
from checked_tables.texts import NO_TEXT, Bilingual
from plugins.core.facts.read import SCHEMAS
from plugins.subjects.framework.record import Competency, Indicator
from plugins.subjects.publications.record import Publication
from plugins.subjects.translation.measure import KINDS, count_prose, count_records, count_texts
from tests.samples.facts import assembly_of
from tests.samples.sites import site_of

BOTH, ENGLISH = Bilingual("Listens", "Anasikiliza"), Bilingual("Writes clearly")


def test_texts_are_found_however_deep_and_empty_ones_do_not_count():
    notes = (
        Publication(number=1, title="Manual", note=BOTH),
        Publication(number=2, title="Guide", note=NO_TEXT),
    )
    count = count_texts("publications", notes)
    assert (count.texts, count.missing, count.kiswahili) == (1, 0, 1)


def test_a_record_referred_to_twice_counts_once():
    manual = Publication(number=1, title="Manual", note=BOTH)
    assert count_texts("publications", (manual, manual)).texts == 1
    # the same words in two cells are two texts to translate
    other = Publication(number=2, title="Manual", note=Bilingual(BOTH.en, BOTH.sw))
    assert count_texts("publications", (manual, other)).texts == 2


def test_an_indicator_in_english_counts_as_missing():
    indicators = tuple(
        Indicator(
            competency_id="core_people_communication", indicator_no=n, text=text, numbered_in_source=True
        )
        for n, text in enumerate((BOTH, ENGLISH))
    )
    competency = Competency(
        competency_id="core_people_communication",
        family="core",
        cluster="people",
        order=1,
        letter_as_printed="a",
        source_section="5.1.3",
        name=Bilingual("Communication", "Mawasiliano"),
        summary=NO_TEXT,
        indicators=indicators,
    )
    # its name and one indicator have Kiswahili, the other indicator has none; there is no summary: 3 and 1
    count = count_texts("competencies", (competency,))
    assert (count.texts, count.missing) == (3, 1)


def test_a_page_counts_its_sections_and_those_that_go_on_in_english():
    page = '<p>Mwanzo</p><h2 id="a">Moja</h2><div lang="en"><p>One</p></div><h3 id="b">Mbili</h3>'
    count = count_prose("prose", (page, "<p>Fupi</p>"))
    # the beginning, two headings; the second page's beginning
    assert (count.texts, count.missing) == (4, 1)


def test_records_are_counted_by_kind_and_kinds_without_texts_left_out():
    assembly = assembly_of(reference=(Publication(number=1, title="Manual", note=ENGLISH),))
    assert [(one.kind, one.texts, one.missing) for one in count_records(assembly)] == [("publications", 1, 1)]


def test_every_kind_of_record_has_a_name_in_both_languages(tmp_path):
    site = site_of(tmp_path)
    tables = {name for name, schema in read_schemas(SCHEMAS).items() if schema.scope == "reference"}
    kinds = {*KINDS, *tables, "reports", "superseded"} - {"metrics", "indicators"}
    for words in (site.wording.of("en"), site.wording.of("sw")):
        named = {
            kind
            for kind in kinds
            if any(
                words.has(key)
                for key in (
                    f"completeness_part.{kind}",
                    f"nav.{kind.replace('_', '-')}",
                    f"data_file.{kind}",
                )
            )
        }
        assert kinds - named == set()
