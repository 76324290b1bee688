"""What words of a command name: a parameter's type says it, so that a shell can complete the word.

As ``typer.Option(click_type=…)`` these take any text, as a parameter without a type of its own does.
"""

from collections.abc import Mapping
from typing import Literal

from gytrack.cli.frame.vendored import IntParamType, StringParamType

Names = Literal[
    "department",
    "plan",
    "plan or all",
    "section",
    "task",
    "target",
    "reportable",
    "item",
    "figure",
    "file",
    "command",
    "office",
    "bulletin",
    "rules",
    "evaluation",
    "rectifiable",
]


class Named(StringParamType):
    """A word that names something; ``names`` says what."""

    def __init__(self, names: Names) -> None:
        self.names = names


class Suggested(StringParamType):
    """A word for which some are known, each with its other words."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words


class CommandNumber(IntParamType):
    """The number of a command in the ledger."""

    names: Names = "command"


DEPARTMENT = Named("department")
PLAN = Named("plan")
PLAN_OR_ALL = Named("plan or all")
SECTION = Named("section")
TASK = Named("task")
TARGET = Named("target")
REPORTABLE = Named("reportable")
"""A task or a target."""
ITEM = Named("item")
"""A task, a target or a section."""
RECTIFIABLE = Named("rectifiable")
"""A task or a target, or the number of a rectification."""
EVALUATION = Named("evaluation")
"""The number of an evaluation, read by the command itself."""
FIGURE = Named("figure")
"""``TARGET=N``, or a number alone."""
OFFICE = Named("office")
FILE = Named("file")
BULLETIN = Named("bulletin")
RULES = Named("rules")
"""A set of rules, built in or of the configuration file."""
COMMAND = CommandNumber()
ENTRY = Named("command")
"""The number of the command that logged an entry, read by the command itself."""
