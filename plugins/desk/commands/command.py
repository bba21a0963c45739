"""A command: a function, with what people must know to type it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command: ``--dry-run`` or, where it ``is_word``, also a bare word in its place."""

    name: str
    help: str
    default: object
    is_word: bool

    @property
    def typed(self) -> str:
        """The argument as it is typed, without what belongs to Python: ``as_`` is ``as``."""
        return self.name.strip("_").replace("_", "-")

    @property
    def is_required(self) -> bool:
        """Whether the command cannot run without it."""
        return self.default is inspect.Parameter.empty

    @property
    def is_switch(self) -> bool:
        """Whether it takes no value: ``--open``, or ``--no-browser`` to say no."""
        return isinstance(self.default, bool)

    @property
    def is_repeatable(self) -> bool:
        """Whether it may be given several times."""
        return isinstance(self.default, tuple)


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, and the help for each of its arguments; ``words`` may be given as a bare word.

    The function's name, signature and docstring are the command's: an argument without a default is
    required, and may be a bare word; ``False`` is a switch, ``()`` may be given several times.
    """

    run: Callable[..., None]
    help: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The word that people type."""
        return self.run.__name__.replace("_", "-")

    @property
    def text(self) -> str:
        """What it does: a sentence, and where there is more to know, paragraphs."""
        return inspect.cleandoc(self.run.__doc__ or "")

    @property
    def summary(self) -> str:
        """The sentence that says what it does."""
        return self.text.split("\n\n")[0].replace("\n", " ")

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """Its arguments, in the order in which bare words fill them."""
        parameters = inspect.signature(self.run).parameters.values()
        return tuple(
            Argument(
                one.name,
                self.help[one.name.strip("_")],
                one.default,
                one.default is inspect.Parameter.empty or one.name in self.words,
            )
            for one in parameters
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that belong together, in the order in which people need them."""

    title: str
    commands: tuple[Command, ...]
