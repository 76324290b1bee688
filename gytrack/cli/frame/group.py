"""Commands and groups of commands in the frame: the common options on each, help and errors in Chinese."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command, get_group

from gytrack.cli.frame.common import common_options
from gytrack.cli.frame.vendored import Command as AnyCommand
from gytrack.cli.frame.vendored import Context, Parameter, UsageError
from gytrack.cli.screens.output import say


class _Framed(AnyCommand):
    """What commands and groups have in common."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.extend(common_options())

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse what follows the name; click's parser does not always say in which command it failed."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help(self, ctx: Context) -> str:
        """Return the help page."""
        from gytrack.cli.frame.help import page

        return page(ctx, self.commands_below(ctx))

    def commands_below(self, ctx: Context) -> Sequence[tuple[str, str]]:  # noqa: ARG002 - a group's needs it
        """Return the name and the line of help of each command below this one."""
        return ()

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return click's help option, which is to print as everything else is printed."""
        option = super().get_help_option(ctx)
        if option:
            option.callback = _print_help
            option.help = "显示本帮助"
        return option


class Command(_Framed, TyperCommand):
    """One command."""

    allow_extra_args = True  # they are refused below, in Chinese

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse what follows the name; leftovers are an error."""
        typed = list(args)
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            from gytrack.cli.frame.usage import figures_apart

            if figures := figures_apart(typed, rest):
                raise UsageError(f"多出了“{' '.join(rest)}”，几个数请写在同一对英文引号里：{figures}", ctx)
            raise UsageError(f"多出了“{' '.join(rest)}”，有空格的文字请用英文引号括起来", ctx)
        return rest


class Group(_Framed, TyperGroup):
    """A command with commands below it."""

    def words(self) -> list[str]:
        """Return every name that a person may type here."""
        return list(self.commands)

    def name_of(self, word: str) -> str | None:
        """Return a command's own name for what a person typed, null where there is none."""
        return word if word in self.commands else None

    def commands_below(self, ctx: Context) -> Sequence[tuple[str, str]]:
        """Return the name and the line of help of each command below this one."""
        return [(name, self.summary_of(ctx, name)) for name in self.list_commands(ctx)]

    def summary_of(self, ctx: Context, name: str) -> str:
        """Return a command's line in this group's help."""
        command = self.get_command(ctx, name)
        return (command.help or "").partition("\n")[0].rstrip("。") if command else ""

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command that the first word calls."""
        name = self.name_of(args[0])
        if name is not None:
            return name, self.get_command(ctx, name), args[1:]
        from gytrack.cli.frame.usage import no_such_command

        raise UsageError(no_such_command(args[0], self.words()), ctx)


def build(name: str, module: ModuleType) -> AnyCommand:
    """Build what a command module exposes: ``command``, a typed function, or ``app``, a Typer with several."""
    if hasattr(module, "app"):
        return _build_group(name, module.app)
    app = _typer()
    app.command(name, cls=Command)(module.command)
    return get_command(app)


def _build_group(name: str, app: typer.Typer) -> AnyCommand:
    for info in app.registered_commands:
        info.cls = Command
    holder = _typer()
    holder.add_typer(app, name=name, cls=Group)
    return get_group(holder).commands[name]


def _typer() -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _print_help(ctx: Context, _parameter: Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        for line in ctx.get_help().splitlines():
            say(line)
        ctx.exit()
