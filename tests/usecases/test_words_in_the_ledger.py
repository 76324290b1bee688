"""The words that stand, as the ledger finds them, against the plain reading of the rule over all entries."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ledgers import copied
from workbench import Book

from gytrack.ledger.queries import tasks as task_queries
from gytrack.ledger.queries import told as told_queries
from gytrack.ledger.queries.filters import Filter
from gytrack.records.ledger import Said, Told, Words

FIRST = date(2025, 6, 1)
COUNTING = (None, "各街道", "米市巷街道")


class Logged(NamedTuple):
    dept: str | None
    day: date
    text: str
    problem: str
    next_step: str


NOTES = st.sampled_from(("", "甲", "乙", "无"))
ENTRIES = st.lists(
    st.builds(
        Logged,
        st.sampled_from((*COUNTING, "区卫健局", "区财政局")),
        st.integers(0, 4).map(lambda days: FIRST + timedelta(days)),
        NOTES,
        NOTES,
        NOTES,
    ),
    max_size=8,
)


def expected(entries: list[Logged], field: str, day: date) -> tuple[Logged, bool] | None:
    """Return whose words stand: the last of those that count, else the last of anybody."""
    known = sorted(
        (one for one in entries if one.day <= day and getattr(one, field)), key=lambda one: one.day
    )
    counting = [one for one in known if one.dept in COUNTING]
    if counting:
        return counting[-1], True
    return (known[-1], False) if known else None


# Two of one day, and a later report that leaves everything open.
ONE_DAY = [
    Logged(dept, FIRST + timedelta(later), note, note, note)
    for dept, later, note in ((None, 0, "甲"), ("米市巷街道", 0, "乙"), ("区财政局", 1, "甲"), (None, 2, ""))
]


@example(entries=ONE_DAY, day=4)
@example(entries=[one._replace(dept=one.dept and "区财政局") for one in ONE_DAY[1:3]] + ONE_DAY[3:], day=4)
@given(entries=ENTRIES, day=st.integers(0, 4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_the_ledger_finds_the_words_that_the_rule_names(
    small_ledger: Path, entries: list[Logged], day: int
) -> None:
    as_of = FIRST + timedelta(day)
    with TemporaryDirectory() as folder:
        book = Book(copied(small_ledger, Path(folder) / "ledger.db"))
        found = stored(book, entries, as_of)
    for field in ("text", "problem", "next_step"):
        wanted, said = expected(entries, field, as_of), getattr(found, field)
        assert plain(said, field) == (None if wanted is None else told(*wanted, field)), field
    days = [one.day for one in entries if one.day <= as_of and one.dept in COUNTING]
    assert found.counted_day == max(days, default=None)


def told(entry: Logged, counts: bool, field: str) -> tuple[object, ...]:
    return entry.day, entry.dept, getattr(entry, field), counts


def plain(said: Said | None, field: str) -> tuple[object, ...] | None:
    return said and (said.report.day, said.report.dept, getattr(said.report, field), said.counts)


def stored(book: Book, entries: list[Logged], day: date) -> Words:
    """Log the entries on a task that 各街道 lead, 米市巷街道 among them, and read its words."""
    book.group("各街道", "米市巷街道")
    for entry in entries:
        book.log(
            "1.1.2", entry.text, problem=entry.problem, next_step=entry.next_step, percent="10", dept=entry.dept,
            day=entry.day.isoformat(),
        )  # fmt: skip
    with book.reader() as (ledger, plan):
        (task,) = task_queries.tasks(ledger, Filter(plan.id, code="1.1.2"))
        found = told_queries.told_of(ledger, task, plan.id, day)
    return (found or Told()).words
