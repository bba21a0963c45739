"""Which of an entry's whole sentences is said."""

import doctest

import pytest

from plugins.core.statements import forms
from plugins.core.statements.forms import OF_A_WHOLE, form_of


def test_the_worked_examples_hold():
    assert doctest.testmod(forms).failed == 0


@pytest.mark.parametrize(
    ("count", "whole", "form"),
    [(0, 0, "none"), (0, 7, "none"), (1, 7, "one"), (2, 2, "all"), (6, 7, "some")],
)
def test_all_are_more_than_one_and_none_comes_first(count, whole, form):
    assert form_of(OF_A_WHOLE, count, whole) == form


def test_a_sentence_about_a_whole_must_be_told_the_whole():
    with pytest.raises(ValueError, match="give of="):
        form_of(OF_A_WHOLE, 2, None)
