"""A metric's formula as readers see it: signs instead of letters, its terms named under it."""

from __future__ import annotations

from checked_tables.texts import Language
from plugins.core.pages.parts import Text, Words
from plugins.core.pages.teller import Teller

from .record import Metric

#: The forms of ``metrics.csv`` that are said in the reader's language, with their wording.
_FORMS = {
    "100 x numerator / denominator": "formula.share",
    "numerator / denominator": "formula.rate",
    "numerator, counted over the quarter": "formula.count",
    "median, over the quarter, of the numerator": "formula.median",
}


def formula_of(teller: Teller, metric: Metric) -> Words:
    """How the figure is computed; a formula of another form is shown as written, with × and ÷."""
    if key := _FORMS.get(metric.formula):
        return teller.t(key)
    return Text(with_signs(metric.formula), _written(teller))


def terms_of(teller: Teller, metric: Metric) -> tuple[tuple[str, Words], ...]:
    """What the formula's terms are: what is counted and, for shares and rates, out of what."""
    counted = Text(metric.numerator, _written(teller))
    if not metric.denominator:
        return ((teller.t("metric.numerator"), counted),)
    return (
        (teller.t("metric.numerator"), counted),
        (teller.t("metric.denominator"), Text(metric.denominator, _written(teller))),
    )


def with_signs(formula: str) -> str:
    """A formula typed on a keyboard, with the signs of print.

    >>> with_signs("100 x (done / due)")
    '100 × (done ÷ due)'
    """
    return formula.replace(" x ", " × ").replace(" / ", " ÷ ")


def _written(teller: Teller) -> Language | None:
    """The dictionary's terms are in English only."""
    return None if teller.language == "en" else "en"
