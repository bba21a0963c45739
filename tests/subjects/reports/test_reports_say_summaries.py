"""Five readers, one set of facts."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import WordingProblems, read_wording
from plugins.subjects.figures.say_facts import value_of
from plugins.subjects.reports.say import say_headline
from plugins.subjects.reports.say_summaries import (
    AUDIENCES,
    LEAST,
    MOST,
    SMS_LENGTH,
    pack_summaries,
    say_sms,
    say_summaries,
    say_summary,
)
from tests.samples.own import own_assembly

ROOT = Path(__file__).parents[3]
#: The basic character set of a text message (GSM 7-bit), as far as our texts need it.
BASIC = re.compile(r"[A-Za-z0-9 .,:;()%/'+-]+")


@pytest.fixture(scope="module")
def assembly():
    return own_assembly()


@pytest.fixture(scope="module", params=["en", "sw"])
def voice(request):
    return Voice(read_wording(ROOT / "content" / "wording").of(request.param))


def test_the_policys_five_kinds_of_readers_each_have_one(assembly, voice):
    summaries = say_summaries(assembly, assembly.latest, voice)
    assert tuple(summary.audience for summary in summaries) == AUDIENCES
    assert AUDIENCES == ("citizens", "members", "staff", "media", "board")
    assert len({summary.heading for summary in summaries}) == 5
    with pytest.raises(KeyError):
        say_summary("ministers", assembly, assembly.latest, voice)


def test_each_begins_with_the_reports_own_answer_and_repeats_nothing(assembly, voice):
    for report in assembly.reports:
        answer = say_headline(assembly, report, voice)
        for summary in say_summaries(assembly, report, voice):
            texts = [sentence.text for sentence in summary.sentences]
            assert summary.sentences[0] == answer
            assert len(set(texts)) == len(texts) >= 2


def test_what_a_reader_is_told_nobody_else_is_told(assembly, voice):
    """But the report's own answer, and that there is little more; at most six statements each, and where
    there are fewer than four, that is said."""
    few = voice.say("summary.few")
    for report in assembly.reports:
        told = [summary.sentences[1:] for summary in say_summaries(assembly, report, voice)]
        for own in told:
            others = {sentence for other in told if other is not own for sentence in other} - {few}
            assert not others.intersection(own)
            assert len([sentence for sentence in own if sentence != few]) <= MOST
            assert (few in own) == (len([sentence for sentence in own if sentence != few]) < LEAST)


def test_readers_are_never_told_different_values_of_one_fact(assembly, voice):
    for report in assembly.reports:
        told = defaultdict(set)
        for summary in say_summaries(assembly, report, voice):
            for sentence in summary.sentences:
                for address in sentence.inputs:
                    told[address].add(str(value_of(assembly, address)))
                    assert address.startswith((str(report.quarter), str(report.quarter.previous), "20"))
        assert all(len(values) == 1 for values in told.values())
        said = defaultdict(set)
        for summary in say_summaries(assembly, report, voice):
            for sentence in summary.sentences:
                said[sentence.inputs, sentence.text[:20]].add(sentence.text)
        assert all(len(texts) == 1 for texts in said.values())


def test_illustrative_figures_say_so_first(assembly, voice):
    start = {"en": "Illustrative", "sw": "Takwimu za mfano"}[voice.language]
    for report in assembly.reports:
        assert report.release.is_illustrative
        for summary in say_summaries(assembly, report, voice):
            assert summary.sentences[0].text.startswith(start)
        assert say_sms(assembly, report, voice).text.startswith(
            {"en": "ILLUSTRATIVE", "sw": "MFANO"}[voice.language]
        )


def test_a_quarter_fits_into_one_text_message_of_plain_letters(assembly, voice):
    for report in assembly.reports:
        text = say_sms(assembly, report, voice).text
        assert len(text) <= SMS_LENGTH
        assert BASIC.fullmatch(text), text


def test_the_message_has_the_headlines_verdict_on_the_index(assembly, voice):
    said = {
        "en": "Index 71.4 (Good), no clear change from 69.2.",
        "sw": "Fahirisi 71.4 (Vizuri), awali 69.2, badiliko halijulikani.",
    }
    assert said[voice.language] in say_sms(assembly, assembly.latest, voice).text


def test_a_message_too_long_with_its_verdict_has_the_figure_alone(assembly, voice, monkeypatch):
    whole = len(say_sms(assembly, assembly.latest, voice).text)
    monkeypatch.setattr("plugins.subjects.reports.say_summaries.SMS_LENGTH", whole - 1)
    text = say_sms(assembly, assembly.latest, voice).text
    assert len(text) < whole
    assert "71.4" in text
    assert "69.2" not in text


def test_the_plain_text_holds_all_five_and_the_message(assembly, voice):
    report = assembly.latest
    summaries = say_summaries(assembly, report, voice)
    text = pack_summaries(assembly, report, summaries, voice).decode()
    for summary in summaries:
        assert f"\n{summary.heading}\n" in text
        for sentence in summary.sentences:
            assert sentence.text.replace("\u00a0", " ") in text
    assert say_sms(assembly, report, voice).text in text
    assert text.endswith("\n")
    assert "\r" not in text


def test_a_figure_typed_into_a_summary_stops_the_build(tmp_path):
    original = (ROOT / "content" / "wording" / "reports.toml").read_text(encoding="utf-8")
    spoilt = original.replace("In oversight, {count} of {n}", "In oversight, {count} of 9 ({n})")
    assert spoilt != original
    for path in (ROOT / "content" / "wording").glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "reports.toml").write_text(spoilt, encoding="utf-8")
    with pytest.raises(WordingProblems) as caught:
        read_wording(tmp_path)
    assert caught.value.problems == (
        "reports.toml: summary.family.oversight has the figure 9 typed into its en text; use a placeholder",
    )
