"""Page by page: what each shows, said in one language, as the plain values of its template.

One module a subject. Each has a function that yields its pages for a ``Teller`` (the site in one
language); ``plugins/presentation/pages.py`` calls them all.
"""
