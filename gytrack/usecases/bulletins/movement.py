"""A comparison as rows and as JSON: each figure that moved, and what is behind it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gytrack.dates import long_day
from gytrack.export.json_values import iso
from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.bulletins.causes import BY_YEAR, Explained, explained
from gytrack.usecases.bulletins.commands import WORDS, Cause
from gytrack.usecases.bulletins.moving import moves
from gytrack.usecases.bulletins.sides import Side, side_json
from gytrack.usecases.reporting.row_json import Json

BY_TIME = "随时间推移"
BY_NEW_YEAR = "每年目标跨年重新起算"
BY_RULES = "所用规则不同"
_COUNTS = "合计"
_MOST_ITEMS = 5

_COLUMNS = (
    Column("code", "编号"),
    Column("title", "任务或指标"),
    Column("figure", "数字"),
    Column("from", "原为"),
    Column("to", "现为"),
    Column("causes", "依据"),
)
_COMMANDS = (
    Column("number", "命令", "number"),
    Column("kind", "类别"),
    Column("day", "日期"),
    Column("who", "经办"),
    Column("text", "内容"),
)


class Movement(NamedTuple):
    """What moved between two sides of a plan; ``commands`` are all that lie between, null where nobody asked for them."""

    plan: PlanTerms
    one: Side
    other: Side
    figures: Sequence[Explained]
    commands: Sequence[Cause] | None = None

    def shown(self, *, with_all: bool) -> list[Explained]:
        """Return the figures without those that only follow from others or from the calendar."""
        return [each for each in self.figures if with_all or not each.move.figure.quiet]


def movement(ledger: Reader, plan: PlanTerms, one: Side, other: Side) -> Movement:
    """Compare two sides."""
    return Movement(plan, one, other, explained(ledger, plan, one, other, list(moves(one, other))))


def movement_table(found: Movement, *, with_all: bool) -> Table:
    """Return the figures that moved, one row each."""
    return Table(_COLUMNS, [_row(each) for each in found.shown(with_all=with_all)], "figures")


def command_table(causes: Sequence[Cause]) -> Table:
    """Return commands, one row each."""
    return Table(_COMMANDS, [_command_row(cause) for cause in causes], "commands")


def movement_json(found: Movement) -> Json:
    """Return all of it; an object for each figure, with its commands."""
    result: Json = {
        "schema": SCHEMA,
        "plan": found.plan.code,
        "from": side_json(found.one),
        "to": side_json(found.other),
        "figures": [_figure_json(each) for each in found.figures],
    }
    if found.commands is not None:
        result["commands"] = [cause.json() for cause in found.commands]
    return result


def reasons(each: Explained) -> Iterator[str]:
    """Say what is behind a figure that moved."""
    if each.items:
        more = f"等{len(each.items)}项" if len(each.items) > _MOST_ITEMS else ""
        yield f"见 {'、'.join(each.items[:_MOST_ITEMS])}{more}"
    else:
        yield from (cause.words() for cause in each.causes)
    if each.by_rules:
        yield BY_RULES
    if each.by_time:
        yield BY_NEW_YEAR if each.move.key in BY_YEAR else BY_TIME


def counted_on_both(found: Movement) -> str:
    """Name the commands listed that moved nothing, since the day of what they brought is in both sides; empty for none.

    Both sides of a day are reckoned by all that is known now, so that only a bulletin shows what was known then.
    """
    last = iso(found.one.as_of) or ""
    listed = found.commands if found.commands and found.one.bulletin is None else ()
    early = [str(one.line.number) for one in listed if one.undo is None and one.day and one.day <= last]
    if not early:
        return ""
    more = f"等{len(early)}条" if len(early) > _MOST_ITEMS else ""
    return (
        f"其中第{'、'.join(early[:_MOST_ITEMS])}号{more}的日期不晚于{long_day(found.one.as_of)}，两边都已计入；"
        "要与当时印发的比，用 gytrack changes --since 期号"
    )


def _row(each: Explained) -> tuple[Value, ...]:
    before, after = each.move.words()
    return (
        each.move.code or _COUNTS,
        each.move.title,
        each.move.figure.words,
        before,
        after,
        "；".join(reasons(each)),
    )


def _command_row(cause: Cause) -> tuple[Value, ...]:
    line = cause.undo or cause.redo or cause.line
    kind = "撤销" if cause.undo else "恢复" if cause.redo else WORDS[cause.kind]
    return line.number, kind, cause.day, line.who, cause.text() if line is cause.line else line.words


def _figure_json(each: Explained) -> Json:
    move = each.move
    return {
        "what": move.what,
        "code": move.code or None,
        "title": move.title or None,
        "figure": move.key,
        "from": move.old,
        "to": move.new,
        "causes": [cause.json() for cause in each.causes],
        "by_time": each.by_time,
        "by_rules": each.by_rules,
        "items": list(each.items),
    }
