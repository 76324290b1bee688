"""Who leads and supports tasks, in the order of the paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import LATEST, Filter, batches, wanted
from gytrack.ledger.queries.tasks import department_names
from gytrack.records.terms import Role

_LEADS_FIRST = "|"


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
    """Return who has a part in a task as the ledger keeps it: ``3 1|2``."""
    return _LEADS_FIRST.join(" ".join(map(str, ids)) for ids in parties)


def ids_in(text: str) -> list[str]:
    """Return the ids in what was packed, those that lead first, as text."""
    return text.replace(_LEADS_FIRST, " ").split()


def assigned(ledger: Reader, chosen: Filter) -> dict[int, Parties]:
    """Return, by task, who has a part in it; a task that nobody is named for is left out."""
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT a.task_id, a.department_id, a.role FROM wanted w CROSS JOIN assignment a "
        "WHERE a.task_id = w.id ORDER BY a.task_id, a.ord",
        **values,
    )
    found: dict[int, tuple[list[int], list[int]]] = {}
    for task, department, role in rows:
        found.setdefault(task, ([], []))[role != "lead"].append(department)
    return {task: Parties(tuple(lead), tuple(support)) for task, (lead, support) in found.items()}


def involved(ledger: Reader, chosen: Filter) -> dict[int, Involved]:
    """Return the same by name, and the part of the department asked for."""
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT w.id, r.parties FROM wanted w LEFT JOIN reached r ON r.id = w.id", **values
    )
    names, known, unknown = department_names(ledger), {}, []
    for task, text in rows:
        if text is None:
            unknown.append(task)
        elif text != _LEADS_FIRST:
            lead, support = text.split(_LEADS_FIRST)
            known[task] = Parties(_ids(lead), _ids(support))
    if unknown:
        known |= assigned(ledger, chosen._replace(only=tuple(unknown)))
    own = chosen.departments or ()
    return {task: _by_name(parties, own, names) for task, parties in known.items()}


def _ids(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


def _by_name(parties: Parties, own: Sequence[int], names: Mapping[int, str]) -> Involved:
    lead, support = parties
    role, via = _part(parties, own, names) if own else (None, None)
    return Involved(role, via, tuple([names[one] for one in lead]), tuple([names[one] for one in support]))


def _part(parties: Parties, own: Sequence[int], names: Mapping[int, str]) -> tuple[Role | None, str | None]:
    """Return the part of a department, which stands before the collectives that it belongs to."""
    roles: tuple[tuple[Role, tuple[int, ...]], ...] = (("lead", parties.lead), ("support", parties.support))
    for role, ids in roles:
        if own[0] in ids:
            return role, None
        for one in ids:
            if one in own:
                return role, names[one]
    return None, None


def parties_in(ledger: Reader, plan_id: int, sections: Iterable[int]) -> Iterator[tuple[int, str, Role]]:
    """Yield who is named for a task that the latest edition has in a section, by the section's id, as the paper has it."""
    found: list[tuple[int, int, int, int, Role]] = []
    for marks, values in batches("section", sections):
        found += ledger.rows(
            "SELECT t.ord, a.ord, t.section_id, a.department_id, a.role FROM task t CROSS JOIN assignment a "
            f"WHERE t.section_id IN ({marks}) AND t.edition_id = {LATEST} AND a.task_id = t.id",
            plan=plan_id,
            **values,
        )
    names = department_names(ledger)
    return ((section, names[department], role) for _, _, section, department, role in sorted(found))
