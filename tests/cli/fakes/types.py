"""A command for each of Typer's own types, made on the fly."""

import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal
from uuid import UUID

import typer

from gytrack.cli.frame.registry import Entry, Registry


def _not_empty(value: str | None) -> str | None:
    if value == "":
        message = "不能为空"
        raise typer.BadParameter(message)
    return value


_TYPES: dict[str, Any] = {
    "choice": Annotated[Literal["a", "b"] | None, typer.Option()],
    "range": Annotated[int | None, typer.Option(min=1, max=5)],
    "day": Annotated[datetime | None, typer.Option()],
    "uuid": Annotated[UUID | None, typer.Option()],
    "file": Annotated[Path | None, typer.Option(exists=True)],
    "folder": Annotated[Path | None, typer.Option(exists=True, file_okay=False)],
    "document": Annotated[Path | None, typer.Option(exists=True, dir_okay=False)],
    "plain": Annotated[str | None, typer.Option(callback=_not_empty)],
}


def _module(kind: str) -> str:
    def command(it: Any = None) -> None:
        del it

    command.__annotations__["it"] = _TYPES[kind]
    module = ModuleType(f"fakes.type_{kind}")
    vars(module)["command"] = command
    sys.modules[module.__name__] = module
    return f"type_{kind}"


REGISTRY = Registry("fakes", "home", {kind: Entry(_module(kind), kind, ()) for kind in _TYPES})
