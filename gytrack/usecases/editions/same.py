"""Whether two editions say the very same, wherever in their papers it stands."""

from dataclasses import replace

from gytrack.records.plan import Place, Plan

_NOWHERE = Place(1, 1, 1, 1)


def says_the_same(old: Plan, new: Plan) -> bool:
    """Say whether a new edition, with all that is carried into it, would change nothing but where its words stand."""
    return _said(old) == _said(new) and _names(new) <= _names(old)


def _names(plan: Plan) -> set[tuple[str, ...]]:
    """Return what a plan says of the names and members of departments; a person may have said more."""
    aliases = {("alias", alias) for one in plan.departments for alias in (*one.aliases, one.name)}
    return aliases | {("member", one.name, member) for one in plan.departments for member in one.members}


def _said(plan: Plan) -> list[object]:
    return [
        plan.head,
        [(one.code, one.title) for one in plan.sections],
        [
            (
                replace(one, place=_NOWHERE, parties=()),
                [(party.name, party.role) for party in one.parties],
            )
            for one in plan.tasks
        ],
        sorted(repr(replace(one, place=_NOWHERE)) for one in plan.targets),
    ]
