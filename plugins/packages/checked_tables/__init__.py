"""Tables that people typed, read and checked; every fault with its place and its cure.

Read it in this order: ``text_file`` (what a file must be), ``table`` (rows of text and their lines),
``schemas`` (what a table must hold), ``header``, ``cells`` and ``keys`` (what is wrong), ``checked`` (all of
it at once). ``problems`` says it in one list, ``edge`` ends a command with it. ``mapping`` makes records of
rows (``fields``), and ``publishing`` columns of records.
"""
