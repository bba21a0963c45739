"""Charts: one module a kind, each a function from a tidy frame to a ``Drawing``.

``shapes``, ``lettering`` and ``scales`` need no Altair; the kinds, ``drawing`` and
``plot`` do, and are imported only when a picture is not in the cache.
"""
