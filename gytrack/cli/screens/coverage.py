"""What became of each line of a document, for people and for programs."""

from collections.abc import Sequence

from gytrack.export.plan_json import issue_json
from gytrack.export.tables import SCHEMA, Column, Table
from gytrack.reading.accounting import Account, Fate, counted
from gytrack.records.plan import Issue

_WORDS: dict[Fate, str] = {
    "task": "任务",
    "section": "章节",
    "target": "指标",
    "list": "名单",
    "field": "方案信息",
    "prose": "不含任务的文字",
    "unread": "未读懂",
    "blank": "空行",
}
_COLUMNS = (
    Column("line", "行", "number"),
    Column("fates", "去向"),
    Column("codes", "编号"),
    Column("text", "原文"),
)


def coverage_table(accounts: Sequence[Account]) -> Table:
    """Return every line with what became of it."""
    return Table(
        _COLUMNS,
        (
            (one.line, tuple(_WORDS[fate] for fate in _fates(one)), _codes(one), one.text.strip())
            for one in accounts
        ),
    )


def coverage_json(accounts: Sequence[Account], issues: Sequence[Issue]) -> dict[str, object]:
    """Return the same for programs, with the counts, each line counted once, and the issues."""
    return {
        "schema": SCHEMA,
        "counts": counted(accounts),
        "lines": [
            {"line": one.line, "fate": one.fate, "fates": _fates(one), "codes": _codes(one), "text": one.text}
            for one in accounts
        ],
        "issues": [issue_json(issue) for issue in issues],
    }


def summary_line(accounts: Sequence[Account]) -> str:
    """Say how the lines add up."""
    parts = "、".join(f"{_WORDS[fate]}{count}" for fate, count in counted(accounts).items() if count)
    return f"共{len(accounts)}行，每行按最主要的去向计一次：{parts}"


def _fates(one: Account) -> tuple[Fate, ...]:
    return tuple(dict.fromkeys(fate for fate, _ in one.fates))


def _codes(one: Account) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for _, code in one.fates if code))
