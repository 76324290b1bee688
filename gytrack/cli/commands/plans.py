"""``gytrack plans``: the plans in the ledger."""

from gytrack.cli.frame import options
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import choose_format, emit
from gytrack.export.tables import Column, Table, Value
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.plans import all_plans, counts
from gytrack.records.ledger import PlanTerms
from gytrack.status.schedule import start_of

_COLUMNS = (
    Column("code", "代号"),
    Column("default", "默认"),
    Column("starts", "起始", "date"),
    Column("ends", "完成时限", "date"),
    Column("tasks", "建设任务", "number"),
    Column("targets", "指标", "number"),
    Column("title", "方案"),
)


def command(form: options.Format = None, ascii_only: options.Ascii = False) -> None:
    """列出台账里的方案。"""
    with opened_for_reading(current()) as ledger:
        rows = [_row(ledger, plan) for plan in all_plans(ledger)]
    emit(Table(_COLUMNS, rows, "plans"), choose_format(form), ascii_only=ascii_only)


def _row(ledger: Reader, plan: PlanTerms) -> tuple[Value, ...]:
    found = counts(ledger, plan.id)
    title = plan.title + ("（征求意见稿）" if plan.draft else "")
    default = "是" if plan.is_default else None
    return plan.code, default, start_of(plan), plan.ends, found.get("task", 0), found["target"], title
