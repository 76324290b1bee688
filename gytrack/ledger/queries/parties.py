"""Who leads and supports tasks, in the order of the paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.as_kept import KeptByTask
from gytrack.ledger.queries.filters import LATEST, Filter, batches, holding, on_day, wanted
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.terms import Role

_Id = TypeVar("_Id", int, str)
_ROLES: tuple[Role, Role] = ("lead", "support")
_LEADS_FIRST = "\t"
"""Blank as a space is, so that a sum splits at both alike."""


class Parties(NamedTuple):
    """The ids of the departments that lead and that support a task."""

    lead: tuple[int, ...]
    support: tuple[int, ...]


class Involved(NamedTuple):
    """Who has a part in a task, by name; ``role`` is that of the department asked for, null where it has none.

    ``via`` is the collective through which it has it; who leads and supports leads.
    """

    role: Role | None
    via: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]


NOBODY = Parties((), ())
UNINVOLVED = Involved(None, None, (), ())


def packed(parties: Parties) -> str:
    """Return who has a part in a task as the ledger keeps it: those that lead, a tab, the others."""
    return _LEADS_FIRST.join(" ".join(map(str, ids)) for ids in parties)


class Holding(NamedTuple):
    """A department that has a part in a task, from when until when; null is ever."""

    department: int
    role: Role
    begins: date | None
    ends: date | None


def ever_assigned(ledger: Reader, chosen: Filter) -> dict[int, list[Holding]]:
    """Return, by task, who has a part in it on any day."""
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT a.task_id, a.department_id, a.role, a.begins, a.ends FROM wanted w CROSS JOIN assignment a "
        "WHERE a.task_id = w.id ORDER BY a.task_id, a.ord",
        **values,
    )
    found: dict[int, list[Holding]] = {}
    for task, department, role, begins, ends in rows:
        found.setdefault(task, []).append(Holding(department, role, codec.day(begins), codec.day(ends)))
    return found


def holding_on(ever: Iterable[Holding], day: date) -> Parties:
    """Return who of those has a part on a day."""
    now = [
        one
        for one in ever
        if (one.begins is None or one.begins <= day) and (one.ends is None or one.ends > day)
    ]
    lead, support = (
        [one.department for one in now if (one.role == "lead") is leads] for leads in (True, False)
    )
    return Parties(tuple(lead), tuple(support))


def assigned(ledger: Reader, chosen: Filter) -> dict[int, Parties]:
    """Return, by task, who has a part in it on the day asked for, else as printed.

    A task that nobody is named for is left out.
    """
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT a.task_id, a.department_id, a.role FROM wanted w CROSS JOIN assignment a "
        f"WHERE a.task_id = w.id AND {on_day(chosen, values)} ORDER BY a.task_id, a.ord",
        **values,
    )
    found: dict[int, tuple[list[int], list[int]]] = {}
    for task, department, role in rows:
        found.setdefault(task, ([], []))[role != "lead"].append(department)
    return {task: Parties(tuple(lead), tuple(support)) for task, (lead, support) in found.items()}


def involved(ledger: Reader, chosen: Filter) -> dict[int, Involved]:
    """Return the same by name, and the part of the department asked for."""
    names, own = department_names(ledger), chosen.departments or ()
    return {task: _by_name(parties, own, names) for task, parties in assigned(ledger, chosen).items()}


def involved_as_kept(ledger: Reader, kept: KeptByTask, chosen: Filter) -> dict[int, Involved]:
    """Return the same for some tasks of the day asked for, from the assignments only where nothing is kept of it."""
    names = {str(number): name for number, name in department_names(ledger).items()}
    own = tuple(map(str, chosen.departments or ()))
    found, unknown = {}, []
    for task, (parties, _) in kept.items():
        if parties is None:
            unknown.append(task)
        elif parties != _LEADS_FIRST:
            found[task] = _by_name(_unpacked(parties), own, names)
    return found | (involved(ledger, chosen._replace(only=tuple(unknown))) if unknown else {})


def _unpacked(parties: str) -> tuple[list[str], list[str]]:
    """Return the ids of those that lead and of the others, as text."""
    lead, support = parties.split(_LEADS_FIRST)
    return lead.split(), support.split()


def _by_name(
    parties: tuple[Sequence[_Id], Sequence[_Id]], own: Sequence[_Id], names: Mapping[_Id, str]
) -> Involved:
    lead, support = parties
    role, via = _part(parties, own, names) if own else (None, None)
    return Involved(role, via, tuple([names[one] for one in lead]), tuple([names[one] for one in support]))


def _part(
    parties: tuple[Sequence[_Id], Sequence[_Id]], own: Sequence[_Id], names: Mapping[_Id, str]
) -> tuple[Role | None, str | None]:
    """Return the part of a department, which stands before the collectives that it belongs to."""
    for role, ids in zip(_ROLES, parties, strict=True):
        if own[0] in ids:
            return role, None
        for one in ids:
            if one in own:
                return role, names[one]
    return None, None


def parties_in(
    ledger: Reader, plan_id: int, sections: Iterable[int], day: date
) -> Iterator[tuple[int, str, Role]]:
    """Yield who is responsible on a day for a task that the latest edition has in a section, by the section's id."""
    found: list[tuple[int, int, int, int, Role]] = []
    for marks, values in batches("section", sections):
        found += ledger.rows(
            "SELECT t.ord, a.ord, t.section_id, a.department_id, a.role FROM task t CROSS JOIN assignment a "
            f"WHERE t.section_id IN ({marks}) AND t.edition_id = {LATEST} AND a.task_id = t.id "
            f"AND {holding(':on')}",
            plan=plan_id,
            on=codec.encode(day),
            **values,
        )
    names = department_names(ledger)
    return ((section, names[department], role) for _, _, section, department, role in sorted(found))
