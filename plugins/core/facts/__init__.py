"""Facts by their class: what tables say, what subjects make of them, and the portal that holds all of it.

``Facts`` is the typed store; ``Version`` is one version of one quarter as read, ``Report`` the same computed,
``Assembly`` all of them. ``Subject`` is what a subject declares; ``read``, ``check`` and ``measure`` ask the
subjects, one after the other, and know none of them.
"""
