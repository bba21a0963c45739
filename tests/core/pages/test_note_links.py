"""Source notes named in prose become links."""

from plugins.core.pages.note_links import with_note_links

NOTES = {"P1", "P2", "F28"}
PAGE = "../source-notes.html"


def test_each_known_note_is_linked():
    html = "<p>It says six (source note P1); another (P2).</p>"
    assert with_note_links(html, NOTES, PAGE) == (
        '<p>It says six (source note <a href="../source-notes.html#P1">P1</a>); another '
        '(<a href="../source-notes.html#P2">P2</a>).</p>'
    )


def test_unknown_notes_and_words_that_only_look_alike_are_left_alone():
    html = "<p>P99, P&amp;P terms, group P, UP1, P12a and F2.</p>"
    assert with_note_links(html, NOTES, PAGE) == html


def test_headings_links_and_addresses_are_left_alone():
    html = '<h2 id="P1">On P1</h2><a href="x#P1">see P1</a><code>P1</code>'
    assert with_note_links(html, NOTES, PAGE) == html
    after = with_note_links("<h2>P1</h2><p>P1</p>", NOTES, PAGE)
    assert after == '<h2>P1</h2><p><a href="../source-notes.html#P1">P1</a></p>'


def test_text_without_notes_comes_back_as_it_was():
    assert with_note_links("<p>Nothing here.</p>", NOTES, PAGE) == "<p>Nothing here.</p>"
