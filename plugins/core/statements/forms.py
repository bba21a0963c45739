"""The whole sentences that a wording may have, one for each kind of count.

Which sentence is said of k cases, and of k cases out of n (Kiswahili changes the noun, the verb and the
adjective with the number, so no sentence is put together from pieces):

======  ======================  =========================================================
form    said when               example
======  ======================  =========================================================
none    k = 0                   Hakuna lengo lililofikiwa, kati ya {n}.
one     k = 1                   Lengo {count} kati ya {n} lilifikiwa.
some    any other k             Malengo {count} kati ya {n} yalifikiwa.
all     k = n, and n > 1        Malengo yote {n} yalifikiwa.
only    k = n = 1               Lengo pekee lilifikiwa.
missed  k = 0 and n = 1         Lengo pekee halikufikiwa.
other   any other k, no whole   Malengo {count} yalifikiwa.
======  ======================  =========================================================

A sentence about a part of a whole has the first six: the whole may always be one, and of one nobody says
"one of one" or "none of one". A sentence without a whole has one and other, and none if nothing is said
otherwise than something.
"""

from collections.abc import Iterable

#: What is said of a part of a whole.
OF_A_WHOLE = ("none", "one", "some", "all", "only", "missed")
_SETS = ({"other"}, {"one", "other"}, {"none", "one", "other"}, set(OF_A_WHOLE))


def form_of(forms: Iterable[str], count: int | None, whole: int | None) -> str:
    """Which of ``forms`` is said of ``count`` cases out of ``whole`` (``None``: not told).

    ``ValueError`` says what is missing: a count where the forms hang on one, a whole where there is
    a form for all of them.

    >>> [form_of(OF_A_WHOLE, k, 4) for k in (0, 1, 2, 4)]
    ['none', 'one', 'some', 'all']
    >>> [form_of(OF_A_WHOLE, k, 1) for k in (0, 1)]
    ['missed', 'only']
    >>> form_of(("one", "other"), 4, 4), form_of(("other",), None, None)
    ('other', 'other')
    """
    known = set(forms)
    if known == {"other"}:
        return "other"
    if count is None:
        raise ValueError("has a form for each count; give count=")
    if "some" in known and whole is None:
        raise ValueError("has a form for all of them; give of=")
    if whole == 1 and "some" in known:
        return "only" if count else "missed"
    if count == 0 and "none" in known:
        return "none"
    if count == 1:
        return "one"
    if "some" in known:
        return "all" if count == whole else "some"
    return "other"


def forms_asked(forms: Iterable[str]) -> str:
    """What must be written instead of these forms; empty if they are a set that can be said.

    >>> forms_asked(("one", "some", "all", "only"))
    'write none, one, some, all, only, missed (none, missed is missing)'
    """
    known = set(forms)
    if known in _SETS:
        return ""
    asked = OF_A_WHOLE if known & set(OF_A_WHOLE) - {"none", "one"} else ("one", "other")
    absent = ", ".join(form for form in asked if form not in known)
    return f"write {', '.join(asked)}" + (f" ({absent} is missing)" if absent else "")
