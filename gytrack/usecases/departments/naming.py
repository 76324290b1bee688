"""Another name for a department, or a new one."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gytrack.dates import shorten
from gytrack.errors import InputError
from gytrack.ledger.apply import Ids
from gytrack.ledger.changes import Change, delete, insert, update
from gytrack.ledger.connection import Reader, Writer
from gytrack.ledger.queries import department_rows, departments
from gytrack.ledger.queries.departments import Name
from gytrack.records.ledger import PlanTerms
from gytrack.usecases.actor import Actor
from gytrack.usecases.applying import apply
from gytrack.usecases.asking.choosing import Department, choose_department
from gytrack.usecases.asking.typed import plain
from gytrack.usecases.naming.names import initials, is_collective
from gytrack.usecases.naming.suggestions import merge_words
from gytrack.usecases.texts import one_line

MAX_NAME = 60
"""Characters in a name; the longest of a paper, a leading group with the plan's own title in it, have some forty."""

SEPARATORS = r"[、，,；;]"
"""What stands between names in a list; none of it belongs in a name."""


class Named(NamedTuple):
    """What was named, for the echo: the command's number, the department as it was called before, the name."""

    number: int
    department: str
    name: str


def add_alias(ledger: Writer, actor: Actor, plan: PlanTerms, typed: str, alias: str) -> Named:
    """Let a department answer to another name.

    Raises:
        InputError: there is no such department, the name is no name, or a department has it already.
    """
    department = choose_department(ledger, plan, typed)
    name = checked_name(alias)
    taken = holder(departments.names(ledger, plan.id), name)
    if taken is not None:
        raise _taken(plan, taken, name, department)
    command = actor.command("dept alias", f"dept alias {department.name} {name}", plan.id)
    row = alias_row(Ids(ledger), plan, department.id, name, initials(name))
    return Named(apply(ledger, command, [row]), department.name, name)


def rename(ledger: Writer, actor: Actor, plan: PlanTerms, typed: str, new: str) -> Named:
    """Give a department another name; the old one becomes an alias. Raises as ``add_alias``."""
    department = choose_department(ledger, plan, typed)
    name = checked_name(new)
    taken = holder(departments.names(ledger, plan.id), name)
    if taken is not None and (taken.department_id != department.id or taken.name == department.name == name):
        raise _taken(plan, taken, name, department)
    command = actor.command("dept rename", f"dept rename {department.name} {name}", plan.id)
    return Named(apply(ledger, command, _renaming(ledger, plan, department, name)), department.name, name)


def _renaming(ledger: Reader, plan: PlanTerms, department: Department, name: str) -> Iterator[Change]:
    (row,) = department_rows.of(ledger, "department", "id", department.id)
    has_members = bool(department_rows.of(ledger, "member", "collective_id", department.id))
    collective = is_collective(name) or has_members
    yield update("department", row.id, row.columns, name=name, initials=initials(name), collective=collective)
    for alias in department_rows.of(ledger, "alias", "department_id", department.id):
        if plain(str(alias.columns["name"])) == plain(name):
            yield delete("alias", alias.id, alias.columns)
    if plain(department.name) != plain(name):
        yield alias_row(Ids(ledger), plan, department.id, department.name, str(row.columns["initials"]))


def alias_row(ids: Ids, plan: PlanTerms, department_id: int, name: str, letters: str) -> Change:
    """Return the row of another name of a department."""
    number = ids.next("alias")
    return insert("alias", number, plan_id=plan.id, department_id=department_id, name=name, initials=letters)


def checked_name(typed: str) -> str:
    """Return the name of a department as it can be kept.

    Raises:
        InputError: it is empty, too long, or several names.
    """
    name = one_line(typed, "单位名称")
    if not name:
        raise InputError("单位名称是空的", "请写出名称")
    if len(name) > MAX_NAME:
        raise InputError(f"单位名称“{shorten(name)}”有{len(name)}个字，超过{MAX_NAME}个字", "请写短一些")
    if re.search(SEPARATORS, name):
        raise InputError(f"“{shorten(name)}”像是几个单位的名称", "请一次只写一个")
    return name


def holder(names: Iterable[Name], name: str) -> Name | None:
    """Return under which name a department is known by ``name`` already, null where none is."""
    return next((known for known in names if plain(known.name) == plain(name)), None)


def _taken(plan: PlanTerms, taken: Name, name: str, wanted: Department) -> InputError:
    what = "的名称" if taken.name == taken.department else "的别名"
    if taken.department_id == wanted.id:
        return InputError(f"“{name}”已经是{wanted.name}{what}", "无需再设")
    merge = merge_words(plan.code, taken.department, wanted.name)
    return InputError(f"“{name}”已经是{taken.department}{what}", f"如果两者是同一个单位，运行 {merge}")
