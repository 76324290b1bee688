"""The status as a flat table, one row a task or a target: what tsv, csv and Markdown are written from."""

from collections.abc import Iterable, Sequence

from gytrack import wording
from gytrack.export.tables import Column, Table, Value
from gytrack.status.targets import TargetStatus
from gytrack.usecases.reporting.report import StatusReport, TaskLine

TASK_COLUMNS = (
    Column("plan", "方案"),
    Column("section", "项目"),
    Column("code", "编号"),
    Column("kind", "类别"),
    Column("light", "亮灯", "light"),
    Column("role", "责任"),
    Column("percent", "实际进度", "percent"),
    Column("expected", "序时进度", "percent"),
    Column("gap", "偏差（百分点）", "number"),
    Column("due", "完成时限", "date"),
    Column("missed", "欠报", "number"),
    Column("last", "最近报送", "date"),
    Column("lead", "牵头单位"),
    Column("support", "配合单位"),
    Column("progress", "进展状态"),
    Column("title", "任务"),
    Column("targets", "量化指标（完成/目标）"),
    Column("last_text", "目前进展"),
    Column("problem", "存在问题"),
    Column("next_step", "下步计划"),
    Column("text", "全文"),
)
TARGET_COLUMNS = (
    Column("plan", "方案"),
    Column("id", "编号"),
    Column("owner", "所属"),
    Column("name", "指标名称"),
    Column("goal", "方案目标"),
    Column("unit", "单位"),
    Column("baseline", "基期值", "number"),
    Column("actual", "目前完成", "number"),
    Column("attainment", "完成率", "percent"),
    Column("due", "完成时限", "date"),
    Column("met", "是否达标"),
    Column("actual_date", "数据日期", "date"),
    Column("notes", "说明"),
)


def task_table(reports: Sequence[StatusReport], *, with_all: bool) -> Table:
    """Return the tasks; without ``with_all`` only those of kind task, as the screen lists them."""
    lines = (line for report in reports for line in report.tasks if with_all or line.task.kind == "task")
    return Table(TASK_COLUMNS, map(_task_row, lines))


def target_table(reports: Iterable[StatusReport]) -> Table:
    """Return the targets."""
    return Table(
        TARGET_COLUMNS,
        (target_row(status, report.plan.code) for report in reports for status in report.targets),
    )


def target_row(status: TargetStatus, plan: str) -> tuple[Value, ...]:
    """Return one target's cells."""
    target = status.target
    return (
        plan,
        target.code,
        target.owner,
        target.name,
        wording.target_goal(target),
        target.unit,
        target.baseline,
        status.actual,
        status.attainment,
        target.due,
        met_words(status),
        status.actual_date,
        status.notes,
    )


def met_words(status: TargetStatus) -> str:
    """Say whether a target is met; one that was not reported is neither."""
    if status.met is None:
        return "目前符合" if "目前符合" in status.notes else "未报"
    if status.met_by == "statement" and status.met:
        return "认定达标"
    return "达标" if status.met else "未达标"


def target_words(targets: Iterable[TargetStatus]) -> tuple[str, ...]:
    """Write targets with what is done of them: 旗舰中医馆2/5家; 认定达标 where a person's word stands for a figure."""
    return tuple(status.target.name + _done(status) for status in targets)


def _done(status: TargetStatus) -> str:
    done = wording.done_of(status.actual, status.target)
    return done.replace("未报", "认定达标", 1) if status.met and status.actual is None else done


def _task_row(line: TaskLine) -> tuple[Value, ...]:
    task, status, last = line.task, line.status, line.reports.last
    return (
        line.plan.code,
        task.section,
        task.code,
        wording.KINDS[task.kind],
        wording.light(status.light, status.rule),
        None if line.role is None else wording.ROLES[line.role],
        status.percent,
        status.expected,
        None if status.gap is None else -status.gap,
        status.due,
        status.missed or None,
        last and last.day,
        line.lead,
        line.support,
        None if status.progress is None else wording.STATES[status.progress],
        task.title,
        target_words(line.targets),
        last and last.text,
        last and last.problem,
        last and last.next_step,
        task.text,
    )
