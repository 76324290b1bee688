"""The private names of Typer's own copy of click that the frame needs; no other module reaches into it.

Typer publishes neither the context in force, nor the types its own classes are overridden with, nor the kinds of usage
error; without these a common option could not be read inside a command, and no error be told in Chinese.
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

__all__ = [
    "BadOptionUsage",
    "ClickException",
    "Command",
    "Context",
    "MissingParameter",
    "NoSuchOption",
    "Parameter",
    "UsageError",
    "get_current_context",
]
