"""Why a figure is there or not, in our words and in those of the statistical world."""

from __future__ import annotations

from typing import Literal

#: Why a figure is there or not. Missing is never zero: the four ways to have no number differ.
Status = Literal[
    "reported",
    "provisional",
    "estimated",
    "not_reported",
    "not_collected",
    "not_applicable",
    "suppressed",
]
WITH_VALUE: frozenset[Status] = frozenset({"reported", "provisional", "estimated"})
#: SDMX code list CL_OBS_STATUS 2.2, published beside the words.
SDMX_STATUS: dict[Status, str] = {
    "reported": "A",
    "provisional": "P",
    "estimated": "E",
    "not_reported": "O",
    "not_collected": "L",
    "not_applicable": "M",
    "suppressed": "Q",
}
#: The Government Statistical Service's shorthand, shown on pages and in CSVs.
MARKER: dict[Status, str] = {
    "reported": "",
    "provisional": "[p]",
    "estimated": "[e]",
    "not_reported": "[x]",
    "not_collected": "[x]",
    "not_applicable": "[z]",
    "suppressed": "[c]",
}
