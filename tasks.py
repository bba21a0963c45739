"""The commands, for Invoke; each is declared once, in ``plugins/desk/commands``."""

from __future__ import annotations

import inspect

from invoke import Collection, Context, Task

from plugins.desk.commands import COMMANDS
from plugins.desk.commands.command import Command


def as_task(command: Command) -> Task:
    """The command as Invoke runs it: the same name, arguments and help."""

    def run(_: Context, **given: object) -> None:
        command.run(**given)

    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    arguments = inspect.signature(command.run).parameters.values()
    several = [one.name for one in command.arguments if one.is_repeatable]
    values = [one.replace(default=None) if one.name in several else one for one in arguments]
    run.__signature__ = inspect.Signature([context, *values])
    run.__doc__ = command.text
    helped = {one.typed: one.help for one in command.arguments}
    return Task(run, name=command.name, help=helped, iterable=several)


namespace = Collection(*map(as_task, COMMANDS))
namespace.configure({"run": {"pty": False}})
