"""What can be said of a rectification (整改), each by one function that every form shares."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gytrack import term_words
from gytrack.dates import deadline
from gytrack.export.json_values import iso
from gytrack.export.tables import CellKind, Column, Table, Value
from gytrack.status.rectifying import RectificationRule, RectificationStatus
from gytrack.usecases.reporting.row_json import Json

STATES: dict[RectificationRule, str] = {
    "done": "已整改",
    "done_late": "逾期完成整改",
    "overdue": "逾期未整改",
    "due_soon": "临近时限",
    "in_time": "整改中",
}


class RectificationField(NamedTuple):
    """A column over rectifications, and the function that fills it."""

    column: Column
    of: Callable[[RectificationStatus], Value]


def state_words(one: RectificationStatus) -> str:
    """Write how a rectification stands, with the days that say it: 逾期未整改（过5天）."""
    word = STATES[one.rule]
    if one.days is None:
        return word
    return f"{word}（{f'过{-one.days}天' if one.days < 0 else f'还有{one.days}天'}）"


def rectification_line(one: RectificationStatus) -> str:
    """Write a rectification as one line to read."""
    row = one.row
    done = f"结果：{row.done_text}" if one.days is None else ""
    parts = (
        f"#{row.number} {term_words.LIGHTS[one.light]} {state_words(one)}",
        f"{row.code} {row.name}",
        row.dept,
        f"限{deadline(row.due)}",
        row.text,
        done,
    )
    return "｜".join(part for part in parts if part)


def counts_words(found: Iterable[RectificationStatus]) -> str:
    """Count rectifications by how they stand: 整改3项：逾期未整改1 整改中2; empty where there is none."""
    rules = [one.rule for one in found]
    each = " ".join(f"{word}{rules.count(rule)}" for rule, word in STATES.items() if rule in rules)
    return f"整改{len(rules)}项：{each}" if rules else ""


def proofs(one: RectificationStatus) -> tuple[str, ...]:
    """Return the names of the files that prove it."""
    return tuple(proof.name for proof in one.row.proofs)


def _field(
    key: str, heading: str, of: Callable[[RectificationStatus], Value], kind: CellKind = "text"
) -> RectificationField:
    return RectificationField(Column(key, heading, kind), of)


FIELDS = (
    _field("number", "整改编号", lambda one: one.row.number, "number"),
    _field("light", "亮灯", lambda one: term_words.LIGHTS[one.light], "light"),
    _field("state", "整改情况", state_words),
    _field("code", "编号", lambda one: one.row.code),
    _field("name", "指标或任务", lambda one: one.row.name),
    _field("dept", "整改单位", lambda one: one.row.dept),
    _field("date", "提出日期", lambda one: one.row.day, "date"),
    _field("due", "整改时限", lambda one: one.row.due, "deadline"),
    _field("text", "整改要求", lambda one: one.row.text),
    _field("done_on", "完成日期", lambda one: one.row.done_on if one.days is None else None, "date"),
    _field("done_text", "整改结果", lambda one: one.row.done_text if one.days is None else None),
    _field("evidence", "佐证材料", lambda one: proofs(one) if one.days is None else ()),
)
"""The fields of the flat table, in its order."""

FIELD = {field.column.key: field for field in FIELDS}


def rectification_table(found: Iterable[RectificationStatus]) -> Table:
    """Return rectifications as rows."""
    return Table(
        tuple(field.column for field in FIELDS),
        (tuple(field.of(one) for field in FIELDS) for one in found),
        "rectifications",
    )


def rectification_json(one: RectificationStatus, plan: str) -> Json:
    """Return one rectification; what was done of it later than the day asked for is null."""
    row, done = one.row, one.days is None
    return {
        "plan": plan,
        "number": row.number,
        "code": row.code,
        "name": row.name,
        "dept": row.dept,
        "date": iso(row.day),
        "due": iso(row.due),
        "text": row.text,
        "light": one.light,
        "rule": one.rule,
        "days": one.days,
        "done_on": iso(row.done_on) if done else None,
        "done_text": row.done_text if done else None,
        "evidence": [proof._asdict() for proof in row.proofs] if done else [],
    }
