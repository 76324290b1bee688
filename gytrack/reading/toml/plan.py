"""A TOML file to a plan, in the order of its outline: each section, its own targets, its tasks and theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gytrack.reading.toml.departments import Departments
from gytrack.reading.toml.entry import Entry
from gytrack.reading.toml.goals import read_targets
from gytrack.reading.toml.grammar import FILE, PLAN
from gytrack.reading.toml.head import read_head
from gytrack.reading.toml.notes import Notes
from gytrack.reading.toml.outline import ReadSection, ReadTask, read_outline
from gytrack.reading.toml.syntax import parse
from gytrack.records.plan import FILE_SCHEMA, Head, Party, Plan, Source, Target, Task


def read_toml(source: Source) -> Plan:
    """Read a plan off TOML.

    Raises:
        DocumentError: it is no TOML, or holds mistakes; all of these are told at once, with line and key.
    """
    values, node = parse(source)
    notes = Notes(source)
    file = Entry(values, node, FILE, notes)
    _check_schema(file)
    top = file.table("plan", PLAN)
    head = read_head(top)
    sections, tasks = read_outline(file, head)
    departments = Departments(top, notes).read(tasks)
    targets = tuple(_targets(top, head, sections, tasks))
    issues = notes.settle()
    return Plan(
        head=head,
        sections=tuple(one.section for one in sections),
        tasks=tuple(_with_parties(one, notes) for one in tasks),
        targets=targets,
        issues=issues,
        departments=departments,
    )


def _check_schema(file: Entry) -> None:
    schema = file.number("schema")
    if schema is not None and schema != FILE_SCHEMA:
        file.wrong(
            "schema", f"schema 是 {schema}，这个版本的 gytrack 只认 {FILE_SCHEMA}", "请升级 gytrack 后再读"
        )


def _targets(
    top: Entry, head: Head, sections: Sequence[ReadSection], tasks: Sequence[ReadTask]
) -> Iterator[Target]:
    """Yield the plan's own targets, then section by section its own and those of its tasks."""
    start = head.printed_start()
    codes = {one.task.code for one in tasks}
    by_section: dict[str, list[ReadTask]] = {}
    for one in tasks:
        by_section.setdefault(one.task.section, []).append(one)
    yield from read_targets(top, "", start)
    for entry, section in sections:
        if entry.has("targets") and section.code in codes:
            wrong = f"章节和任务的编号都是 {section.code}，两者的指标会相混"
            entry.wrong("targets", wrong, "请把指标写在任务里，或另编一个号")
        yield from read_targets(entry, section.code, start)
        for one in by_section.pop(section.code, ()):
            yield from read_targets(one.entry, one.task.code, start)
    for one in (one for strays in by_section.values() for one in strays):  # their mistakes are told as well
        yield from read_targets(one.entry, one.task.code, start)


def _with_parties(one: ReadTask, notes: Notes) -> Task:
    parties = (Party(named.name, role, notes.inside(named.node)) for role, named in one.named)
    return replace(one.task, parties=tuple(parties))
