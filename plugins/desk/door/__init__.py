"""One guarded door for files that others made: workbooks, tables, texts.

Such a file is read in a process of its own, which may use so much time and memory and no more, and hands back
plain words. A new command needs one call, ``through(reader, data)``::

    limits      how much a file may hold; more than any of the Assembly's, less than does harm
    unreadable  why a file is not read, and what to do about it
    package     a ZIP of XML, as all office files are: its parts, within the limits
    whole       numbers in a file's markup
    child       the process that reads
    through     the process that waits for it
    held        a whole command for anybody's tables, run in such a process
"""
