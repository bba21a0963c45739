"""Formulas as readers see them."""

from plugins.subjects.metrics.page_formula import with_signs


def test_a_typed_formula_gets_the_signs_of_print() -> None:
    typed = "100 x (productive / scheduled hours) x (actual / standard output)"
    assert with_signs(typed) == "100 × (productive ÷ scheduled hours) × (actual ÷ standard output)"


def test_words_keep_their_letters() -> None:
    assert with_signs("tax and/or levies") == "tax and/or levies"
