"""An act: a function that a command calls too, with the sentences that it says or why it stopped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from checked_tables.problems import DataProblems, reported
from plugins.desk.trouble import DeskTrouble, NotClean, said

#: A sentence, or the rest of a line, that tells what to type: here there is a button for it.
_TO_TYPE = re.compile(r"(?:(?<=[.!?:;] )|^)(?:(?![.!?;] ).)*?\bstart\.py\b.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an act came to: its sentences; whether it was ``done``; a ``question`` that must be answered
    first, "" if there is none."""

    text: str
    done: bool
    question: str = ""

    @property
    def lines(self) -> list[str]:
        """The question, else the sentences, line by line, without what says what to type."""
        return [line for line in without_commands(self.question or self.text).splitlines() if line.strip()]

    @property
    def mark(self) -> str:
        """What a form carries that answers the question with yes."""
        return _mark(self.question)


@dataclass(slots=True)
class Answer:
    """The answer that came with a form, for a function that asks: yes to the very question shown."""

    given: Mapping[str, str]
    asked: list[str] = field(default_factory=list)

    def __call__(self, question: str) -> bool:
        """Whether the person has agreed to just this."""
        self.asked.append(question)
        return self.given.get("agreed", "") == _mark(question)


def act(run: Callable[[], str], answer: Answer | None = None) -> Said:
    """Run it; what stops it is said in plain sentences, never raised."""
    try:
        return Said(text=run(), done=True)
    except (NotClean, DeskTrouble) as stopped:
        text = str(stopped)
    except DataProblems as wrong:
        text = reported(wrong.problems)
    except OSError as error:
        text = said(error, "working in the desk folder")
    question = answer.asked[-1] if answer and answer.asked and not answer(answer.asked[-1]) else ""
    return Said(text=text, done=False, question=question)


def without_commands(text: str) -> str:
    """The text without the sentences that say what to type.

    >>> without_commands("Made a.xlsx. Fill it in. Then type: python3 start.py intake a.xlsx")
    'Made a.xlsx. Fill it in. '
    """
    return _TO_TYPE.sub("", text)


def _mark(question: str) -> str:
    return sha256(question.encode()).hexdigest()[:16]
