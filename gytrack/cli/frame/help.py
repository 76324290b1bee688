"""Help pages in Chinese, laid out by cells; click counts a hanzi as one and would set every column askew."""

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from typer.core import TyperArgument, TyperOption

from gytrack.cli.frame.common import CommonOption
from gytrack.cli.frame.usage import usage_line
from gytrack.cli.frame.vendored import Context
from gytrack.cli.screens.width import fold, pad, width

_WIDEST = 100  # cells: longer lines are hard to follow
_LEFT = 32  # cells for names; a longer one gets a line of its own
_METAVARS = {"int": "整数", "int range": "整数", "float": "数", "float range": "数", "str": "文字"}

_Record = tuple[str, str]


def page(context: Context, commands: Sequence[_Record] = ()) -> str:
    """Return the whole help page of a command; of a group, with the commands below it and what each does."""
    total = min(get_terminal_size().columns, _WIDEST)
    lines = [*fold(usage_line(context), total), *_text(context.command.help or "", total)]
    for heading, records in _sections(context, commands):
        if records:
            lines += ["", *fold(f"{heading}：", total), *_columns(records, total)]
    return "\n".join(lines)


def _text(text: str, total: int) -> Iterator[str]:
    """Keep the author's own lines and fold only what is too long: hanzi know no spaces to join lines with."""
    if text:
        yield ""
    for line in text.splitlines():
        yield from fold(line, total)


def _sections(context: Context, commands: Sequence[_Record]) -> Iterator[tuple[str, list[_Record]]]:
    parameters = context.command.get_params(context)
    options = [each for each in parameters if isinstance(each, TyperOption) and not each.hidden]
    yield "参数", [_argument(each) for each in parameters if isinstance(each, TyperArgument)]
    yield "选项", [_option(each, context) for each in options if not isinstance(each, CommonOption)]
    yield "命令", list(commands)
    yield (
        "各命令通用的选项（写在命令之前或之后都可以）",
        [_option(each, context) for each in options if isinstance(each, CommonOption)],
    )


def _argument(argument: TyperArgument) -> _Record:
    return argument.human_readable_name, argument.help or ""


def _option(option: TyperOption, context: Context) -> _Record:
    names = ", ".join(sorted([*option.opts, *option.secondary_opts], key=len))
    if option.is_flag:
        return names, option.help or ""
    return f"{names} {_metavar(option, context)}", (option.help or "") + _remark(option)


def _metavar(option: TyperOption, context: Context) -> str:
    return option.metavar or _METAVARS.get(option.type.name) or option.make_metavar(context).strip("<>")


def _remark(option: TyperOption) -> str:
    if option.required:
        return "（必填）"
    if option.multiple:
        return "（可写多次）"
    return f"（缺省为 {option.default}）" if option.show_default and option.default is not None else ""


def _columns(records: list[_Record], total: int) -> Iterator[str]:
    """Set names at the left and their meaning beside them, folded within its own column."""
    left = min(max(width(name) for name, _ in records), _LEFT, total // 2) + 2
    indent = "  " + " " * left
    for name, meaning in records:
        lines = fold(meaning, max(total - width(indent), 10))
        beside = width(name) + 2 <= left
        yield ("  " + pad(name, left) + lines.pop(0) if beside else "  " + name).rstrip(" ")
        yield from (indent + line for line in lines)
