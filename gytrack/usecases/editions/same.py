"""Whether two editions say the very same, wherever in their papers it stands."""

from dataclasses import replace

from gytrack.records.plan import Place, Plan

_NOWHERE = Place(1, 1, 1, 1)


def says_the_same(old: Plan, new: Plan) -> bool:
    """Say whether a new edition would change nothing but where its words stand.

    A short title of one's own and 按单位汇总, which papers do not print, count only where the new edition has them.
    """
    return _said(old, new) == _said(new, new) and _names(new) <= _names(old)


def _names(plan: Plan) -> set[tuple[str, ...]]:
    """Return what a plan says of the names and members of departments; a person may have said more."""
    aliases = {("alias", alias) for one in plan.departments for alias in (*one.aliases, one.name)}
    return aliases | {("member", one.name, member) for one in plan.departments for member in one.members}


def _said(plan: Plan, new: Plan) -> list[object]:
    titled = len(plan.tasks) == len(new.tasks)
    return [
        plan.head,
        [(one.code, one.title) for one in plan.sections],
        [
            (
                replace(one, place=_NOWHERE, parties=(), own_title=None),
                [(party.name, party.role) for party in one.parties],
                one.own_title if titled and new.tasks[at].own_title else None,
            )
            for at, one in enumerate(plan.tasks)
        ],
        sorted(repr(replace(one, place=_NOWHERE, by_department=False)) for one in plan.targets),
    ]
