"""The private names of Typer's own copy of click that the frame needs; no other module reaches into it.

Typer publishes neither the context in force, nor the types its own classes are overridden with, nor the kinds of usage
error; without these a common option could not be read inside a command, and no error be told in Chinese. What a word
names is told by its type, and what a shell asks for by the words before it.
"""

from typer._click.core import Command, Context, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._click.globals import get_current_context
from typer._click.shell_completion import _resolve_context as resolve_context
from typer._click.types import IntParamType, StringParamType

__all__ = [
    "BadOptionUsage",
    "ClickException",
    "Command",
    "Context",
    "IntParamType",
    "MissingParameter",
    "NoSuchOption",
    "Parameter",
    "StringParamType",
    "UsageError",
    "get_current_context",
    "resolve_context",
]
