"""What a written page says of examples goes when the Assembly's own figures are shown."""

import pytest

from plugins.core.pages.example_words import without_marks

ROW = "<table><tr><th>What</th></tr>\n<tr>\n<td><!-- examples -->Examples</td><td>CC BY</td>\n</tr>\n"


@pytest.mark.parametrize(
    ("html", "then", "later"),
    [
        (
            "<!-- examples -->\n\n<h2>They play</h2>\n<p>So.</p>\n\n<!-- end -->\n<p>After.</p>",
            "\n<h2>They play</h2>\n<p>So.</p>\n\n<p>After.</p>",
            "<p>After.</p>",
        ),
        ("<p>Cite.<!-- examples --> Say so.<!-- end --></p>", "<p>Cite. Say so.</p>", "<p>Cite.</p>"),
        (
            f"{ROW}<tr><td>Own</td></tr></table>",
            f"{ROW}<tr><td>Own</td></tr></table>".replace("<!-- examples -->", ""),
            "<table><tr><th>What</th></tr>\n<tr><td>Own</td></tr></table>",
        ),
    ],
)
def test_the_marks_go_and_later_what_they_hold(html: str, then: str, later: str) -> None:
    assert without_marks(html, examples=True) == then
    assert without_marks(html, examples=False) == later


def test_a_row_and_a_sentence_of_one_page_do_not_swallow_what_is_between() -> None:
    html = f"{ROW}</table><p>Stays.</p><p>Cite.<!-- examples --> Say so.<!-- end --></p>"
    assert "<p>Stays.</p><p>Cite.</p>" in without_marks(html, examples=False)
