"""Who is responsible: tasks that nobody leads, departments that are written in two ways."""

from collections.abc import Iterator

from gytrack.usecases.checking.finding import Finding
from gytrack.usecases.checking.matter import Matter
from gytrack.usecases.naming.suggestions import merge_words, typed
from gytrack.usecases.reporting.listing import Listed


def without_lead(matter: Matter) -> Iterator[Finding]:
    """Yield the tasks of every kind that no department leads; one that only a collective leads counts too.

    A plan that names nobody at all is one finding, not one for each task.
    """
    if matter.tasks and not matter.departments:
        wrong, todo = (
            f"全部{len(matter.tasks)}项任务都没有写明单位",
            f"明确牵头单位后补上：{matter.mending()}",
        )
        yield Finding("no_lead", "", None, "", wrong, todo)
        return
    for line in matter.tasks:
        if not any(_can_be_named(matter, name) for name in line.lead):
            yield matter.of_task(line, "no_lead", *_unled(matter, line))


def _can_be_named(matter: Matter, name: str) -> bool:
    """Say whether a name stands for departments that can be asked: of a collective only where its members are known."""
    row = matter.departments[name]
    return bool(row.members) or not row.collective


def _unled(matter: Matter, line: Listed) -> tuple[str, str]:
    if line.lead:
        todo = f"列出成员：gytrack dept group {typed(line.lead[0])} --add 单位 --plan {matter.plan.code}"
        return f"只写了统称：{'、'.join(line.lead)}", todo
    wrong = f"只写了配合单位：{'、'.join(line.support)}" if line.support else "没有写明单位"
    return wrong, f"明确牵头单位后补上：{matter.mending()}"


def two_ways(matter: Matter) -> Iterator[Finding]:
    """Yield the departments that are probably another one, with the command that makes them one."""
    for pair in matter.pairs:
        yield Finding(
            "department_twice",
            pair.name,
            matter.departments[pair.name].place,
            pair.name,
            f"疑似与“{pair.into}”是同一单位",
            f"如果是，运行 {merge_words(matter.plan.code, pair.name, pair.into)}",
        )
