"""The sets of rules that the configuration file holds, understood when one is asked for."""

from gytrack.cli.config.checking import RULES
from gytrack.cli.config.contents import Contents
from gytrack.cli.config.lines import line_of
from gytrack.errors import InputError
from gytrack.usecases.ruling.named_sets import RuleSet, built_in, own_set


def rule_sets(contents: Contents) -> list[RuleSet]:
    """Return all sets of rules that can be named: the built-in ones, then the file's own.

    Raises:
        InputError: one of the file's is wrong; file and line are named.
    """
    contents.require_sound(RULES)
    return [*built_in(), *(_own(contents, name, written) for name, written in contents.rules.items())]


def _own(contents: Contents, name: str, written: object) -> RuleSet:
    try:
        return own_set(name, written)
    except InputError as error:
        line = line_of(contents.text or "", f"rules.{name}")
        raise InputError(f"配置文件 {contents.path} 第{line}行：{error.wrong}", error.todo) from None
