"""Five readers, one set of facts."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from plugins.core.statements.voice import Voice
from plugins.core.statements.wording import WordingProblems, read_wording
from plugins.subjects.figures.say_facts import value_of
from plugins.subjects.reports.say import say_headline
from plugins.subjects.reports.say_readers import AUDIENCES, CLOSING, Told
from plugins.subjects.reports.say_summaries import (
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
    assert [summary.audience for summary in summaries] == list(AUDIENCES)
    assert tuple(AUDIENCES) == ("citizens", "members", "staff", "media", "board")
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


def own_of(assembly, report, voice):
    """By reader what is his own: neither the report's answer nor where to look for more."""
    shared = {voice.say("summary.few")}
    shared |= {said for parts in CLOSING.values() for part in parts for said in part(Told(report, voice))}
    return {
        reader: [said for said in say_summary(reader, assembly, report, voice)[1:] if said not in shared]
        for reader in AUDIENCES
    }


def of_others(told, reader):
    return {said for other, theirs in told.items() if other != reader for said in theirs}


def test_what_a_reader_is_told_nobody_else_is_told(assembly, voice):
    """At most six statements each; whoever has fewer than four is told so."""
    few = voice.say("summary.few")
    for report in assembly.reports:
        told = own_of(assembly, report, voice)
        for reader, own in told.items():
            assert not of_others(told, reader).intersection(own)
            assert len(own) <= MOST
            assert (few in say_summary(reader, assembly, report, voice)) == (len(own) < LEAST)


def test_at_least_seven_in_ten_rest_on_facts_that_no_other_reader_is_told(assembly, voice):
    """Also where the words differ: a statement is another's if it rests on the same facts. Days are no facts;
    one that rests on none (no action is open) is known by its words."""
    days = re.compile(r"/(quarter|release/as_at|quarter/last_day)$")
    for report in assembly.reports:
        told = {
            reader: [
                frozenset(fact for fact in said.inputs if not days.search(fact)) or said.text for said in own
            ]
            for reader, own in own_of(assembly, report, voice).items()
        }
        for reader, own in told.items():
            others = of_others(told, reader)
            assert 10 * sum(said not in others for said in own) >= 7 * len(own), (reader, report.quarter)


def test_each_reader_is_told_what_he_asks_for(assembly, voice):
    """July to September 2026: people at hearings 55 + 74 + 63 + 58 + 62 = 312; places in trainings 33 + 10 +
    26 + 17 + 21 = 107, and one count withheld; 38 of 47 items of the work plans."""
    asked = {
        "citizens": ("7 petitions; 5 new laws; 312 people", "ilikuwa 7.; sheria 5 mpya; Watu 312"),
        "members": (
            "13 bills; 37 questions; 24 of the; 47 items",
            "ilikuwa 13.; ilikuwa 37.; ilikuwa 24.; kazi 38",
        ),
        "staff": ("At least 107 places; 1,980 assessments", "Angalau nafasi 107; tathmini 1,980"),
        "media": ("audit of the figures of 2025/26", "Ukaguzi huru wa takwimu za 2025/26"),
        "board": ("KSh 171.9 million; 26 milestones", "KSh milioni 171.9; hatua kuu 24"),
    }
    for reader, texts in asked.items():
        own = say_summary(reader, assembly, assembly.latest, voice)
        plain = " ".join(said.text for said in own).replace("\u00a0", " ")
        wanted = texts[voice.language == "sw"].split("; ")
        assert [each for each in wanted if each not in plain] == [], reader


def test_an_only_target_is_not_one_of_one(bench, voice):
    goal = {"target": bench.target(bench.BILLS, 2), "verdict": "met"}
    result = bench.result(bench.BILLS, bench.SUMMER, "3", **goal)
    report = bench.report(bench.SUMMER, [result], bench.index(bench.SUMMER, None), (1, 1))
    said = {
        "en": "In oversight, the only target that can be judged was met.",
        "sw": "Katika usimamizi, lengo pekee linaloweza kuamuliwa lilifikiwa.",
    }
    assert say_summary("members", bench.assembly(report), report, voice)[1].text == said[voice.language]


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
