"""The built public edition attacked as its readers could: from its files, and from nothing else but what the
open program says of how they hang together.

``tables`` reads every table of every file; ``numbers`` makes numbers and relations of the releases' tables,
also those relations that nobody declares and the printed numbers show; ``alone`` takes each other table by
itself; ``reasons`` finds what is said about hiding; ``edition`` attacks all of it together; ``certificate``
writes down what was tried.
"""
