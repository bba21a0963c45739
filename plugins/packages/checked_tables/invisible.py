"""Characters that nobody can see: a text of them alone looks empty and is not."""

from __future__ import annotations

import re

#: Controls (also of scripts), joiners, fillers (Hangul, Khmer, Braille's blank), selectors of a form, tags,
#: unassigned ones.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029"
    "\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
