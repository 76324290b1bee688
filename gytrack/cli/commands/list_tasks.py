"""``gytrack list``: the plan's tasks."""

from gytrack import people_words, term_words, wording
from gytrack.cli.desk import narrowed
from gytrack.cli.frame import options
from gytrack.cli.frame.setting import current
from gytrack.cli.opening import opened_for_reading
from gytrack.cli.screens.output import choose_format, emit, emit_json
from gytrack.dates import deadline
from gytrack.export.tables import Column, Table, Value
from gytrack.usecases.asking.narrowing import choose
from gytrack.usecases.reporting.adjusted_words import task_adjustments
from gytrack.usecases.reporting.listing import Listed, listed, task_json, task_table

_ROLE = Column("role", "责任")
_SCREEN = (
    Column("code", "编号"),
    Column("kind", "类别"),
    Column("due", "时限"),
    Column("lead", "牵头单位"),
    Column("title", "任务"),
)


def command(
    dept: options.Dept = None,
    role: options.Role = None,
    section: options.Section = None,
    kind: options.Kind = None,
    search: options.Search = None,
    unassigned: options.Unassigned = False,
    office: options.Office = None,
    form: options.Format = None,
    ascii_only: options.Ascii = False,
) -> None:
    """列出方案的任务、配套措施和保障措施。"""
    setting = current()
    narrowing = narrowed(dept, role, section, kind, search, unassigned=unassigned)
    narrowing = narrowing._replace(office=office, day=setting.today)
    form = choose_format(form)
    with opened_for_reading(setting) as ledger:
        wanted = choose(ledger, setting.plan, narrowing)
        lines = [line for found in wanted for line in listed(ledger, found.plan, found.tasks, setting.today)]
    if form == "json":
        emit_json(task_json(lines))
    elif form == "table":
        emit(_screen(lines, with_role=dept is not None), form, ascii_only=ascii_only)
    else:
        emit(task_table(lines), form)


def _screen(lines: list[Listed], *, with_role: bool) -> Table:
    """Lay tasks out for a screen; a part has only the department that was asked for."""
    if not with_role:
        return Table(_SCREEN, map(_screen_row, lines))
    parts = (wording.part(line.role, line.via) for line in lines)
    return Table(
        (_ROLE, *_SCREEN), ((part, *_screen_row(line)) for part, line in zip(parts, lines, strict=True))
    )


def _screen_row(line: Listed) -> tuple[Value, ...]:
    task = line.task
    return task.code, term_words.KINDS[task.kind], task.due and deadline(task.due), line.lead, _title(line)


def _title(line: Listed) -> str:
    """Return a task's title, with what was adjusted; where it is not clear whose the task is, that is said with it."""
    title = f"{line.task.title}（{people_words.UNCLEAR}）" if line.hands.disputes else line.task.title
    return "；".join((title, *task_adjustments(line.task)))
