"""What is derived of tasks and kept beside them is what their reports say, whatever was done and on whatever day one asks."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import address, copied
from workbench import Book, derived_anew, derived_of, small_plan, source

from gytrack.errors import InputError
from gytrack.ledger.apply import apply_all
from gytrack.ledger.changes import update
from gytrack.ledger.connection import reading, writing
from gytrack.ledger.footings import packed, unpacked
from gytrack.records.footing import Footing, Pace, Share
from gytrack.records.ledger import Milestone, PlanTerms, Schedule
from gytrack.status.judging import Judge
from gytrack.status.reached import Reached, weighing
from gytrack.status.rules import Rules
from gytrack.usecases.applying import derive_unknown
from gytrack.usecases.reporting.selecting import Selection
from gytrack.usecases.ruling.named_sets import built_in, one_set

MAKER = Path(__file__).parents[1] / "benchmarks" / "large.py"
STARTS, ENDS = date(2024, 1, 1), date(2026, 12, 31)
DAYS = [
    *(STARTS + timedelta(days=days) for days in range(0, 900, 97)),
    *(date(year, month, day) for year in (2024, 2025, 2026) for month, day in ((12, 30), (12, 31), (1, 1))),
    date(2027, 1, 1),
    date(2028, 6, 30),
]
PLAN = PlanTerms(1, "a", "甲", False, None, None, None, STARTS, ENDS, None, None, None, False)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with targets of every kind, many of them yearly, and reports over 18 months."""
    path = tmp_path_factory.mktemp("large") / "台账.db"
    words = ["--tasks", "150", "--entries", "4"]
    subprocess.run([sys.executable, str(MAKER), address(path), *words], check=True)
    return path


@pytest.fixture
def book_of_many(large: Path, tmp_path: Path) -> Book:
    return Book(copied(large, tmp_path / "台账.db"))


def forget(book: Book) -> None:
    for table in ("attained", "reached"):
        book.spoil(f"DELETE FROM {table}")


def test_sums_and_statuses_are_the_same_from_what_is_derived_and_from_the_reports(book_of_many: Book) -> None:
    def asked() -> Iterator[object]:
        for day in DAYS:
            yield day, book_of_many.groups("dept", day), book_of_many.groups("section", day)
            yield book_of_many.groups("dept", day, Selection("red")), book_of_many.status_text(day)

    assert all(derived_of(book_of_many.path).values())
    kept = list(asked())
    forget(book_of_many)
    assert list(asked()) == kept


def test_sums_follow_milestones_as_statuses_do(book_of_many: Book) -> None:
    with reading(book_of_many.db) as ledger:
        rows = list(
            ledger.rows("SELECT code, value, unit FROM target WHERE per IS NULL AND op = '>=' LIMIT 40")
        )
    split = 0
    for code, value, unit in rows:
        with suppress(InputError):
            book_of_many.split(code, f"2025=0{unit}", f"2026={value}{unit}")
            book_of_many.split(code, every="quarter", day="2025-04-01")
            split += 1
    assert split > 2
    kept = [(day, book_of_many.groups("dept", day)) for day in DAYS]
    forget(book_of_many)
    assert [(day, book_of_many.groups("dept", day)) for day in DAYS] == kept
    for day in DAYS:
        lights = [
            line.status.light
            for line in book_of_many.status(day).tasks
            if line.task.kind == "task" and line.task.closure != "dropped"
        ]
        total = book_of_many.groups("dept", day)[-1]
        assert total.lights == tuple(lights.count(light) for light in ("red", "yellow", "green", "grey"))


def test_sums_count_what_the_statuses_show(book_of_many: Book) -> None:
    for day in DAYS:
        shown = [
            line.status
            for line in book_of_many.status(day).tasks
            if line.task.kind == "task" and line.task.closure != "dropped"
        ]
        *_, total = book_of_many.groups("dept", day)
        lights = [status.light for status in shown]
        assert total.tasks == len(shown)
        assert total.lights == tuple(lights.count(light) for light in ("red", "yellow", "green", "grey"))
        assert total.with_percent == sum(status.percent is not None for status in shown)


OTHERS = (
    Rules(gap_unit="percent", gap_yellow=1, gap_red=50),
    Rules(counted_goal=1),
    Rules(counted_goal=1000),
    Rules(about_percent=40),
    Rules(missed_yellow=None, missed_red=2, missed_after_reports=True),
    Rules(late_yellow_days=1, late_orange_days=30, late_red_days=90, unbegun_yellow=1),
)


@pytest.mark.parametrize("rules", OTHERS)
def test_sums_count_what_the_statuses_show_under_any_rules(book_of_many: Book, rules: Rules) -> None:
    book_of_many.spoil("UPDATE plan SET asked_from = '2024-02-01'")
    for day in DAYS:
        lights = [
            line.status.light
            for line in book_of_many.status(day, trial=rules).tasks
            if line.task.kind == "task" and line.task.closure != "dropped"
        ]
        *_, total = book_of_many.groups("dept", day, trial=rules)
        assert total.lights == tuple(lights.count(light) for light in ("red", "yellow", "green", "grey"))
        *_, red = book_of_many.groups("section", day, Selection("red"), trial=rules)
        assert red.tasks == lights.count("red")


@pytest.mark.parametrize("rules", OTHERS)
def test_what_is_kept_makes_no_difference_under_any_rules(book_of_many: Book, rules: Rules) -> None:
    def asked() -> list[object]:
        return [
            (book_of_many.groups("dept", day, trial=rules), lights(book_of_many, day, rules)) for day in DAYS
        ]

    kept = asked()
    forget(book_of_many)
    assert asked() == kept


def lights(book: Book, day: date, rules: Rules) -> list[object]:
    return [(line.status.light, line.status.rule) for line in book.status(day, trial=rules).tasks]


def test_sums_count_lights_set_by_hand(book_of_many: Book) -> None:
    book_of_many.today = date(2025, 6, 1)
    codes = [line.task.code for line in book_of_many.status(book_of_many.today).tasks if line.status.light]
    for code in codes[:3]:
        book_of_many.override(code, "red", date(2025, 9, 30))
    book_of_many.lift(codes[0])
    for day in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 9, 30), date(2025, 10, 1)):
        shown = [line.status for line in book_of_many.status(day).tasks if line.task.kind == "task"]
        *_, total = book_of_many.groups("dept", day)
        assert total.lights.red == sum(status.light == "red" for status in shown)
        by_hand = sum(status.manual is not None for status in shown)
        assert by_hand == (2 if date(2025, 6, 1) <= day <= date(2025, 9, 30) else 0)
        *_, overdue = book_of_many.groups("dept", day, Selection(overdue=True))
        assert overdue.tasks == sum(status.overdue for status in shown)


def test_a_part_is_summed_as_the_whole_is(book_of_many: Book) -> None:
    (name, *_), *_ = book_of_many.groups("dept")
    narrowings: tuple[dict[str, Any], ...] = (
        {"dept": name},
        {"section": "1.1"},
        {"kind": "task"},
        {"dept": name, "role": "lead"},
    )
    for narrowing in narrowings:
        kept = book_of_many.groups("dept", **narrowing)
        assert kept[-1].tasks == sum(
            line.task.kind == "task" for line in book_of_many.status(**narrowing).tasks
        )
        overdue = book_of_many.groups("dept", selection=Selection(overdue=True), **narrowing)[-1].tasks
        assert overdue == sum(
            line.status.overdue for line in book_of_many.status(**narrowing).tasks if line.task.kind == "task"
        )


def test_every_command_keeps_what_is_derived(book: Book) -> None:
    book.plan = "small"

    def is_kept() -> bool:
        return derived_of(book.path) == derived_anew(book.path)

    assert is_kept()
    book.log("1.1.1", "挂牌", values=["t1=2"], percent="30", dept="区卫健局")
    assert is_kept()
    book.log("1.1.1", "挂牌1家", values=["t1=1"], corrects="3")
    assert is_kept()
    book.undo()
    assert is_kept()
    book.log("1.1.1", "拨款", state="slow", dept="区财政局")
    book.met("1.1.1t1")
    assert is_kept()
    book.unmet("1.1.1t1", "复核")
    assert is_kept()
    book.split("1.1.1t1", "2025-06=2", "2025=5")
    assert is_kept()
    book.split("1.1.1t1", "2025-09=3", day="2025-06-15")
    assert is_kept()
    book.split("1.1.1t1", clear=True)
    assert is_kept()
    book.group("各街道", "米市巷街道")
    assert is_kept()
    book.log("1.1.2", "进社区", percent="50", dept="米市巷街道")
    book.group("各街道", remove=["米市巷街道"])
    assert is_kept()
    book.override("1.1.1", "red", date(2025, 9, 30))
    assert is_kept()
    book.use_rules(one_set("sanya", built_in()), date(2025, 1, 1))
    assert is_kept()
    book.merge("长乐教育局", "财政局")
    assert is_kept()
    book.update(small_plan(issued=date(2024, 1, 1)), source("新版"))
    assert is_kept()
    book.undo()
    book.undo()
    assert is_kept()
    book.close("1.1.1", day="6-10")
    assert is_kept()
    book.verify("1.1.1", day="6-20")
    assert is_kept()
    book.reopen("1.1.1")
    assert is_kept()
    book.undo()
    assert is_kept()
    book.set_aside("1.1.2", "已由省里统一建设")
    assert is_kept()
    book.store(small_plan(), source("另一份"), "other")
    assert is_kept()


def test_what_nobody_derived_is_not_known_and_found_from_the_reports(book: Book) -> None:
    book.log("1.1.1", "挂牌", percent="30")
    before = book.groups("dept")
    with writing(book.db) as ledger:
        change = update("task", 1, {"ongoing": False}, ongoing=True)
        apply_all(ledger, [(book.actor().command("test", "test"), [change])])
    assert 1 not in derived_of(book.path)["reached"]
    assert book.groups("dept") != before
    with writing(book.db) as ledger:
        derive_unknown(ledger)
    assert derived_of(book.path) == derived_anew(book.path)


dues = st.none() | st.dates(STARTS, ENDS)
figures = st.integers(0, 9999).map(lambda number: Decimal(number).scaleb(-2))
steps = st.lists(st.builds(Milestone, st.dates(STARTS, ENDS), figures), max_size=3).map(tuple)
schedules = st.lists(st.builds(Schedule, dues, steps), min_size=1, max_size=3).map(tuple)
paces = st.builds(Pace, dues, figures.map(lambda way: way + 1), schedules, st.booleans())
shares = st.lists(
    st.builds(Share, dues, st.integers(0, 100), st.just(""), st.none() | paces), max_size=4
).map(tuple)
footings = st.builds(
    Footing,
    st.sampled_from(["task", "measure"]),
    st.sampled_from(["open", "closed"]),
    st.booleans(),
    dues,
    st.none() | st.integers(0, 100),
    st.none() | st.sampled_from(["not_started", "slow", "done"]),
    st.booleans(),
    dues,
    shares,
    st.just(()) | st.lists(paces, max_size=3).map(tuple),
)


@given(footings)
def test_what_is_packed_is_unpacked(task: Footing) -> None:
    assert unpacked(packed(task)) == task


@pytest.mark.parametrize(
    "text",
    [
        "task|open||2025-12-31|40|slow|1||2025-12-31=40 =60",
        "task|open|||40||1||=40=,5;,2024-12-31:2|,5;,2024-12-31:2 2025-12-31,0",
        "task|open|||40||1||||2025-06-01",
    ],
)
def test_what_was_kept_before_there_were_years_reads_and_is_kept_the_same(text: str) -> None:
    task = unpacked(text)
    assert packed(task) == text
    assert not any(pace.yearly for pace in (*task.paces, *filter(None, (one.pace for one in task.shares))))


@given(footings, st.dates(STARTS, ENDS))
def test_what_is_left_out_weighs_nothing(task: Footing, day: date) -> None:
    done = Reached(task.percent, None, task.state, None, None, task.shares, task.paces)
    less = task._replace(shares=tuple(weighing(done, task.due)))
    judge = Judge(PLAN, day, Rules())
    whole, lighter = judge.worst(task), judge.worst(less)
    assert (whole and whole.points) == (lighter and lighter.points)
