"""Ending with a code that a script can ask for, once what was asked for is out."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

import typer

from gytrack.cli.frame.choices import one_of
from gytrack.usecases.reporting.report import StatusReport

_FOUND_SOME = 4
_BAD = {"red": ("red",), "yellow": ("red", "yellow")}

FailOn = Annotated[
    Literal["red", "yellow"] | None,
    typer.Option(
        "--fail-on",
        metavar="red|yellow",
        parser=one_of({"red": ("红灯",), "yellow": ("黄灯",)}),
        help="有红灯（yellow 则黄灯也算）时以退出码4结束，供脚本使用",
    ),
]


def judge(reports: Iterable[StatusReport], fail_on: str | None) -> None:
    """End with 4 where a light is as bad as was asked, or worse."""
    bad = _BAD.get(fail_on or "", ())
    end_where(any(line.status.light in bad for report in reports for line in report.tasks))


def judge_lights(lights: Mapping[Any, int], fail_on: str | None) -> None:
    """End with 4 where counted lights are as bad as was asked, or worse."""
    end_where(any(lights.get(light) for light in _BAD.get(fail_on or "", ())))


def end_where(found_some: bool) -> None:
    """End with 4 where a report found what a script asked for."""
    if found_some:
        raise typer.Exit(_FOUND_SOME)
