"""What stands written of each task up to a day: 目前进展, 存在问题 and 下步计划, each from the latest report that has words for it.

The reports that count (``progress``) go first; a supporting department's words stand only where none of those has any.
Most are the latest report's, which status has read already; only what that one leaves open is looked up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from gytrack.ledger import codec
from gytrack.ledger.connection import Reader
from gytrack.ledger.queries.corrections import STANDS
from gytrack.ledger.queries.filters import Filter, batches, wanted
from gytrack.ledger.queries.progress import LEADS, by_id
from gytrack.records.ledger import Reports, Said, Words

_Column = Literal["text", "problem", "next_step"]
_Found = tuple[int | None, int | None, int | None]
"""The entries that have a task's text, problem and next step: those that do not count are negative, none is null."""

_NOWHERE: _Found = (None, None, None)


def words(ledger: Reader, chosen: Filter, day: date, reports: Mapping[int, Reports]) -> dict[int, Words]:
    """Return, by task, the words that stand on ``day``; ``reports`` are those of the tasks asked for on that day."""
    latest = {task: _latest_of(known) for task, known in reports.items()}
    found = dict(_left_open(ledger, chosen, day, latest)) if latest else {}
    said = _said(ledger, {entry for three in found.values() for entry in three if entry is not None}).get
    standing = {}
    for task, own in latest.items():
        text, problem, next_step = found.get(task, _NOWHERE)
        report, counts = own
        standing[task] = Words._make((
            own if report.text else said(text),
            own if report.problem else said(problem),
            own if report.next_step else said(next_step),
            report.day if counts else None,
        ))  # fmt: skip
    return standing


def _latest_of(known: Reports) -> Said:
    """Return the latest report that counts, of anybody where none does."""
    counted = known.counted
    if counted is not None:
        return Said._make((counted, True))
    assert known.last is not None  # noqa: S101 - a task without reports is not among them
    return Said._make((known.last, False))


def _left_open(
    ledger: Reader, chosen: Filter, day: date, latest: Mapping[int, Said]
) -> Iterator[tuple[int, _Found]]:
    """Yield tasks with the entries that have the words which the latest report leaves open."""
    texts = dict(_texts(ledger, [task for task, own in latest.items() if not own.report.text], day))
    cte, values = wanted(chosen)
    rows = ledger.rows(
        f"{cte} SELECT w.id, {_latest('problem')}, {_latest('next_step')} FROM wanted w",
        day=codec.encode(day),
        **values,
    )
    for task, problem, next_step in rows:
        if task in latest:
            report = latest[task].report
            yield (
                task,
                (
                    texts.get(task),
                    None if report.problem else problem,
                    None if report.next_step else next_step,
                ),
            )


def _texts(ledger: Reader, tasks: Sequence[int], day: date) -> Iterator[tuple[int, int | None]]:
    """Yield tasks with the entry that has their text, null where none has."""
    for marks, values in batches("id", tasks):
        sql = f"SELECT w.id, {_latest('text')} FROM task w WHERE w.id IN ({marks})"
        yield from ledger.rows(sql, day=codec.encode(day), **values)


def _latest(column: _Column) -> str:
    """Read a task's newest entry with words of a kind along its index: one that counts, else, negative, anybody's."""
    newest = (
        f"FROM entry e WHERE e.task_id = w.id AND e.{column} <> '' AND e.day <= :day AND {{}} AND {STANDS} "
        "ORDER BY e.day DESC, e.id DESC LIMIT 1"
    )
    return f"coalesce((SELECT e.id {newest.format(LEADS)}), (SELECT -e.id {newest.format('TRUE')}))"


def _said(ledger: Reader, found: Iterable[int]) -> dict[int | None, Said]:
    """Return the reports by the numbers under which they were found."""
    counts = {abs(entry): entry > 0 for entry in found}
    reports = by_id(ledger, counts)
    return {entry if own else -entry: Said(reports[entry], own) for entry, own in counts.items()}
