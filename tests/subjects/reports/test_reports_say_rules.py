"""Rules that hold for every sentence the site can say, over all quarters in the repository."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from plugins.core.statements import formats
from plugins.core.statements.voice import Voice
from plugins.core.time.quarter import Quarter
from plugins.subjects.actions.say import say_actions
from plugins.subjects.corrections.record import corrections_of
from plugins.subjects.corrections.say import say_corrections
from plugins.subjects.figures import say_captions as captions
from plugins.subjects.figures.measure_history import history_of
from plugins.subjects.figures.model import Figures
from plugins.subjects.figures.say import say_change, say_result
from plugins.subjects.figures.say_coverage import say_gaps, say_missing, say_reported, say_submissions
from plugins.subjects.figures.say_facts import value_of
from plugins.subjects.index.model import Indices
from plugins.subjects.index.say import say_certainty, say_index, say_unit_index
from plugins.subjects.labour.model import LabourReport
from plugins.subjects.labour.say import say_labour, say_labour_of
from plugins.subjects.metrics.measure import newest
from plugins.subjects.metrics.record import Metric
from plugins.subjects.money.say import say_budget
from plugins.subjects.reports.say import say_headline
from plugins.subjects.reports.say_points import MOST, say_main_points
from plugins.subjects.units.record import Unit
from tests.samples.own import own_assembly

ROOT = Path(__file__).parents[3]
BANNED = {
    "en": "soared plunged plummeted surged skyrocketed collapsed improved significant significantly "
    "impressive unfortunately best-ever record disappointing excellent thanks because-of due-to",
    "sw": "ajabu kubwa-sana bahati-mbaya ya-kipekee rekodi",
}
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def assembly():
    return own_assembly()


@pytest.fixture(scope="module")
def said(assembly, wording):
    """Every sentence in both languages, but for what reporting offices wrote themselves."""
    everything = []
    for language in ("en", "sw"):
        voice = Voice(wording.of(language))
        for report in (*assembly.reports, *assembly.superseded):
            everything += _of(assembly, report, voice)
    return everything


def _of(assembly, report, voice):
    yield say_headline(assembly, report, voice)
    yield from say_main_points(report, voice)
    yield from say_index(assembly, report, voice)
    yield from say_certainty(report, voice)
    yield say_reported(report, voice)
    yield from say_gaps(report, voice)
    yield from say_missing(report, voice)
    yield from say_labour(report, voice)
    yield from (say_labour_of(report, labour, voice) for labour in report[LabourReport].results)
    yield from (line for unit in assembly.rows(Unit) for line in say_budget(report, unit, voice))
    yield from filter(None, (say_unit_index(report, index, voice) for index in report[Indices].units))
    yield from filter(None, [say_submissions(report, voice), say_actions(report, voice)])
    for result in report[Figures].results:
        yield from say_result(report, result, voice)
        if result.has_value:
            yield from (say_change(report, result, base, voice) for base in ("previous", "year"))


def test_there_is_much_to_say(said):
    assert len(said) > 5000


def test_every_figure_in_a_sentence_is_a_value_at_one_of_its_addresses(assembly, said, wording):
    constants = {figure for text in wording.of("en").constants.values() for figure in FIGURE.findall(text)}
    for sentence in said:
        known = set(constants)
        own_words = []
        for address in sentence.inputs:
            value = value_of(assembly, address)
            known |= _ways(value)
            if hasattr(value, "en"):
                own_words += [value.en, value.sw]
        text = sentence.text
        for words in own_words:
            text = text.replace(words, "") if words else text
        unknown = [figure for figure in FIGURE.findall(text) if figure.rstrip(",") not in known]
        assert not unknown, (sentence, unknown)


def _ways(value):
    """All ways in which a value may be written: exact, in full per cent, in millions, as a date ..."""
    if isinstance(value, Quarter):
        return set(FIGURE.findall(formats.months_and_quarter(value, "en")))
    if hasattr(value, "year"):
        return {str(value.day), str(value.year)}
    if isinstance(value, str):
        value = Decimal(value) if FIGURE.fullmatch(value) else value
    if not isinstance(value, int | Decimal):
        return set()
    number = Decimal(value)
    forms = {formats.number(abs(number), places) for places in (0, 1, 2)}
    forms |= {formats.number(abs(number)), formats.number(abs(number).normalize())}
    return forms | set(FIGURE.findall(formats.money(number, "en")))


def test_what_moved_the_index_adds_up_to_its_published_change(assembly):
    explained = 0
    for report in (*assembly.reports, *assembly.superseded):
        for index in (report[Indices].assembly, *report[Indices].units):
            why = index.why_previous
            if why is not None:
                assert sum(effect.points for effect in why.effects) == why.change
                assert sum(effect.exact for effect in why.effects) == Fraction(why.change)
                assert why.change == index.value - why.base_value
                explained += 1
    assert explained > 4


@pytest.mark.parametrize("language", ["en", "sw"])
def test_words_stay_neutral_and_name_no_cause(said, language):
    banned = {word.replace("-", " ") for word in BANNED[language].split()}
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(banned))) + r")\b", re.IGNORECASE)
    found = {
        sentence.text for sentence in said if sentence.lang == language and pattern.search(sentence.text)
    }
    quoted = {text for text in found if "A reader saw" in text}
    assert found - quoted == set()


def test_no_sentence_shows_a_gap_of_its_template(said):
    for sentence in said:
        assert not re.search(r"[{}]|\bnan\b|  |\s[.,;:]", sentence.text), sentence.text
        assert sentence.text[-1] in '.!”"', sentence.text


def test_a_sentence_about_a_result_has_at_most_25_words(assembly, wording):
    """Also those that speak of the difference of two surveys, with both its ends."""
    voice = Voice(wording.of("en"))
    for report in assembly.reports:
        for result in report[Figures].results:
            for sentence in re.split(r"(?<=[.]) ", say_result(report, result, voice)[0].text):
                assert len(sentence.removeprefix(result.metric.title.en).split()) <= 25, sentence


def test_at_most_six_points_and_all_different(assembly, wording):
    for report in assembly.reports:
        points = say_main_points(report, Voice(wording.of("en")))
        assert 2 <= len(points) <= MOST
        assert len({point.text for point in points}) == len(points)


def test_both_languages_tell_the_same_facts(assembly, wording):
    for report in assembly.reports:
        english, kiswahili = (
            say_main_points(report, Voice(wording.of(language))) for language in ("en", "sw")
        )
        assert [point.inputs for point in english] == [point.inputs for point in kiswahili]


def test_corrections_tell_old_new_who_and_why(assembly, wording):
    corrected = [report for report in assembly.reports if corrections_of(report)]
    assert corrected
    first = say_corrections(assembly, corrected[0], Voice(wording.of("en")))[0].text
    correction = corrections_of(corrected[0])[0]
    assert correction.reason.en in first
    assert "changed from" in first


def test_figure_titles_are_short_takeaways(assembly, wording):
    for language, most in (("en", 15), ("sw", 20)):
        voice = Voice(wording.of(language))
        shown = [captions.caption_trainings(assembly, voice)]
        for metric in newest(assembly.rows(Metric)):
            if history := history_of(assembly, metric.metric_id):
                shown.append(captions.caption_metric(assembly, history, voice))
        for report in assembly.reports:
            shown.append(captions.caption_budget(report, voice))
        for caption in filter(None, shown):
            assert len(caption.title.text.split()) <= most, caption.title.text
            assert caption.subtitle.text
            assert caption.description.text
