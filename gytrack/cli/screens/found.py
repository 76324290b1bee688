"""What was found in a document, for a person who decides whether to store it."""

from collections.abc import Iterator

from gytrack import term_words, wording
from gytrack.cli.screens.screen import Group, Row
from gytrack.dates import deadline, long_day, shorten
from gytrack.export.tables import Column, Table, Value
from gytrack.records.plan import Plan, Task
from gytrack.records.terms import Role
from gytrack.usecases.importing.import_plan import found_in

_COLUMNS = (
    Column("code", "编号"),
    Column("kind", "类别"),
    Column("due", "完成时限"),
    Column("text", "内容"),
    Column("targets", "量化指标"),
    Column("lead", "牵头单位"),
    Column("support", "配合单位"),
)
SCREEN_COLUMNS = (*_COLUMNS[:3], Column("text", "内容／量化指标／责任单位"))
_ROLES: tuple[Role, ...] = ("lead", "support")


def found_lines(plan: Plan) -> Iterator[str]:
    """Yield what a document says of itself and how much was found in it."""
    head, found = plan.head, found_in(plan)
    yield f"《{head.title}》" + ("（征求意见稿）" if head.draft else "")
    dates = [
        (head.doc_no, "{}"),
        (head.issued and long_day(head.issued), "{}印发"),
        (head.effective and long_day(head.effective), "{}起施行"),
        (head.expires and long_day(head.expires), "有效期至{}"),
        (head.starts and long_day(head.starts), "{}起"),
        (head.ends and deadline(head.ends), "至{}"),
    ]
    if said := "，".join(words.format(value) for value, words in dates if value):
        yield said
    total = found.tasks + found.measures + found.safeguards
    kinds = f"建设任务{found.tasks}、配套措施{found.measures}、保障措施{found.safeguards}"
    yield f"章节{found.sections}个，任务{total}项（{kinds}），量化指标{found.targets}个，单位{found.departments}个"


def issue_lines(plan: Plan) -> Iterator[str]:
    """Yield what the reader was unsure of, each with its line and quote."""
    if plan.issues:
        yield f"拿不准的地方{len(plan.issues)}处："
    for issue in plan.issues:
        yield f"第{issue.place.line}行“{shorten(issue.quote, 40)}”：{issue.unsure}；{issue.assumed}"


def plan_table(plan: Plan) -> Table:
    """Return the tasks as they were read, each with who is responsible and its targets."""
    return Table(_COLUMNS, (_row(plan, task) for task in plan.tasks))


def plan_groups(plan: Plan) -> Iterator[Group]:
    """Yield the outline for a screen: each section, its own targets, its tasks with who is responsible."""
    own = [Row((None, "量化指标", None, goal)) for goal in _goals(plan, "")]
    if own:
        yield Group("方案总体指标", own)
    for section in plan.sections:
        rows = [Row((None, "量化指标", None, goal)) for goal in _goals(plan, section.code)]
        rows += [_screen_row(plan, task) for task in plan.tasks if task.section == section.code]
        yield Group(f"{section.code} {section.title}", rows)


def _screen_row(plan: Plan, task: Task) -> Row:
    goals = (f"指标：{goal}" for goal in _goals(plan, task.code))
    parties = (
        f"{term_words.ROLES[role]}：{'、'.join(task.names(role))}" for role in _ROLES if task.names(role)
    )
    return Row((task.code, term_words.KINDS[task.kind], _due(task), task.text), (*goals, *parties))


def _row(plan: Plan, task: Task) -> tuple[Value, ...]:
    goals = _goals(plan, task.code)
    return (
        task.code,
        term_words.KINDS[task.kind],
        _due(task),
        task.text,
        goals,
        task.names("lead"),
        task.names("support"),
    )


def _due(task: Task) -> str | None:
    return deadline(task.due) if task.due else ("长期坚持" if task.ongoing else None)


def _goals(plan: Plan, owner: str) -> tuple[str, ...]:
    return tuple(
        f"{target.name}{wording.goal(target.op, target.value, target.upper, target.unit, target.per)}"
        + (f"（{deadline(target.due)}）" if target.due else "")
        for target in plan.targets
        if target.owner == owner
    )
