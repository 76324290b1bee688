"""The options that every command takes, before it or after it: defined once, kept in the context all levels share."""

import typer
from typer.core import TyperOption

from gytrack.cli.frame import named
from gytrack.cli.frame.vendored import get_current_context

_NOTE = "gytrack.common."
_OPTIONS = (
    ("db", "文件", named.FILE, "台账文件（GYTRACK_DB）"),
    ("plan", "代号|all", named.PLAN_OR_ALL, "哪个方案，all 为全部（GYTRACK_PLAN）"),
    ("today", "日期", None, "把哪一天当作今天（GYTRACK_TODAY）"),
    ("user", "姓名", None, "记在谁名下，缺省为登录名（GYTRACK_USER）"),
)


class CommonOption(TyperOption):
    """An option that is the frame's, not the command's; help lists it apart."""


def common_options() -> list[CommonOption]:
    """Return fresh parameters for one command.

    They read no environment: the environment comes after all levels of the command line (see ``setting``).
    """
    return [
        CommonOption(
            param_decls=[f"--{name}"],
            type=names,
            metavar=metavar,
            help=text,
            expose_value=False,
            callback=_remember,
        )
        for name, metavar, names, text in _OPTIONS
    ]


def given(name: str) -> str | None:
    """Return what the command line gives for a common option; what stands nearer to its end counts."""
    value: str | None = get_current_context().meta.get(_NOTE + name)
    return value


def _remember(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> None:
    # Levels are parsed from left to right and share their notes; an empty value is none.
    if value and parameter.name:
        context.meta[_NOTE + parameter.name] = value
