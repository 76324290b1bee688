"""Sections and tasks, and how their codes hang together."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.reading.toml.days import doubt_before
from gytrack.reading.toml.entry import Entry, Named
from gytrack.reading.toml.grammar import KINDS, KNOWN_KINDS, SECTION, TASK
from gytrack.reading.toml.notes import MOST_TOLD
from gytrack.records.codes import is_section_code, is_task_code
from gytrack.records.plan import Head, Section, Task
from gytrack.records.terms import MAX_TITLE, Role

_NEW_SECTION = "新的章节请先加 [[sections]]，写明 code 和 title"
_ROLES: tuple[Role, ...] = ("lead", "support")


class ReadSection(NamedTuple):
    """A section, and the table that it was read from."""

    entry: Entry
    section: Section


class ReadTask(NamedTuple):
    """A task without its departments, these with where each is named, and the table that all was read from."""

    entry: Entry
    task: Task
    named: Sequence[tuple[Role, Named]]


def read_outline(file: Entry, head: Head) -> tuple[list[ReadSection], list[ReadTask]]:
    """Return the sections, and the tasks in the order of the sections, and note what cannot be in them."""
    sections = [_section(entry) for entry in file.tables("sections", SECTION)]
    tasks = [_task(entry, head) for entry in file.tables("tasks", TASK)]
    _check_codes(((one.entry, one.section.code) for one in sections), "章节")
    _check_codes(((one.entry, one.task.code) for one in tasks), "任务")
    order = {one.section.code: number for number, one in enumerate(sections)}
    _check_sections(tasks, order)
    return sections, sorted(tasks, key=lambda one: order.get(one.task.section, len(order)))


def _section(entry: Entry) -> ReadSection:
    code = entry.code("code")
    if code and not is_section_code(code):
        entry.wrong("code", f"章节的编号“{shorten(code)}”不合规定", "请写成 2 或 2.1")
    return ReadSection(entry, Section(code, entry.text("title") or "", entry.inside("title")))


def _task(entry: Entry, head: Head) -> ReadTask:
    code = entry.code("code")
    if code and not is_task_code(code):
        entry.wrong("code", f"任务的编号“{shorten(code)}”不合规定", "请写成 2.1.3，配套措施写成 2.1.m1")
    task = Task(
        code=code,
        section=entry.code("section"),
        kind=entry.word("kind", KINDS, KNOWN_KINDS) or "task",
        text=entry.text("text") or "",
        place=entry.inside("text"),
        due=entry.day("due"),
        ongoing=entry.flag("ongoing") or False,
        own_title=_own_title(entry),
    )
    doubt_before(entry, "due", task.due, head.printed_start())
    return ReadTask(entry, task, [(role, named) for role in _ROLES for named in entry.names(role)])


def _own_title(entry: Entry) -> str | None:
    title = " ".join((entry.text("title") or "").split())
    if len(title) > MAX_TITLE:
        entry.wrong("title", f"短标题有{len(title)}个字，超过{MAX_TITLE}个字", "请写短一些，全文写在 text")
    return title or None


def _check_codes(coded: Iterable[tuple[Entry, str]], what: str) -> None:
    """Note codes that are there twice, an empty one among them where it was not written but left empty."""
    seen: set[str] = set()
    for entry, code in coded:
        if not code and entry.has("code"):
            entry.wrong("code", "编号是空的", "请写上编号")
        if code and code in seen:
            entry.wrong("code", f"{what}的编号 {shorten(code)} 重复", "请另编一个号")
        seen.add(code)


def _check_sections(tasks: Iterable[ReadTask], order: dict[str, int]) -> None:
    """Note sections that are not there, and doubt those that a task's code does not belong to."""
    told = 0
    for one in tasks:
        code = one.task.section
        if code and code not in order:
            near = _near(code, order) if told < MOST_TOLD else ""
            one.entry.wrong("section", f"没有编号为“{shorten(code)}”的章节", f"{near}{_NEW_SECTION}")
            told += 1
        elif code and not one.task.code.startswith(f"{code.partition('-')[0]}."):
            one.entry.doubt("section", f"任务 {one.task.code} 的编号不属于章节 {code}", "按所写的章节保留")


def _near(code: str, order: dict[str, int]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(code, order, n=3)
    return f"相近的编号：{'、'.join(near)}；" if near else ""
