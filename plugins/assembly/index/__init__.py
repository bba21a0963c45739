"""The index engine: a declared scheme and reported figures in, scores and their explanation out.

Read it in this order: ``scheme`` (what is declared), ``exact`` (the arithmetic), ``normalise``
(figure to score), ``engine`` (scores up the tree), ``ranking`` (bands and ranks); then, each by
itself, ``ahp`` and ``weights``, ``decompose`` and ``lmdi``, ``uncertainty`` and ``stability``,
``trend``. ``reading`` and ``checks`` make a ``Scheme`` of a folder. ``FORM.md`` documents the folder.
"""
