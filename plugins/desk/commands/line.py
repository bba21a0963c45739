"""The line that somebody typed: which command, with which values; or its help, or what is wrong in it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from plugins.desk.typed import typed

from . import COMMANDS, GROUPS
from .command import Argument, Command

WIDTH = 110


class Mistyped(Exception):  # noqa: N818  (it is what people read, not the name of a fault)
    """What cannot be understood, in a sentence or two."""


def command_named(word: str) -> Command:
    """The command; ``Mistyped`` with the nearest if there is none of this name."""
    for command in COMMANDS:
        if command.name == word:
            return command
    meant = _did_you_mean(word, [command.name for command in COMMANDS])
    raise Mistyped(f"There is no command {word}.{meant} All commands: {typed('--help')}")


def values(command: Command, words: Sequence[str]) -> dict[str, object]:
    """What the words after the command's name say, by the names of its function's arguments."""
    flags = {f"--{argument.typed}": argument for argument in command.arguments}
    found: dict[str, object] = {}
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        flag, equals, value = word.partition("=")
        if not word.startswith("-") or word == "-":
            _keep(found, _bare(command, found, word), word)
        elif (argument := flags.get(flag)) is None:
            switch = flags.get(flag.replace("--no-", "--", 1))
            if switch is None or not switch.is_switch:
                raise Mistyped(
                    f"{command.name} has no {flag}.{_did_you_mean(flag, flags)} {_all_of(command)}"
                )
            found[switch.name] = False
        elif argument.is_switch:
            found[argument.name] = True
        elif equals or waiting:
            _keep(found, argument, value if equals else waiting.pop(0))
        else:
            raise Mistyped(f"{flag} needs a value: {argument.help}.")
    for argument in command.arguments:
        if argument.is_required and argument.name not in found:
            raise Mistyped(f"{command.name} needs {_shown(argument)}: {argument.help}. {_all_of(command)}")
    return found


def help_of_all() -> str:
    """Every command with its sentence, the steps of a quarter first, in their order."""
    lines = [f"Type {typed('COMMAND')} and what belongs to it; without a command the portal is built."]
    room = max(len(command.name) for command in COMMANDS) + 4
    for group in GROUPS:
        lines += ["", f"{group.title}:"]
        lines += [_row(command.name, command.summary, room) for command in group.commands]
    return "\n".join([*lines, "", f"More about one: {typed('check', '--help')}"])


def help_of(command: Command) -> str:
    """How the command is typed, what it does, and each of its arguments."""
    words = [_shown(argument) for argument in command.arguments if argument.is_required]
    words += [f"[{argument.typed.upper()}]" for argument in command.arguments if _is_extra(argument)]
    lines = [" ".join((typed(command.name), *words)), "", command.text]
    arguments = {_flag(argument): argument.help for argument in command.arguments}
    if arguments:
        room = max(map(len, arguments)) + 4
        lines += ["", *(_row(flag, text, room) for flag, text in arguments.items())]
    return "\n".join(lines)


def _is_extra(argument: Argument) -> bool:
    return argument.is_word and not argument.is_required


def _bare(command: Command, found: dict[str, object], word: str) -> Argument:
    for argument in command.arguments:
        if argument.is_word and argument.name not in found:
            return argument
    raise Mistyped(f"{command.name} does not know what to do with {word}. {_all_of(command)}")


def _keep(found: dict[str, object], argument: Argument, value: str) -> None:
    if argument.is_repeatable:
        before = found.get(argument.name, ())
        found[argument.name] = (*(before if isinstance(before, tuple) else ()), value)
    elif isinstance(argument.default, int):
        if not value.isdecimal():
            raise Mistyped(f"--{argument.typed} needs a number, not {value}.")
        found[argument.name] = int(value)
    else:
        found[argument.name] = value


def _shown(argument: Argument) -> str:
    return argument.typed.upper() if argument.is_word else _flag(argument)


def _flag(argument: Argument) -> str:
    if argument.is_switch:
        return f"--no-{argument.typed}" if argument.default else f"--{argument.typed}"
    return f"--{argument.typed} {argument.typed.upper()}"


def _all_of(command: Command) -> str:
    return f"More about it: {typed(command.name, '--help')}"


def _row(name: str, text: str, room: int) -> str:
    indent = " " * (room + 2)
    return textwrap.fill(text, WIDTH, initial_indent=f"  {name:<{room}}", subsequent_indent=indent)


def _did_you_mean(word: str, choices: Sequence[str] | dict[str, Argument]) -> str:
    from checked_tables.nearest import did_you_mean

    meant = did_you_mean(word, choices)
    return f" {meant}" if meant else ""
