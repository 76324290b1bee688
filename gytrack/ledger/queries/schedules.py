"""The annual plans of targets: their milestones, and from which day they hold."""

from collections.abc import Iterable, Sequence

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.filters import batches
from gytrack.records.ledger import Milestone, Schedule, TargetRow


def of_targets(ledger: Reader, targets: Iterable[int]) -> dict[int, tuple[Schedule, ...]]:
    """Return, by target, its annual plans in the order in which they were made; most targets have none."""
    if ledger.one("SELECT max(id) FROM schedule") == (None,):
        return {}
    found: dict[int, dict[int, Schedule]] = {}
    for marks, values in batches("target", targets):
        for target, number, since, due, value in ledger.rows(
            "SELECT p.target_id, p.id, p.since, m.due, m.value FROM schedule p "
            "LEFT JOIN milestone m ON m.schedule_id = p.id "
            f"WHERE p.target_id IN ({marks}) ORDER BY p.target_id, p.id, m.due",
            **values,
        ):
            own = found.setdefault(target, {})
            schedule = own.setdefault(number, Schedule(codec.day(since), ()))
            if due is not None:
                step = Milestone(codec.known_day(due), codec.number(value))
                own[number] = schedule._replace(milestones=(*schedule.milestones, step))
    return {target: tuple(own.values()) for target, own in found.items()}


def scheduled(ledger: Reader, rows: Sequence[TargetRow]) -> list[TargetRow]:
    """Return targets with their annual plans."""
    found = of_targets(ledger, [row.id for row in rows])
    return [row._replace(schedules=found[row.id]) if row.id in found else row for row in rows]
