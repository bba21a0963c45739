"""What a command of the desk says when it cannot go on: one or two sentences, never a traceback."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

_SHARING_VIOLATION = 32
_SAYS = {
    errno.ENOSPC: "The disk is full. Make room and run the command again; nothing was lost.",
    errno.EDQUOT: "Your share of the disk is full. Make room and run the command again; nothing was lost.",
    errno.EROFS: "The place can only be read. Choose another with DESK_DIR, or ask for the right to write.",
    errno.EACCES: "It is open in another program, or you may not use it. Close it there and try again.",
    errno.EPERM: "It is open in another program, or you may not use it. Close it there and try again.",
    errno.ENOENT: "It is not there. Check the name.",
    errno.ENOTDIR: "A file stands where a folder should be.",
    errno.ENAMETOOLONG: "Its name is too long. Choose a shorter place.",
}

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
#: In the environment of other programs: they speak English, whatever language the computer speaks.
PLAIN = {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}


class DeskTrouble(Exception):  # noqa: N818  (it is what people read, not the name of a fault)
    """The command stopped before it changed anything; the text says why and what to do."""


class NotClean(Exception):  # noqa: N818  (it carries what staff mend)
    """What was handed in has errors; nothing was written. The text is the whole report."""


def reason_in(text: str) -> str:
    """Why another program could not write, in plain words, from what it printed; "" if that says nothing of
    a full disk or a place that can only be read. The program must have been run with ``PLAIN``."""
    return next((_SAYS[number] for number in _NO_ROOM if os.strerror(number) in text), "")


def said(error: OSError, doing: str) -> str:
    """What went wrong with a file, while ``doing`` something ("writing the draft"), in plain words."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        reason = "It is open in another program. Close it there and try again."
    else:
        reason = _SAYS.get(error.errno or 0) or reason_in(str(error))
        reason = reason or f"The computer says: {error.strerror or str(error)[:200]}."
    place = f" ({error.filename})" if error.filename else ""
    return f"Stopped while {doing}{place}. {reason}"


@contextmanager
def files(doing: str) -> Iterator[None]:
    """Run the block; a file that cannot be read or written becomes a ``DeskTrouble``."""
    try:
        yield
    except OSError as error:
        raise DeskTrouble(said(error, doing)) from error
