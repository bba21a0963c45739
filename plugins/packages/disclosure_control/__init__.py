"""Disclosure control: what may not be published about people, and whether hiding it really hides it.

Read it in this order: ``rules`` (what is hidden, how well), ``system`` (published numbers as cells and
relations), ``attacker`` (what a stranger with a linear programme finds; ``_pieces`` cuts, ``_programme``
solves, ``explained`` says it), ``primary`` (what the rules hide first), ``complement`` (what has to be hidden
besides; ``_cheapest`` picks), ``told`` (what is said about hiding is known, too). Then where numbers come
from: ``form``, ``parsing``, ``lines``, ``marks``, ``relations`` and ``tables`` (any CSV table), ``margins``
(tables as one system), ``counting`` (rows about persons), ``package`` (many tables, periods and versions).
Last, ``outputs``, ``leaks`` and ``canary``: does a hidden value stand in any file? ``attacking`` puts the
attack together, ``from_words`` takes it from what is typed, ``command``. ``FORM.md`` documents the files.
"""

__version__ = "0.1.0"
