"""Whole sentences about the figures, from one fact base, in English and Kiswahili.

``facts`` gives every value an address and its written form; ``voice`` fills a whole-sentence template
of ``content/wording`` with them and keeps the addresses; each other module says one subject::

    headline.say_headline         the one-sentence answer of home and report
    points.say_main_points        at most six, ranked
    results.say_result            a metric: value, period, compared with what, target
    labour, budget, index, coverage, actions, corrections
    captions                      takeaway title, subtitle and text alternative of each figure

Rules: one fact a sentence, at most about 25
words; both figures of a comparison; counts beside shares, and no "rose" on a base under 20; neutral
verbs; no causes; a missing figure is said to be missing.
"""

from plugins.presentation.sentences.voice import Sentence as Sentence
from plugins.presentation.sentences.voice import Voice as Voice
