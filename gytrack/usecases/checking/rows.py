"""What a check found, in words, as rows and as data."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gytrack.export.tables import SCHEMA, Column, Table, Value
from gytrack.usecases.checking.check import Checked
from gytrack.usecases.checking.finding import HEADINGS, Finding
from gytrack.usecases.reporting.row_json import Json

_COLUMNS = (
    Column("plan", "方案"),
    Column("kind", "类别"),
    Column("code", "编号"),
    Column("line", "原文行", "number"),
    Column("wrong", "问题"),
    Column("quote", "原文"),
    Column("todo", "办法"),
)


def summary(checked: Checked) -> str:
    """Say in one line how much was found, and of which kinds."""
    plan, number = f"《{checked.plan.title}》（{checked.plan.code}）", len(checked.findings)
    if not number:
        return f"{plan}没有发现问题"
    kinds = Counter(finding.kind for finding in checked.findings)
    parts = (f"{words}{kinds[kind]}处" for kind, words in HEADINGS.items() if kinds[kind])
    return f"{plan}有{number}处要看：{'，'.join(parts)}"


def notes(checked: Checked) -> Iterator[str]:
    """Yield what a person should know of how the check was made."""
    if not checked.reread:
        code = checked.plan.code
        yield f"{code}：原文按现在的读法与台账不同，没有列出读原文时拿不准的地方；用原文件再 gytrack read 可看"


def finding_table(all_checked: Iterable[Checked]) -> Table:
    """Return findings as rows."""
    rows = (_row(checked.plan.code, finding) for checked in all_checked for finding in checked.findings)
    return Table(_COLUMNS, rows)


def finding_json(all_checked: Iterable[Checked]) -> Json:
    """Return findings as data."""
    return {
        "schema": SCHEMA,
        "plans": [
            {
                "plan": checked.plan.code,
                "title": checked.plan.title,
                "reread": checked.reread,
                "findings": [_json(finding) for finding in checked.findings],
            }
            for checked in all_checked
        ],
    }


def _row(plan: str, finding: Finding) -> tuple[Value, ...]:
    line = None if finding.place is None else finding.place.line
    return plan, HEADINGS[finding.kind], finding.code, line, finding.wrong, finding.quote, finding.todo


def _json(finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "code": finding.code or None,
        "line": None if finding.place is None else finding.place.line,
        "quote": finding.quote or None,
        "wrong": finding.wrong,
        "todo": finding.todo,
    }
