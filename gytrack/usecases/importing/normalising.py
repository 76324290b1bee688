"""A plan as the ledger keeps it: each part under a code of its own, each department under one name.

What is normalised stays as it is when it is normalised again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gytrack.records.plan import Department, Party, Plan, Task
from gytrack.usecases.importing.own_codes import OwnCodes
from gytrack.usecases.naming.names import is_collective, whole_names


def normalised(plan: Plan) -> Plan:
    """Return a plan with a code for each part, and with all its departments listed and named by one name each.

    Names are made whole only for a paper, which lists no departments; those of a list are as a person wants them.
    """
    plan = _with_own_codes(plan)
    if plan.departments:
        own = {alias: one.name for one in plan.departments for alias in one.aliases}
        own |= {one.name: one.name for one in plan.departments}
        listed = plan.departments
    else:
        own = whole_names([party.name for party in plan.named()])
        listed = _listed(plan.named(), own)
    tasks = tuple(replace(task, parties=tuple(_renamed(task, own))) for task in plan.tasks)
    others = (Department(party.name, party.place) for party in plan.named() if party.name not in own)
    return replace(plan, tasks=tasks, departments=tuple(_collective_told(one) for one in (*listed, *others)))


def _with_own_codes(plan: Plan) -> Plan:
    sections = OwnCodes(section.code for section in plan.sections)
    tasks = OwnCodes(task.code for task in plan.tasks)
    own_sections = tuple(replace(one, code=sections.add(one.code, one.place)) for one in plan.sections)
    own_tasks = tuple(
        replace(
            one,
            code=tasks.add(one.code, one.place),
            section=sections.at(one.section, one.place) or one.section,
        )
        for one in plan.tasks
    )
    targets = tuple(
        replace(
            one,
            owner=tasks.at(one.owner, one.place) or sections.at(one.owner, one.place) or one.owner,
        )
        for one in plan.targets
    )
    return replace(plan, sections=own_sections, tasks=own_tasks, targets=targets)


def _listed(named: Iterable[Party], own: Mapping[str, str]) -> tuple[Department, ...]:
    """List the departments that a paper names, each where it is first named, its short names as aliases."""
    found: dict[str, Department] = {}
    for party in named:
        one = found.setdefault(own[party.name], Department(own[party.name], party.place))
        if one.name != party.name:
            found[one.name] = replace(one, aliases=(*one.aliases, party.name))
    return tuple(found.values())


def _renamed(task: Task, own: Mapping[str, str]) -> Iterator[Party]:
    """Yield a task's departments by their one name; one that is named twice takes part once, in the role named first."""
    seen: set[str] = set()
    for party in task.parties:
        name = own.get(party.name, party.name)
        if name not in seen:
            seen.add(name)
            yield replace(party, name=name)


def _collective_told(one: Department) -> Department:
    """Settle whether a department is a collective; what its name says of one that is none need not be repeated."""
    by_name = is_collective(one.name)
    said = by_name if one.collective is None else one.collective
    collective = True if said or one.members else (False if by_name else None)
    return replace(one, collective=collective)
