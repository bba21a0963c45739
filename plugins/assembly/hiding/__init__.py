"""What the Assembly hides about people: its own tables as one package for the attacker of ``disclosure``.

Read it in this order: ``families`` (which numbers the tables of each subject say, and what ties them),
``package`` (all our tables, quarters and versions as one system), ``releases`` (what is given away stops the
build), ``told`` (the public report), ``staff_counts`` (staff results by band, for their own check).
``families/README.md`` says how a new table joins.
"""
