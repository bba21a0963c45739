"""What is said of a change that other defensible choices do, or do not, confirm."""

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.subjects.index.model import Certainty, Indices
from plugins.subjects.index.say import say_certainty, say_index_value
from plugins.subjects.reports.say import index_case, say_headline
from tests.samples.facts import saying

#: What the version compared with is called in the simulation, among invented figures and among real ones.
BASES = ("2025-26-Q4/illustrative-v1", "2025-26-Q4/v1")


def plain(sentence):
    return sentence.text.replace("\u00a0", " ")


def sure(better, worse):
    """A simulation in which so many per cent of the draws rose and fell."""
    return Certainty(
        seed=7,
        draws=10_000,
        interval_pct=Decimal(90),
        sure_pct=Decimal(90),
        method="m",
        intervals={"index": (Decimal("65.2"), Decimal("70.0"), Decimal("74.9"))},
        bands={3: Decimal("12.5"), 4: Decimal("87.5")},
        ahead={},
        better=dict.fromkeys(BASES, Decimal(better)),
        worse=dict.fromkeys(BASES, Decimal(worse)),
    )


def with_certainty(bench, better, worse, provenance="illustrative"):
    """The year's two quarters; the index rises from 68.0 to 71.3."""
    spring, summer = bench.year().reports
    told = bench.moved("71.3", "68.0", (better, worse))
    index = replace(summer[Indices].assembly, certainty=sure(better, worse), change_previous=told)
    summer = replace(summer, release=replace(summer.release, provenance=provenance))
    return bench.assembly(spring, saying(summer, Indices(assembly=index, units=())))


def test_under_nine_draws_in_ten_the_two_quarters_are_not_distinguishable(bench, english, kiswahili):
    report = with_certainty(bench, 89, 10).latest
    assert [plain(one) for one in say_certainty(report, english)] == [
        "The two cannot be told apart: with other defensible weights and rules the index would have come out "
        "higher in 89 % of 10,000 trials and lower in 10 %.",
        "It stayed in the band Good in 88 % of the trials.",
    ]
    assert plain(say_certainty(report, kiswahili)[0]) == (
        "Haiwezi kusemwa kama fahirisi ilibadilika kati ya robo hizi mbili: kwa uzito na kanuni nyingine "
        "zinazokubalika, ingekuwa juu zaidi katika asilimia 89 ya majaribio 10,000 na chini zaidi katika "
        "asilimia 10."
    )


@pytest.mark.parametrize(
    ("better", "worse", "word", "neno"),
    [
        (90, 10, "rose also", "Fahirisi iliongezeka hata kwa uzito na kanuni nyingine"),
        (2, 98, "cannot", "Haiwezi kusemwa kama fahirisi ilibadilika"),
    ],
)
def test_from_nine_draws_in_ten_the_direction_is_said(bench, english, kiswahili, better, worse, word, neno):
    """98 of 100 draws down do not make a published rise a fall: the two disagree, so nothing is told."""
    report = with_certainty(bench, better, worse).latest
    assert word in plain(say_certainty(report, english)[0])
    assert plain(say_certainty(report, kiswahili)[0]).startswith(neno)


def test_without_a_simulation_nothing_is_said(bench, english):
    assert say_certainty(bench.year().latest, english) == ()


@pytest.mark.parametrize("provenance", ["illustrative", "reported"])
def test_a_rise_that_few_draws_confirm_is_no_rise_whatever_the_figures_are(bench, english, provenance):
    assembly = with_certainty(bench, 60, 39, provenance)
    assert index_case(assembly, assembly.latest) == "unclear"
    said = plain(say_index_value(assembly, assembly.latest, english))
    assert "it was 68.0 in the quarter before, and the two cannot be told apart" in said
    assert "rose" not in plain(say_headline(assembly, assembly.latest, english))
    firm = with_certainty(bench, 95, 5, provenance)
    assert index_case(firm, firm.latest) == "higher"


def test_no_number_of_the_simulation_stands_in_the_headline(bench, english):
    assembly = with_certainty(bench, 60, 39)
    said = plain(say_headline(assembly, assembly.latest, english))
    for number in ("65.2", "74.9", "60 %", "39 %"):
        assert number not in said
