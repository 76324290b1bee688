"""What was found in a document, for a person who decides whether to store it."""

from collections.abc import Iterator

from gytrack import wording
from gytrack.dates import deadline, long_day, shorten
from gytrack.export.tables import Column, Table, Value
from gytrack.records.plan import Plan, Task
from gytrack.usecases.import_plan import found_in

_COLUMNS = (
    Column("code", "编号"),
    Column("kind", "类别"),
    Column("lead", "牵头单位"),
    Column("due", "完成时限"),
    Column("text", "内容／量化指标"),
)


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
    """Return the tasks as they were read, each with its targets."""
    return Table(_COLUMNS, (_row(plan, task) for task in plan.tasks))


def _row(plan: Plan, task: Task) -> tuple[Value, ...]:
    goals = [
        f"{target.name}{wording.goal(target.op, target.value, target.upper, target.unit)}"
        for target in plan.targets
        if target.owner == task.code
    ]
    due = deadline(task.due) if task.due else ("长期坚持" if task.ongoing else None)
    text = task.text + (f"【{'，'.join(goals)}】" if goals else "")
    return task.code, wording.KINDS[task.kind], task.names("lead"), due, text
