"""What moved, as a person sees it."""

from collections.abc import Iterator
from itertools import groupby

from gytrack.cli.screens.output import Format, emit, emit_json, say, talk
from gytrack.usecases.bulletins.causes import Explained
from gytrack.usecases.bulletins.movement import (
    Movement,
    command_table,
    counted_on_both,
    movement_json,
    movement_table,
    reasons,
)


def print_movement(found: Movement, form: Format, *, with_all: bool, ascii_only: bool) -> None:
    """Print a comparison in the form that was asked for."""
    if form == "json":
        emit_json(movement_json(found))
        return
    if form == "table":
        _show(found, with_all=with_all, ascii_only=ascii_only)
    else:
        emit(movement_table(found, with_all=with_all), form)
    both = counted_on_both(found)
    if both:
        talk(both)
    hidden = len(found.figures) - len(found.shown(with_all=with_all))
    if hidden:
        talk(f"另有{hidden}个数字由此而变或只随时间推移（序时进度、偏差、最近报送等），--all 可列出")


def _show(found: Movement, *, with_all: bool, ascii_only: bool) -> None:
    for line in _lines(found, with_all=with_all):
        say(line)
    if found.commands:
        say(f"其间的命令{len(found.commands)}条：")
        emit(command_table(found.commands), "table", ascii_only=ascii_only)


def _lines(found: Movement, *, with_all: bool) -> Iterator[str]:
    """Yield the counts line by line, then each item with its figures on one line and what is behind them below."""
    yield f"{found.plan.title}｜{found.one.name}与{found.other.name}对比"
    shown = found.shown(with_all=with_all)
    if not shown:
        yield "没有变动的数字"
    for (what, _), moved in groupby(shown, lambda each: (each.move.what, each.move.id)):
        some = list(moved)
        if what == "summary":
            yield from (f"合计　{_figure(each)}（{'；'.join(reasons(each))}）" for each in some)
        else:
            move = some[0].move
            yield f"{move.code} {move.title}　{'，'.join(map(_figure, some))}"
            yield from (
                f"    {line}" for line in dict.fromkeys(line for each in some for line in reasons(each))
            )


def _figure(each: Explained) -> str:
    before, after = each.move.words()
    return f"{each.move.figure.words} {before} → {after}"
