"""The program itself: its commands come from a registry, and each is imported only when it is called."""

from importlib import import_module

from typer.core import TyperOption

from gytrack import __version__
from gytrack.cli.frame.group import Group, build
from gytrack.cli.frame.registry import Registry
from gytrack.cli.frame.vendored import Command, Context, Parameter, get_current_context
from gytrack.cli.screens.output import say


class Program(Group):
    """The group of all commands, which knows their Chinese names too."""

    def __init__(self, registry: Registry) -> None:
        super().__init__(
            name="gytrack",
            help="政府实施方案工作台账：读方案、记进展、看亮灯、出报表。",
            params=[_version_option()],
            callback=self._start,
            invoke_without_command=True,
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        self._registry = registry

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands' names in the registry's order."""
        return list(self._registry.commands)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - click's signature
        """Import one command and build it."""
        entry = self._registry.commands.get(cmd_name)
        return build(cmd_name, import_module(f"{self._registry.package}.{entry.module}")) if entry else None

    def words(self) -> list[str]:
        """Return every name that a person may type, the Chinese ones too."""
        return self._registry.words()

    def name_of(self, word: str) -> str | None:
        """Return a command's English name for what a person typed."""
        return self._registry.name_of(word)

    def summary_of(self, ctx: Context, name: str) -> str:  # noqa: ARG002 - the group's signature
        """Return a command's line in the program's help, without importing it."""
        entry = self._registry.commands[name]
        return f"{entry.summary}（{'、'.join(entry.aliases)}）" if entry.aliases else entry.summary

    def _start(self) -> None:
        """Run the home screen where no command was called; click comes by here before a called command too."""
        if get_current_context().invoked_subcommand is None:
            import_module(f"{self._registry.package}.{self._registry.home}").command()


def _version_option() -> TyperOption:
    return TyperOption(
        param_decls=["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help="显示版本",
        callback=_print_version,
    )


def _print_version(ctx: Context, _parameter: Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        say(f"gytrack {__version__}")
        ctx.exit()
