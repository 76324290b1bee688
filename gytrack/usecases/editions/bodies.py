"""The departments of a new edition under the names that the ledger knows them by."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gytrack.ledger.queries.departments import Name
from gytrack.records.plan import Department, Party, Plan, Task
from gytrack.usecases.asking.typed import plain


def with_known_names(plan: Plan, names: Iterable[Name]) -> Plan:
    """Return a plan whose departments have the names of the ledger, known by name or alias; the others stay.

    A department that the plan names twice under names of one takes part once, in the role named first.
    """
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(plain(name.name), name.department)
    called = {one.name: _known(one, known) for one in plan.departments}
    tasks = tuple(replace(task, parties=_parties(task, called)) for task in plan.tasks)
    return replace(plan, tasks=tasks, departments=_departments(plan, called))


def _known(one: Department, known: Mapping[str, str]) -> str:
    """Return what the ledger calls a department, by its own name before its aliases."""
    found = (known.get(plain(name)) for name in (one.name, *one.aliases))
    return next(filter(None, found), one.name)


def _parties(task: Task, called: Mapping[str, str]) -> tuple[Party, ...]:
    once: dict[str, Party] = {}
    for party in task.parties:
        name = called.get(party.name, party.name)
        once.setdefault(name, replace(party, name=name))
    return tuple(once.values())


def _departments(plan: Plan, called: Mapping[str, str]) -> tuple[Department, ...]:
    """Return each department once; whatever else the plan calls it becomes an alias."""
    once: dict[str, Department] = {}
    for one in plan.departments:
        name = called[one.name]
        others = (*one.aliases, one.name)
        members = tuple(dict.fromkeys(called.get(member, member) for member in one.members))
        before = once.get(name)
        if before is not None:
            others, members = (*before.aliases, *others), (*before.members, *members)
        aliases = tuple(alias for alias in dict.fromkeys(others) if plain(alias) != plain(name))
        once[name] = replace(before or one, name=name, aliases=aliases, members=members)
    return tuple(once.values())
