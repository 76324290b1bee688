"""What a shell asks for: the command that the words before the cursor lead to, and what the word there would be."""

from typing import Literal, NamedTuple

from gytrack.cli.frame.group import Group
from gytrack.cli.frame.program import Program
from gytrack.cli.frame.vendored import Command, Context, Parameter, resolve_context


class Asked(NamedTuple):
    """A word to be completed: a command's or an option's name, or a value of a parameter.

    Of the word ``kept`` stands before the value and stays: ``--dept=``.
    """

    context: Context
    what: Literal["command", "option", "nothing"] | Parameter
    typed: str
    kept: str = ""


def asked(program: Program, before: list[str], last: str) -> Asked:
    """Find what is asked for.

    Raises:
        ClickException: the words before the cursor call no command.
    """
    found = resolve_context(program, {}, "gytrack", before)
    if "--" in before:
        return Asked(found, _place(found), last)
    waiting = _option(found.command, before[-1]) if before else None
    if waiting is not None:  # without it the words are whole, and parsed to their end
        return Asked(resolve_context(program, {}, "gytrack", before[:-1]), waiting, last)
    name, sign, value = last.partition("=")
    option = _option(found.command, name) if sign and last.startswith("--") else None
    if option is not None:
        return Asked(found, option, value, name + sign)
    return Asked(found, "option" if last.startswith("-") else _place(found), last)


def _option(command: Command, word: str) -> Parameter | None:
    """Return the option of this name that takes a value."""
    for each in command.params:
        if each.param_type_name == "option" and word in each.opts and not getattr(each, "is_flag", False):
            return each
    return None


def _place(context: Context) -> Literal["command", "nothing"] | Parameter:
    """Return what a word that is no option would be here."""
    if isinstance(context.command, Group):
        return "command"
    for each in context.command.params:
        if each.param_type_name == "argument" and (each.nargs == -1 or not is_given(context, each)):
            return each
    return "nothing"


def is_given(context: Context, parameter: Parameter) -> bool:
    """Say whether the words before the cursor give a parameter a value."""
    source = context.get_parameter_source(parameter.name) if parameter.name else None
    return source is not None and source.name == "COMMANDLINE"
