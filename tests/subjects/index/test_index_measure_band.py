"""What a band means in plain words, and where it has no such meaning."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.subjects.index.measure_band import BandMeaning, band_meaning
from plugins.subjects.index.model import Indices, UnitIndex
from plugins.subjects.index.say import say_band
from tests.samples.own import own_assembly


def newest() -> UnitIndex:
    """71.4, in the band Good from 60 to under 80; full marks at 125 %, so a target met exactly scores 80."""
    return own_assembly().reports[-1][Indices].assembly


def test_the_index_over_the_score_of_a_target_met_is_the_share_of_what_was_planned() -> None:
    # 60 / 80 = 75 %, 80 / 80 = 100 %, 71.4 / 80 = 89.25 %
    assert band_meaning(newest()) == BandMeaning(
        low=Decimal(75), high=Decimal(100), own=Decimal(89), cap=Decimal(125)
    )


def test_with_another_mean_or_rule_a_band_has_no_such_meaning() -> None:
    index = newest()
    assert index.score is not None
    scheme = index.score.scheme
    geometric = replace(scheme, nodes=tuple(replace(node, order=Decimal(0)) for node in scheme.nodes))
    assert band_meaning(replace(index, score=replace(index.score, scheme=geometric))) is None
    rules = {
        name: replace(rule, cap=None) if place == 0 else rule
        for place, (name, rule) in enumerate(scheme.normalisations.items())
    }
    mixed = replace(scheme, normalisations=rules)
    assert band_meaning(replace(index, score=replace(index.score, scheme=mixed))) is None


def test_it_is_said_in_both_languages(english, kiswahili) -> None:  # type: ignore[no-untyped-def]
    report = own_assembly().reports[-1]
    said = [
        sentence.text.replace("\u00a0", " ")
        for sentence in (say_band(report, english), say_band(report, kiswahili))
        if sentence
    ]
    assert said == [
        "The band Good means that on average 75 % to under 100 % of what was planned was reached, gains "
        "counted up to 125 %; 71.4 stands for 89 %. Near misses count here, and not among the targets met.",
        "Daraja la “Vizuri” maana yake kwa wastani asilimia 75 hadi chini ya asilimia 100 ya yaliyopangwa "
        "ilifikiwa, mafanikio yakihesabiwa hadi asilimia 125; 71.4 ni asilimia 89. Lengo lililokaribia "
        "huhesabiwa hapa, si katika malengo yaliyofikiwa.",
    ]
