"""Usage errors in Chinese: what was wrong with the words of a command, and how the command is called."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from gytrack.cli.frame.vendored import (
    BadOptionUsage,
    ClickException,
    Context,
    MissingParameter,
    NoSuchOption,
    Parameter,
)

_FIGURE = re.compile(r"[^\s=＝\"]+[=＝][\d０-９][^\s\"]*")
_ALIKE = 0.5  # of two hanzi one may be wrong: 台帐 is close to 台账

# What click's own types say, which is all they leave of the value; the quotes of ``repr`` stand outside the groups.
_SAYINGS = tuple(
    (re.compile(saying, re.DOTALL), chinese)
    for saying, chinese in (
        (r"'(.*)' is not a valid int(?: range)?\.", "“{}”不是整数"),
        (r"'(.*)' is not a valid float(?: range)?\.", "“{}”不是数"),
        (r"(\S+) is not in the range (.*)\.", "{} 不在范围 {} 之内"),
        (r"'(.*)' is not one of '(.*)'\.", "“{}”不在可选的值之列：{}"),
        (r"'(.*)' is not a valid boolean.*", "“{}”不是“是”或“否”（yes、no）"),
        (r"'(.*)' does not match the formats.*", "“{}”不是日期"),
        (r"'(.*)' is not a valid UUID\.", "“{}”不是 UUID"),
        (r"\w+ '(.*)' does not exist\.", "“{}”不存在"),
        (r"\w+ '(.*)' is a file\.", "“{}”是文件，不是文件夹"),
        (r"\w+ '(.*)' is a directory\.", "“{}”是文件夹，不是文件"),
        (r"\w+ '(.*)' is not readable\.", "“{}”无法读取"),
        (r"\w+ '(.*)' is not writable\.", "“{}”无法写入"),
        (r"(\d+) values are required, but (\d+) .* given\.", "要 {} 个值，给了 {} 个"),
        (r"Missing command\.", "后面还要写一个子命令"),
    )
)


def explain(error: ClickException) -> str:
    """Return one Chinese line for a usage error, without a full stop."""
    if isinstance(error, NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, BadOptionUsage):
        return _bad_option_usage(error)
    parameter: Parameter | None = getattr(error, "param", None)
    if isinstance(error, MissingParameter):
        return f"缺少{label(parameter)}" if parameter else "缺少参数"
    said = _in_chinese(error.message)
    return f"{label(parameter)} 的值不对：{said}" if parameter else said


def usage_line(context: Context) -> str:
    """Return how a command is called."""
    command = context.command
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    needed = [each for each in command.params if each.param_type_name == "option" and each.required]
    pieces = [context.command_path, *map(_argument_piece, arguments), *map(_needed_piece, needed), "[选项]"]
    if hasattr(command, "list_commands"):
        pieces.append("命令 …")
    return f"用法：{' '.join(pieces)}"


def label(parameter: Parameter) -> str:
    """Return what a parameter is called in an error."""
    if parameter.param_type_name == "argument":
        return f"参数“{parameter.human_readable_name}”"
    return f"选项 {max(parameter.opts, key=len)}"


def figures_apart(typed: Sequence[str], rest: Sequence[str]) -> str:
    """Return how figures are written that stand apart behind an option, --value t1=12 t3=30; empty where they are none."""
    if not all(map(_FIGURE.fullmatch, rest)) or rest[0] not in typed:
        return ""
    at = typed.index(rest[0])
    if at < 2 or not typed[at - 2].startswith("--") or not _FIGURE.fullmatch(typed[at - 1]):  # noqa: PLR2004
        return ""
    return f'{typed[at - 2]} "{" ".join((typed[at - 1], *rest))}"'


def no_such_command(word: str, known: Iterable[str]) -> str:
    """Return the line for a command that does not exist."""
    return f"没有命令“{word}”{_suggestion(get_close_matches(word, known, cutoff=_ALIKE))}"


def _no_such_option(error: NoSuchOption) -> str:
    hint = _suggestion(list(error.possibilities or ())[:2]) or "；以 - 开头的文字请写在 -- 之后"
    return f"没有选项 {error.option_name}{hint}"


def _bad_option_usage(error: BadOptionUsage) -> str:
    option = _option(error)
    if getattr(option, "is_flag", False):
        return f"选项 {error.option_name} 后面不带值"
    metavar = option.metavar if option else None
    return f"选项 {error.option_name} 后面要写{metavar or '值'}"


def _option(error: BadOptionUsage) -> Parameter | None:
    if error.ctx is None:
        return None
    parameters = error.ctx.command.params
    return next(
        (each for each in parameters if error.option_name in (*each.opts, *each.secondary_opts)), None
    )


def _in_chinese(message: str) -> str:
    """Translate what click says; what our own checks say is Chinese already."""
    for saying, chinese in _SAYINGS:
        found = saying.fullmatch(message)
        if found:
            return chinese.format(*(group.replace("', '", "、") for group in found.groups()))
    return message


def _suggestion(near: list[str]) -> str:
    return f"，是不是 {'、'.join(near)}？" if near else ""


def _argument_piece(argument: Parameter) -> str:
    name = argument.human_readable_name + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _needed_piece(option: Parameter) -> str:
    return f"{max(option.opts, key=len)} {option.metavar or '值'}"
