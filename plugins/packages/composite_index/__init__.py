"""The index engine: a declared scheme and reported figures in, scores and their explanation out.

Read it in this order: ``nodes`` and ``scheme`` (what is declared), ``exact`` (the arithmetic),
``normalise`` (figure to score), ``rollup`` and ``engine`` (scores up the tree), ``ranking`` (bands and
ranks). Then, each by itself: ``decompose`` with ``shapley``, and ``lmdi`` (why it changed);
``uncertainty`` with ``steady``, ``intervals`` and ``stability`` (how sure it is); ``ahp``, ``random_index``
and ``weights``; ``trend``; ``panel`` with ``beside`` (many units and periods).

``composing`` makes the tables that ``compose`` writes, ``weighing`` those of ``weigh``, ``conforming`` the
page of published numbers; ``command`` is what is typed. ``FORM.md`` documents the scheme folder.
``tables``, ``settings``, ``checks``, ``check_rules``, ``typed``, ``reading`` and ``observations`` make a
``Scheme`` and figures of such files, or say what is wrong.
"""

__version__ = "0.1.0"
